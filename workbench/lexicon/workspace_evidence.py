"""The evidence of a workspace's catalogs, kept in a file and brought up to date with them."""

from __future__ import annotations

import contextlib
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from workbench.catalog import Catalog, Segment
from workbench.catalog.segment import COPY
from workbench.lexicon.evidence import Evidence, FinishedPair, Found, Rendering, evidence_of
from workbench.lexicon.lexicon import Lexicon
from workbench.system.errors import OnError, WorkbenchError
from workbench.system.files import (
    make_private_folder,
    read_bytes,
    stamp_of,
    write_atomically,
)
from workbench.system.paths import is_file

#: The version of the file and of what counts as evidence; a file with another is made again.
_VERSION = 1


def workspace_evidence(
    catalogs: Iterable[Path], shipped: Lexicon, kept: Path, on_error: OnError
) -> Evidence:
    """Return what the finished segments of ``catalogs`` say, in the direction of ``shipped``.

    Only catalogs that have changed since the file ``kept`` was written are read. If one
    cannot be read, ``on_error`` is called, and it counts as it was.
    """
    lexicon = [str(shipped.path), *(stamp_of(shipped.path) or ())]
    known = _read(kept, lexicon)
    files: dict[str, Any] = {}
    for path in catalogs:
        name, stamp = str(path), list(stamp_of(path) or ())
        before = known.get(name)
        if not stamp:
            continue
        if before is None or before["stamp"] != stamp:
            try:
                evidence = evidence_of(_pairs(path, shipped), shipped)
            except WorkbenchError as error:
                on_error(error)
            else:
                before = {"stamp": stamp, "evidence": _plain(evidence)}
        if before is not None:
            files[name] = before
    if files != known:
        _write(kept, {"version": _VERSION, "lexicon": lexicon, "files": files})
    total = Evidence()
    for file in files.values():
        total.add(_evidence(file["evidence"]))
    return total


def _pairs(path: Path, shipped: Lexicon) -> list[FinishedPair]:
    catalog = Catalog.read(path)
    direction = (catalog.source_language, catalog.target_language)
    if direction != (shipped.source_language, shipped.target_language):
        return []
    return [pair_of(segment) for segment in catalog if _is_finished(segment)]


def _is_finished(segment: Segment) -> bool:
    return segment.state.finished and segment.origin != COPY


def pair_of(segment: Segment) -> FinishedPair:
    """Return what a finished ``segment`` teaches."""
    return FinishedPair(segment.source, segment.target, segment.draft)


def _read(kept: Path, lexicon: list[object]) -> dict[str, Any]:
    """Return the files that ``kept`` knows; none if it cannot be used."""
    if not is_file(kept):
        return {}
    try:
        known = json.loads(read_bytes(kept))
        if (known["version"], known["lexicon"]) != (_VERSION, lexicon):
            return {}
        for file in known["files"].values():
            _ = file["stamp"], _evidence(file["evidence"])
        return dict(known["files"])
    except (WorkbenchError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def _write(kept: Path, known: dict[str, Any]) -> None:
    text = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    # Without it everything is read again the next time, and nothing is lost.
    with contextlib.suppress(OSError, WorkbenchError):
        make_private_folder(kept.parent)
        write_atomically(kept, text.encode("utf-8"))


def _plain(evidence: Evidence) -> list[Any]:
    return [
        evidence.words,
        evidence.translations,
        [[*rendering, count] for rendering, count in evidence.listed.items()],
        [[*rendering, count] for rendering, count in evidence.corrected.items()],
        evidence.left,
    ]


def _evidence(plain: list[Any]) -> Evidence:
    words, translations, listed, corrected, left = plain
    return Evidence(
        Counter(words),
        Counter(translations),
        Counter({Rendering(*texts): count for *texts, count in listed}),
        Counter({Rendering(*texts): count for *texts, count in corrected}),
        [(_found(words), _found(translations)) for words, translations in left],
    )


def _found(plain: list[list[str]]) -> Found:
    return tuple((base, form) for base, form in plain)
