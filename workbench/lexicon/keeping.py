"""What the catalogs of a workspace teach, kept in a file and brought up to date with them."""

from __future__ import annotations

import contextlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import Any

from workbench.catalog import Catalog
from workbench.catalog.segment import COPY
from workbench.lexicon.evidence import Evidence, FinishedPair, Found, Rendering, evidence_of
from workbench.lexicon.learning import LearnedEntry, entries_of
from workbench.lexicon.lexicon import Lexicon
from workbench.system.errors import OnError, WorkbenchError
from workbench.system.files import make_private_folder, read_bytes, stamp_of, write_atomically
from workbench.system.paths import is_file

#: The version of the file and of the rules of learning; a file with another is made again.
_VERSION = 1

#: Modification time and size of a catalog.
_Stamp = list[int]


@dataclass(slots=True)
class _Kept:
    """What the file holds: entries, and of each catalog its stamp and its evidence.

    The evidence is its second line, which is read only where a catalog has changed.
    """

    stamps: dict[str, _Stamp] = field(default_factory=dict)
    entries: list[LearnedEntry] = field(default_factory=list)
    evidence: bytes = b"{}"


def learned_of(
    catalogs: Iterable[Path], shipped: Lexicon, file: Path, on_error: OnError
) -> list[LearnedEntry]:
    """Return what the finished segments of ``catalogs`` teach, in the direction of ``shipped``.

    Only catalogs that have changed since ``file`` was written are read. If one
    cannot be read, ``on_error`` is called, and it counts as it was.
    """
    kept = _read(file, shipped)
    stamps = {str(path): list(found) for path in catalogs if (found := stamp_of(path))}
    if stamps == kept.stamps:
        return kept.entries
    evidence = _parsed_evidence(kept)
    known = {name: kept.stamps[name] for name in evidence if name in stamps}
    for name, stamp in stamps.items():
        if stamp != known.get(name):
            try:
                evidence[name] = evidence_of(_pairs(Path(name), shipped), shipped)
                known[name] = stamp
            except WorkbenchError as error:
                on_error(error)
    total = Evidence()
    for name in known:
        total.add(evidence[name])
    entries = entries_of(total, shipped)
    _write(file, shipped, known, entries, {name: evidence[name] for name in known})
    return entries


def _pairs(path: Path, shipped: Lexicon) -> list[FinishedPair]:
    catalog = Catalog.read(path)
    direction = (catalog.source_language, catalog.target_language)
    if direction != (shipped.source_language, shipped.target_language):
        return []
    return [
        FinishedPair(segment.source, segment.target, segment.draft)
        for segment in catalog
        if segment.state.finished and segment.origin != COPY
    ]


def _read(path: Path, shipped: Lexicon) -> _Kept:
    """Return what is kept at ``path``; nothing if it is of no use for ``shipped``."""
    if not is_file(path):
        return _Kept()
    try:
        head, _, evidence = read_bytes(path).partition(b"\n")
        known = json.loads(head)
        if (known["version"], known["lexicon"]) != (_VERSION, _name(shipped)):
            return _Kept()
        stamps = {str(name): list(stamp) for name, stamp in known["stamps"].items()}
        return _Kept(stamps, [_entry(*plain) for plain in known["entries"]], evidence)
    except (WorkbenchError, ValueError, LookupError, TypeError, AttributeError):
        return _Kept()


def _parsed_evidence(kept: _Kept) -> dict[str, Evidence]:
    """Return the evidence of each catalog; none if it is damaged."""
    try:
        known = json.loads(kept.evidence)
        return {name: _evidence(*known[name]) for name in kept.stamps}
    except (ValueError, LookupError, TypeError, AttributeError):
        return {}


def _write(
    path: Path,
    shipped: Lexicon,
    stamps: dict[str, _Stamp],
    entries: list[LearnedEntry],
    evidence: dict[str, Evidence],
) -> None:
    head = {
        "version": _VERSION,
        "lexicon": _name(shipped),
        "stamps": stamps,
        "entries": [astuple(entry) for entry in entries],
    }
    rest = {name: _plain(one) for name, one in evidence.items()}
    lines = (json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in (head, rest))
    # Without the file everything is read again the next time, and nothing is lost.
    with contextlib.suppress(OSError, WorkbenchError):
        make_private_folder(path.parent)
        write_atomically(path, "\n".join(lines).encode("utf-8"))


def _name(shipped: Lexicon) -> list[object]:
    return [str(shipped.path), *(stamp_of(shipped.path) or ())]


def _entry(
    word: str, translation: str, forms: list[list[str]], segments: int, *others: Any
) -> LearnedEntry:
    return LearnedEntry(word, translation, _found(forms), segments, *others)


def _plain(evidence: Evidence) -> list[Any]:
    return [
        evidence.words,
        evidence.translations,
        [[*rendering, count] for rendering, count in evidence.listed.items()],
        [[*rendering, count] for rendering, count in evidence.corrected.items()],
        evidence.left,
    ]


def _evidence(
    words: dict[str, int],
    translations: dict[str, int],
    listed: list[Any],
    corrected: list[Any],
    left: list[Any],
) -> Evidence:
    return Evidence(
        Counter(words),
        Counter(translations),
        Counter({Rendering(*texts): count for *texts, count in listed}),
        Counter({Rendering(*texts): count for *texts, count in corrected}),
        [(_found(ours), _found(theirs)) for ours, theirs in left],
    )


def _found(plain: list[list[str]]) -> Found:
    return tuple((base, form) for base, form in plain)
