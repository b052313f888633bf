"""A file of words that are linked to their lemmas and to their forms.

Words stand in order, in blocks, each word as the letters that it does not share with the one
before. A link says how to get from a word to a related one: how many letters to take off, and
what to put on. So the words of one inflection have the same links, and name them by a number:
the 660,000 forms of French have some 8,000 sets of links.

The file begins with a line of sizes. Then come the labels and the sets of links, a line each,
which a person can read; the first word of each block; where each block begins; the blocks.
"""

from __future__ import annotations

import mmap
import sys
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, TypeVar

_MAGIC = b"words 1 "
#: Words in a block: more of them make the file smaller and searching slower.
_BLOCK = 16
#: Numbers of sets are written in one byte or two, seven bits in each.
_MOST_SETS = 1 << 14
_KEPT_SETS = 1024

_Counted = TypeVar("_Counted", bound=Hashable)


class Link(NamedTuple):
    """The way from a word to a related one, and what the form of the two is."""

    strip: int
    ending: str
    label: str

    @classmethod
    def between(cls, word: str, other: str, label: str) -> Link:
        """Return the link from ``word`` to ``other``."""
        shared = _shared(word, other)
        return cls(len(word) - shared, other[shared:], label)

    def follow(self, word: str) -> str:
        """Return the word to which the link leads from ``word``."""
        return word[: len(word) - self.strip] + self.ending


class Links(NamedTuple):
    """The links of one word: to the lemmas whose form it is, and to its forms as a lemma."""

    lemmas: tuple[Link, ...] = ()
    forms: tuple[Link, ...] = ()


class Table:
    """The words of a file that ``write`` wrote; only what is looked up is read from it."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        head = self._data.readline()
        if not head.startswith(_MAGIC):
            raise ValueError(f"{path} is no file of words")
        at = len(head)
        sections = []
        for size in map(int, head.removeprefix(_MAGIC).split()):
            sections.append(self._data[at : at + size])
            at += size
        labels, sets, firsts, offsets = sections
        self._labels = labels.decode().split("\n")
        self._sets = sets.split(b"\n")
        self._firsts = firsts.split(b"\n")
        self._offsets = _little_endian(array("I", offsets))
        self._blocks_at = at
        # Common words share few sets, and verbs' sets are large: keep the last ones only.
        self._set = lru_cache(_KEPT_SETS)(self._parsed_set)

    def __contains__(self, word: str) -> bool:
        return self._number(word) is not None

    def lemmas(self, word: str) -> tuple[Link, ...]:
        """Return the links from ``word`` to its lemmas; none if the file does not have it."""
        return self._links(word, 0)

    def forms(self, word: str) -> tuple[Link, ...]:
        """Return the links from the lemma ``word`` to its forms; none if it is no lemma."""
        return self._links(word, 1)

    def __iter__(self) -> Iterator[str]:
        for block in range(len(self._firsts)):
            for word, _ in self._block(block):
                yield word.decode()

    def _links(self, word: str, side: int) -> tuple[Link, ...]:
        number = self._number(word)
        return () if number is None else self._set(number, side)

    def _number(self, word: str) -> int | None:
        """Return the number of the set of links that ``word`` has; None if it is missing."""
        wanted = word.encode()
        block = bisect_right(self._firsts, wanted) - 1
        if block >= 0:
            for found, number in self._block(block):
                if found >= wanted:
                    return number if found == wanted else None
        return None

    def _block(self, block: int) -> Iterator[tuple[bytes, int]]:
        """Yield the words of a block, and the number of each one's set of links."""
        start, end = self._offsets[block], self._offsets[block + 1]
        data = self._data[self._blocks_at + start : self._blocks_at + end]
        at, word = 0, b""
        while at < len(data):
            letters_end = at + 2 + data[at + 1]
            word = word[: data[at]] + data[at + 2 : letters_end]
            number, at = data[letters_end], letters_end + 1
            if number > 127:
                number, at = number & 127 | data[at] << 7, at + 1
            yield word, number

    def _parsed_set(self, number: int, side: int) -> tuple[Link, ...]:
        links = (link.split(":") for link in self._sets[number].decode().split("\t")[side].split())
        return tuple(
            Link(int(strip), ending, self._labels[int(label)]) for strip, ending, label in links
        )


def write(path: Path, words: Mapping[str, Links]) -> None:
    """Write a file of ``words``; its bytes depend on nothing else."""
    labels = _numbered(link.label for links in words.values() for side in links for link in side)
    sets = _numbered(words.values())
    if len(sets) > _MOST_SETS:
        raise ValueError(f"{len(sets)} sets of links are too many for the file")
    firsts: list[bytes] = []
    offsets = array("I", [0])
    blocks = bytearray()
    ordered = sorted(words)
    for start in range(0, len(ordered), _BLOCK):
        block = ordered[start : start + _BLOCK]
        firsts.append(block[0].encode())
        blocks += _written_block((word.encode(), sets[words[word]]) for word in block)
        offsets.append(len(blocks))
    sections = [
        "\n".join(labels).encode(),
        "\n".join(_written_set(links, labels) for links in sets).encode(),
        b"\n".join(firsts),
        _little_endian(offsets).tobytes(),
    ]
    sizes = " ".join(str(len(section)) for section in sections)
    path.write_bytes(b"".join([_MAGIC, f"{sizes}\n".encode(), *sections, blocks]))


def _written_block(words: Iterable[tuple[bytes, int]]) -> bytes:
    block = bytearray()
    previous = b""
    for word, number in words:
        shared = _shared(previous, word)
        block += bytes([shared, len(word) - shared]) + word[shared:]
        block += bytes([number] if number < 128 else [number & 127 | 128, number >> 7])
        previous = word
    return bytes(block)


def _written_set(links: Links, labels: Mapping[str, int]) -> str:
    return "\t".join(
        " ".join(f"{link.strip}:{link.ending}:{labels[link.label]}" for link in side)
        for side in links
    )


def _numbered(things: Iterable[_Counted]) -> dict[_Counted, int]:
    """Number the different ``things``, the most frequent first."""
    counts = Counter(things)
    ordered = sorted(counts, key=lambda thing: (-counts[thing], repr(thing)))
    return {thing: number for number, thing in enumerate(ordered)}


def _shared(first: str | bytes, second: str | bytes) -> int:
    """Return how many letters, or bytes, both begin with."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(first), len(second)))


def _little_endian(numbers: array[int]) -> array[int]:
    """Return the ``numbers`` in the order of bytes that the file has, or from that order."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
