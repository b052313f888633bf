"""The segment: the unit of translation, and its changes of state.

Segments are immutable and every change returns a new one: undo puts the old one back, and a
background save needs no lock.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class State(StrEnum):
    """The state of a segment, in the order of the work."""

    UNTRANSLATED = "untranslated"
    #: Machine-made or unfinished: PO's ``fuzzy``.
    DRAFT = "draft"
    #: A person stands by it.
    TRANSLATED = "translated"
    #: A second person does.
    REVIEWED = "reviewed"

    @property
    def finished(self) -> bool:
        """Whether a person stands by the target."""
        return self in (State.TRANSLATED, State.REVIEWED)


#: The origin of a target that a person wrote.
HUMAN = "human"
#: The origin of a target that is a copy of its source, such as an address.
COPY = "copy"


def by_machine(origin: str) -> bool:
    """Tell whether a target of that ``origin`` is a machine's, or the memory's."""
    return origin not in ("", HUMAN, COPY)


@dataclass(frozen=True, slots=True)
class Note:
    """A note on a segment; ``author`` is empty if unknown."""

    text: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence of a block and its translation.

    ``id`` is stable: the block's id, a dot and a number (``b0007.2``). ``source`` and
    ``target`` hold inline markup as numbered tags (``<1>…</1>``, ``<2/>``).
    """

    id: str
    source: str
    target: str = ""
    state: State = State.UNTRANSLATED
    #: Where the target came from: ``argos fr_en 1.9``, ``memory 84%``, ``human``, ``copy``.
    origin: str = ""
    #: The kind of block and the place in it: ``paragraph, sentence 2 of 3``.
    context: str = ""
    #: The place in the source file: ``source.txt:14``.
    place: str = ""
    #: Glossary terms found in the source, as ``source = target``.
    terms: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    #: Who accepted the target, and who reviewed it.
    translator: str = ""
    reviewer: str = ""
    #: Who locked the segment against changes; empty if it is not locked.
    locked_by: str = ""
    #: The machine's draft before a person changed it, and the origin that it had.
    draft: str = ""
    draft_origin: str = ""
    #: The old source, if the source changed and the target is to be checked again.
    previous_source: str = ""
    #: Comment lines and flags of other programs, kept as they are.
    other_comments: tuple[str, ...] = ()
    other_flags: tuple[str, ...] = ()

    @property
    def block_id(self) -> str:
        """The id of the segment's block."""
        return self.id.partition(".")[0]

    @property
    def by_person(self) -> bool:
        """Whether a person wrote or accepted the target, so that no machine may change it."""
        return self.state.finished or bool(self.locked_by) or self.origin == HUMAN

    def drafted(self, target: str, origin: str) -> Segment:
        """Return the segment with a machine's ``target``; a person's target is not replaced."""
        if self.by_person or not target:
            return self
        return replace(
            self, target=target, origin=origin, state=State.DRAFT, draft="", draft_origin=""
        )

    def edited(self, target: str, person: str) -> Segment:
        """Return the segment with ``target`` as ``person`` typed it.

        A finished segment stays translated, now by ``person``, and loses its review; an
        unfinished one is a draft until it is accepted; without a target it is untranslated.
        A machine's target that is changed is kept as ``draft``.
        """
        if target == self.target:
            return self
        if not target:
            return replace(
                self,
                target="",
                state=State.UNTRANSLATED,
                origin="",
                translator="",
                reviewer="",
                draft="",
                draft_origin="",
            )
        state = State.TRANSLATED if self.state.finished else State.DRAFT
        return replace(
            self._with_draft_kept(),
            target=target,
            state=state,
            origin=HUMAN,
            translator=person,
            reviewer="",
        )

    def _with_draft_kept(self) -> Segment:
        """Return the segment with its target as ``draft`` too, if a machine made it."""
        if not self.target or not by_machine(self.origin):
            return self
        return replace(self, draft=self.target, draft_origin=self.origin)

    def taken_over(self, target: str, origin: str, person: str) -> Segment:
        """Return the segment with ``target`` of that ``origin``, as ``person`` took it over.

        It is ``edited``; but what a machine made has its origin, and no draft beside it.
        """
        edited = self.edited(target, person)
        if not target or not by_machine(origin):
            return edited
        return replace(
            edited,
            origin=origin,
            translator=person if edited.state.finished else "",
            draft="",
            draft_origin="",
        )

    def accepted(self, person: str) -> Segment:
        """Return the segment as translated by ``person``; itself if empty or finished."""
        if not self.target or self.state.finished:
            return self
        return replace(
            self, state=State.TRANSLATED, translator=person, reviewer="", previous_source=""
        )

    def reviewed(self, person: str) -> Segment:
        """Return the segment as reviewed by ``person``; itself if it is not translated."""
        if self.state is not State.TRANSLATED:
            return self
        return replace(self, state=State.REVIEWED, reviewer=person)

    def rejected(self, person: str, reason: str = "") -> Segment:
        """Return the segment as a draft again, with ``reason`` as a note.

        A target that a person wrote or accepted keeps their origin, so that no machine
        replaces it.
        """
        if not self.target:
            return self
        origin = HUMAN if self.by_person else self.origin
        notes = (*self.notes, Note(reason, person)) if reason else self.notes
        return replace(self, state=State.DRAFT, origin=origin, reviewer="", notes=notes)

    def noted(self, text: str, person: str) -> Segment:
        """Return the segment with one more note."""
        return replace(self, notes=(*self.notes, Note(text, person)))

    def locked(self, person: str) -> Segment:
        """Return the segment locked by ``person``; an empty name unlocks it."""
        return replace(self, locked_by=person)
