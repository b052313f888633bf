"""The catalog: an ordered list of segments, read from and written to a PO file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import polib

from workbench.catalog.fast_parser import parse_fast
from workbench.catalog.po_entries import EntryText, entry_of, segment_of
from workbench.catalog.segment import Segment
from workbench.system.errors import WorkbenchError
from workbench.system.files import read_text, write_atomically

#: polib wraps comments too, which would cut our ``# key: value`` lines in two.
_NO_WRAPPING = 0

#: A valid line of a PO file. polib accepts a string without its closing quotation mark and
#: drops the last letter, so lines are checked before it reads them.
_LINE = re.compile(
    r'#.*|\s*(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?"[^"\\]*(?:\\.[^"\\]*)*"\s*|\s*'
)


class Catalog:
    """All segments of one article from ``source_language`` to ``target_language``.

    Segments are found by position (``catalog[3]``) or id (``catalog.find("b0007.2")``), and
    replaced by a changed copy with ``put``.
    """

    def __init__(
        self,
        segments: Iterable[Segment] = (),
        *,
        source_language: str,
        target_language: str,
        metadata: dict[str, str] | None = None,
        header: str = "",
        obsolete: Iterable[Segment] = (),
    ) -> None:
        self.segments = list(segments)
        self.source_language = source_language
        self.target_language = target_language
        self.metadata = metadata or _metadata(source_language, target_language)
        self.header = header
        #: Segments that are no longer in the source, kept for their translations.
        self.obsolete = list(obsolete)
        self._positions: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self.segments)

    def __iter__(self) -> Iterator[Segment]:
        return iter(self.segments)

    def __getitem__(self, position: int) -> Segment:
        return self.segments[position]

    def position(self, segment_id: str) -> int:
        """Return the position of the segment ``segment_id``; raise ``KeyError`` if missing."""
        position = self._positions.get(segment_id, -1)
        if not (0 <= position < len(self) and self.segments[position].id == segment_id):
            self._positions = {segment.id: n for n, segment in enumerate(self.segments)}
            position = self._positions[segment_id]
        return position

    def find(self, segment_id: str) -> Segment:
        """Return the segment ``segment_id``; raise ``KeyError`` if missing."""
        return self.segments[self.position(segment_id)]

    def get(self, segment_id: str) -> Segment | None:
        """Return the segment ``segment_id``, or None if missing."""
        try:
            return self.find(segment_id)
        except KeyError:
            return None

    def put(self, segment: Segment) -> None:
        """Replace the segment with the same id by ``segment``."""
        self.segments[self.position(segment.id)] = segment

    def copy(self) -> Catalog:
        """Return a copy that does not change with this catalog."""
        return Catalog(
            self.segments,
            source_language=self.source_language,
            target_language=self.target_language,
            metadata=dict(self.metadata),
            header=self.header,
            obsolete=self.obsolete,
        )

    @classmethod
    def read(cls, path: Path) -> Catalog:
        """Read the PO file at ``path``.

        Raises ``WorkbenchError`` with the line if the file is no PO file, or if two entries
        have the same id.
        """
        return cls.parse(read_text(path), path)

    @classmethod
    def parse(cls, text: str, path: Path | None = None) -> Catalog:
        """Parse the text of a PO file; ``path`` is used in error messages only.

        An empty text is refused: every catalog has a header, so an empty file is what an
        interrupted program left.
        """
        if not text.strip():
            raise WorkbenchError(
                "the catalog is empty", path=path, remedy="restore it, with git or from a backup"
            )
        fast = _parse_fast(text)
        if fast is None:
            file = _parse(text, path)
            current = [entry for entry in file if not entry.obsolete]
            segments = [segment_of(EntryText.of(e, n)) for n, e in enumerate(current, 1)]
            _refuse_duplicate_ids(segments, [entry.linenum or 0 for entry in current], path)
        else:
            entries, file = fast
            segments = list(map(segment_of, entries))
        obsolete = [
            segment_of(EntryText.of(e, n)) for n, e in enumerate(file.obsolete_entries(), 1)
        ]
        return cls(
            segments,
            source_language=file.metadata.get("X-Source-Language", ""),
            target_language=file.metadata.get("Language", ""),
            metadata=dict(file.metadata),
            header=file.header,
            obsolete=obsolete,
        )

    def dumps(self) -> str:
        """Return the text of the PO file; the same catalog always gives the same text."""
        head = polib.POFile(wrapwidth=_NO_WRAPPING)
        head.metadata = self.metadata
        head.header = self.header
        return "\n".join(
            [
                str(head),
                *map(_entry_text, self.segments),
                *(_entry_text(segment, obsolete=True) for segment in self.obsolete),
            ]
        )

    def write(self, path: Path) -> None:
        """Write the PO file at ``path`` atomically."""
        write_atomically(path, self.dumps().encode("utf-8"))


@lru_cache(maxsize=2**16)
def _entry_text(segment: Segment, *, obsolete: bool = False) -> str:
    """Return the text of one entry; cached, since most entries do not change between saves."""
    entry = entry_of(segment)
    entry.obsolete = obsolete
    return entry.__unicode__(_NO_WRAPPING)


def _metadata(source_language: str, target_language: str) -> dict[str, str]:
    """Return the header fields of a new catalog: all that ``msgfmt -c`` requires."""
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M+0000")
    return {
        "Project-Id-Version": "bilingual-workbench",
        "POT-Creation-Date": now,
        "PO-Revision-Date": now,
        "Last-Translator": "",
        "Language-Team": "",
        "Language": target_language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": source_language,
    }


def _parse_fast(text: str) -> tuple[list[EntryText], polib.POFile] | None:
    """Return the entries of ``text`` and, parsed by polib, its header and obsolete entries.

    None if the file is not as we write it, or has an error: polib then reads all of it, and
    gives the line of the error.
    """
    parsed = parse_fast(text)
    if parsed is None or len({entry.identity for entry in parsed.entries}) < len(parsed.entries):
        return None
    try:
        rest = _parse(parsed.rest, None)
    except WorkbenchError:
        return None
    return (parsed.entries, rest) if all(entry.obsolete for entry in rest) else None


class _PoText(str):
    """The text of a PO file, split into lines at line feeds only, as gettext does.

    polib calls ``splitlines``, which would also split a string at U+2028 and the like.
    """

    __slots__ = ()

    def splitlines(self, keepends: bool = False) -> list[str]:
        return self.split("\n")


def _parse(text: str, path: Path | None) -> polib.POFile:
    """Parse ``text`` with polib, whose exceptions become ``WorkbenchError``."""
    if "\0" in text:
        raise WorkbenchError("not a PO file: it holds a NUL character", path=path)
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("<<<<<<<"):
            raise WorkbenchError(
                "git found two versions of this passage",
                path=path,
                line=number,
                remedy='keep one, and take out the lines that begin with "<<<<<<<", "=======" '
                'and ">>>>>>>"',
            )
        if not _LINE.fullmatch(line):
            raise _invalid(path, number)
    # polib opens a file if the text happens to be its path.
    guarded = _PoText(text if "\n" in text else f"{text}\n")
    try:
        return polib.pofile(guarded, wrapwidth=_NO_WRAPPING, encoding="utf-8")
    except (OSError, ValueError, IndexError, KeyError, UnicodeError) as error:
        raise _invalid(path, _line_in(str(error))) from error


def _invalid(path: Path | None, line: int | None) -> WorkbenchError:
    return WorkbenchError(
        "not a valid PO file",
        path=path,
        line=line,
        remedy='mend the line ("msgfmt -c" explains it), or restore the file',
    )


def _line_in(message: str) -> int | None:
    """Return the line number in polib's message, ``… (line 12)…``."""
    _, found, rest = message.partition("(line ")
    digits = rest.partition(")")[0]
    return int(digits) if found and digits.isdecimal() else None


def _refuse_duplicate_ids(segments: list[Segment], lines: list[int], path: Path | None) -> None:
    """Raise if two segments have the same id, as after a careless merge."""
    seen: dict[str, int] = {}
    for segment, line in zip(segments, lines, strict=True):
        if segment.id in seen:
            raise WorkbenchError(
                f"the segment {segment.id} stands twice (first on line {seen[segment.id]})",
                path=path,
                line=line,
                remedy="keep one of the two entries",
            )
        seen[segment.id] = line
