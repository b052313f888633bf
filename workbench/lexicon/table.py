"""Lines of text in one compressed file, found by the expression that each begins with.

A file holds several tables. A table's lines are in the order of their keys, which ignore
accents and capitals, and are packed in blocks of some kilobytes; the head of the file says
with which key each block begins. So a line is found by unpacking one block.

Files come from strangers too: whatever is wrong with one is told as the file's damage, and
nothing unpacks to more than an honest file would.
"""

from __future__ import annotations

import json
import re
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, groupby, pairwise
from pathlib import Path

from workbench.system.errors import WorkbenchError
from workbench.system.files import read_bytes
from workbench.text.letters import without_accents, without_ligatures
from workbench.text.typography.plain_marks import straighten

#: The largest file that is read, in bytes.
LIMIT = 16 * 1024 * 1024

_MAGIC = b"bilingual lexicon 1\n"
#: A block is closed when it holds this much, in bytes: larger ones make the file smaller and
#: searching slower.
_BLOCK = 16 * 1024
#: No file may have blocks that are larger when unpacked, or more of them, or a larger head.
_LARGEST_BLOCK = 64 * 1024
_MOST_BLOCKS = 4096
_LARGEST_HEAD = 1024 * 1024
#: How many unpacked blocks a table keeps.
_KEPT = 512

#: The signs ⟦ ⟧ ⟨ ⟩ in UTF-8. Models know hints by them, so that no text may bring its own.
_HINT_SIGN = re.compile(rb"\xe2\x9f[\xa6-\xa9]")


def key_of(expression: str) -> str:
    """Return ``expression`` without what people leave out when they look it up.

    That is accents, ligatures and capitals; apostrophes are straight.
    """
    plain = straighten(expression).lower()
    if plain.isascii():
        return plain
    return without_ligatures(without_accents(plain))


class Table:
    """The lines of one table; only the blocks that are looked into are unpacked."""

    def __init__(self, path: Path, keys: Sequence[str], blocks: Sequence[memoryview]) -> None:
        self._path = path
        self._keys = keys
        self._blocks = blocks
        self._block = lru_cache(_KEPT)(self._unpacked)

    def find(self, expression: str) -> str | None:
        """Return the line that begins with ``expression``, letter by letter."""
        block = self._block_with(key_of(expression))
        start = block.find(f"\n{expression}\t".encode())
        if start < 0:
            return None
        return self._text(block[start + 1 : block.index(b"\n", start + 1)])

    def alike(self, expression: str) -> list[str]:
        """Return the lines of all expressions that have the key of ``expression``."""
        key = key_of(expression)
        lines = self._text(self._block_with(key)).split("\n")
        return [line for line in lines if line and key_of(line.partition("\t")[0]) == key]

    def matching(self, pattern: re.Pattern[str]) -> Iterator[str]:
        """Yield the lines in whose expression ``pattern`` is found."""
        for number in range(len(self._blocks)):
            block = self._text(self._block(number))
            end = 0
            for found in pattern.finditer(block):
                if found.start() > end:  # the first in its line
                    start = block.rindex("\n", 0, found.start()) + 1
                    end = block.index("\n", found.end())
                    if block.index("\t", start) >= found.end():
                        yield block[start:end]

    def __iter__(self) -> Iterator[str]:
        for number in range(len(self._blocks)):
            yield from self._text(self._block(number)).split("\n")[1:-1]

    def _block_with(self, key: str) -> bytes:
        """Return the block in which lines with ``key`` stand, if they are anywhere."""
        number = bisect_right(self._keys, key) - 1
        return self._block(number) if number >= 0 else b"\n"

    def _unpacked(self, number: int) -> bytes:
        block = _unpacked(self._blocks[number], _LARGEST_BLOCK, self._path)
        if block[:1] != b"\n" or block[-1:] != b"\n":
            raise damaged(self._path)
        return _HINT_SIGN.sub(b"", block)

    def _text(self, line: bytes) -> str:
        try:
            return line.decode()
        except UnicodeDecodeError as error:
            raise damaged(self._path) from error


def read(path: Path) -> tuple[dict[str, str], list[Table]]:
    """Return the properties and the tables of the file at ``path``.

    Raises ``WorkbenchError`` where it cannot be read, or is none that ``packed`` made.
    """
    data = memoryview(read_bytes(path, LIMIT))
    size_at = len(_MAGIC)
    head_at = size_at + 4
    if data[:size_at] != _MAGIC:
        raise damaged(path, "this is no lexicon, or one for another version of the workbench")
    head_end = head_at + int.from_bytes(data[size_at:head_at], "big")
    try:
        head = json.loads(_unpacked(data[head_at:head_end], _LARGEST_HEAD, path))
        properties = {str(name): str(value) for name, value in head["properties"].items()}
        keys = [[str(key) for key, _ in table] for table in head["tables"]]
        sizes = [[int(size) for _, size in table] for table in head["tables"]]
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        OverflowError,
        RecursionError,
    ) as error:
        raise damaged(path) from error
    every_size = [size for table in sizes for size in table]
    if (
        len(every_size) > _MOST_BLOCKS
        or min(every_size, default=0) < 0
        or head_end + sum(every_size) != len(data)
        or any(first >= second for table in keys for first, second in pairwise(table))
    ):
        raise damaged(path)
    bounds = pairwise(accumulate(every_size, initial=head_end))
    blocks = iter([data[start:end] for start, end in bounds])
    tables = [Table(path, firsts, [next(blocks) for _ in firsts]) for firsts in keys]
    return properties, tables


def packed(properties: Mapping[str, str], tables: Iterable[Iterable[str]]) -> bytes:
    """Return a file of ``tables`` of lines, each an expression, a tab, and more."""
    head: list[list[tuple[str, int]]] = []
    data = bytearray()
    for lines in tables:
        head.append([])
        for key, block in _blocks(lines):
            if len(block) > _LARGEST_BLOCK:
                raise ValueError(f"too many lines, or too long ones, with the key {key!r}")
            squeezed = zlib.compress(block, 9)
            head[-1].append((key, len(squeezed)))
            data += squeezed
    text = json.dumps({"properties": dict(properties), "tables": head}, ensure_ascii=False)
    squeezed = zlib.compress(text.encode(), 9)
    return b"".join([_MAGIC, len(squeezed).to_bytes(4, "big"), squeezed, data])


def damaged(path: Path, what: str = "the lexicon is damaged") -> WorkbenchError:
    """Return the error that says ``what`` is wrong with the file at ``path``."""
    return WorkbenchError(what, path=path, remedy="install its package again")


def _blocks(lines: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield blocks of ``lines`` with their first keys; those of one key are in one block."""

    def key(line: str) -> str:
        return key_of(line.partition("\t")[0])

    first, block = "", b""
    for one, group in groupby(sorted(lines, key=lambda line: (key(line), line)), key):
        if len(block) >= _BLOCK:
            yield first, block + b"\n"
            block = b""
        first = first if block else one
        together = [f"\n{line}" for line in group]
        if len({line.partition("\t")[0] for line in together}) < len(together):
            raise ValueError(f"two lines of one expression, with the key {one!r}")
        block += "".join(together).encode()
    if block:
        yield first, block + b"\n"


def _unpacked(data: memoryview, limit: int, path: Path) -> bytes:
    """Return what ``data`` unpacks to; raise where that is more than ``limit`` bytes."""
    unpacker = zlib.decompressobj()
    try:
        unpacked = unpacker.decompress(data, limit)
    except zlib.error as error:
        raise damaged(path) from error
    if not unpacker.eof or unpacker.unused_data:
        raise damaged(path)
    return unpacked
