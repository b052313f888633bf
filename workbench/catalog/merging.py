"""Three-way merge of catalogs."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from workbench.catalog.catalog import Catalog
from workbench.catalog.segment import Note, Segment

#: The fields that are merged together, as one translation.
_TRANSLATION = (
    "target",
    "state",
    "origin",
    "translator",
    "reviewer",
    "draft",
    "draft_origin",
)
#: The fields that are merged one by one.
_OTHERS = (
    "source",
    "context",
    "place",
    "terms",
    "locked_by",
    "previous_source",
    "other_comments",
    "other_flags",
)
_OTHER_VERSION = "another version: "

_Kept = TypeVar("_Kept", bound=Hashable)


@dataclass(frozen=True, slots=True)
class CatalogMerge:
    """The result of a merge."""

    segments: list[Segment]
    #: The obsolete segments of both sides.
    obsolete: list[Segment] = field(default_factory=list)
    #: The ids of segments that ``theirs`` changed, added or removed.
    taken: list[str] = field(default_factory=list)
    #: The ids of segments that both sides changed: one version is kept, the other is in a note.
    conflicts: list[str] = field(default_factory=list)

    def applied_to(self, catalog: Catalog) -> Catalog:
        """Return a copy of ``catalog`` with the merged segments."""
        whole = catalog.copy()
        whole.segments, whole.obsolete = self.segments, self.obsolete
        return whole


def merge_catalogs(base: Catalog, ours: Catalog, theirs: Catalog) -> CatalogMerge:
    """Merge the changes from ``base`` to ``theirs`` into ``ours``.

    If both sides changed a translation, ours is kept and theirs goes into a note; if theirs
    changed the source, theirs is kept and ours goes into the note. A segment that one
    side removed and the other changed is kept. The order is that of ``ours``; a new segment
    of ``theirs`` comes after the segment that it follows there.
    """
    old = {segment.id: segment for segment in base}
    new = {segment.id: segment for segment in theirs}
    result = CatalogMerge([], _united(base.obsolete, ours.obsolete, theirs.obsolete))
    for our in ours:
        their = new.get(our.id)
        merged = _merged(old.get(our.id), our, their)
        if merged is None:
            result.taken.append(our.id)
            continue
        segment, conflict = merged
        result.segments.append(segment)
        if conflict:
            result.conflicts.append(our.id)
        elif segment != our:
            result.taken.append(our.id)
    _add_missing(result, base, ours, theirs)
    return result


def _merged(
    base: Segment | None, ours: Segment, theirs: Segment | None
) -> tuple[Segment, bool] | None:
    """Return the merged segment and whether the changes conflict; None if it is removed."""
    if theirs is None:
        return None if ours == base else (ours, False)
    if theirs in (base, ours):
        return ours, False
    if ours == base:
        return theirs, False
    base = base or replace(ours, target="", origin="", notes=())
    notes = tuple(_united(base.notes, ours.notes, theirs.notes))
    ours_moved = _translation(ours) != _translation(base)
    if ours_moved and ours.source == base.source != theirs.source:
        # The source was updated: our translation is of the old one.
        return replace(theirs, notes=_with_version(notes, ours, theirs)), True
    changes: dict[str, object] = {
        name: getattr(theirs, name)
        for name in _OTHERS
        if getattr(ours, name) == getattr(base, name)
    }
    conflict = False
    if _translation(theirs) not in (_translation(base), _translation(ours)):
        if not ours_moved:
            changes.update(zip(_TRANSLATION, _translation(theirs), strict=True))
        elif theirs.target and theirs.target != ours.target:
            conflict = True
            notes = _with_version(notes, theirs, ours)
    return replace(ours, **changes, notes=notes), conflict  # type: ignore[arg-type]


def _with_version(notes: tuple[Note, ...], other: Segment, kept: Segment) -> tuple[Note, ...]:
    """Return ``notes`` and a note with the target of ``other``, unless ``kept`` has the same."""
    note = Note(f"{_OTHER_VERSION}{other.target}", other.translator)
    new = other.target and other.target != kept.target and note not in notes
    return (*notes, note) if new else notes


def _translation(segment: Segment) -> tuple[object, ...]:
    return tuple(getattr(segment, name) for name in _TRANSLATION)


def _united(base: Iterable[_Kept], ours: Sequence[_Kept], theirs: Sequence[_Kept]) -> list[_Kept]:
    """Return the items of both sides (such as notes) without those that either side removed."""
    old, there = set(base), set(theirs)
    kept = [one for one in ours if one in there or one not in old]
    known = old.union(kept)
    return [*kept, *(one for one in theirs if one not in known)]


def _add_missing(result: CatalogMerge, base: Catalog, ours: Catalog, theirs: Catalog) -> None:
    """Add the segments that only ``theirs`` has: new ones, and those that it changed.

    A segment that we joined to its neighbour and that they translated becomes a note on the
    neighbour: as a segment it would repeat the text.
    """
    old = {segment.id: segment for segment in base}
    present = {segment.id for segment in ours}
    previous: str | None = None
    for their in theirs:
        if their.id not in present and their != old.get(their.id):
            _insert(result, previous, their, known=their.id in old)
        if their.id in present or their.id not in old:
            previous = their.id


def _insert(result: CatalogMerge, previous: str | None, their: Segment, *, known: bool) -> None:
    places = [n for n, segment in enumerate(result.segments) if segment.id == previous]
    place = places[0] if places else -1
    if known and place >= 0:
        neighbour = result.segments[place]
        if their.target:
            note = Note(f"{_OTHER_VERSION}{their.target}", their.translator)
            result.segments[place] = replace(neighbour, notes=(*neighbour.notes, note))
            result.conflicts.append(neighbour.id)
        return
    result.segments.insert(place + 1, their)
    result.taken.append(their.id)
