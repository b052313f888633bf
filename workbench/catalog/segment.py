"""The segment: the unit of translation, and the ways in which it changes.

Segments are immutable: every change makes a new one, so that undo is the old segment, a
background save needs no lock, and no widget can change one behind another's back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class State(StrEnum):
    """How far a segment has come; in the order of the work."""

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


#: The origin of a target that a person typed.
HUMAN = "human"
#: The origin of a target that repeats its source, such as an address.
COPY = "copy"


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on a segment; the author may be unknown (empty)."""

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
    #: What kind of block it stands in, and where: ``paragraph, sentence 2 of 3``.
    context: str = ""
    #: The place in the source file: ``source.txt:14``.
    place: str = ""
    #: Glossary terms found in the source, as ``source = target``.
    terms: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    #: Who stands by the target, and who confirmed it.
    translator: str = ""
    reviewer: str = ""
    #: Who locked it against changes; empty when it is open.
    locked_by: str = ""
    #: What the machine had made of it before a person changed that, and which machine.
    draft: str = ""
    draft_origin: str = ""
    #: The source before it changed, where a changed source reopened the segment.
    previous_source: str = ""
    #: Comment lines and flags of other programs, kept as they are.
    other_comments: tuple[str, ...] = ()
    other_flags: tuple[str, ...] = ()

    @property
    def block_id(self) -> str:
        """The id of the block that the segment stands in."""
        return self.id.partition(".")[0]

    @property
    def by_person(self) -> bool:
        """Whether a person wrote or accepted the target, so that no machine may change it."""
        return self.state.finished or bool(self.locked_by) or self.origin == HUMAN

    def drafted(self, target: str, origin: str) -> Segment:
        """Take a machine's ``target``; what a person wrote stays as it is."""
        if self.by_person or not target:
            return self
        return replace(
            self, target=target, origin=origin, state=State.DRAFT, draft="", draft_origin=""
        )

    def edited(self, target: str, person: str) -> Segment:
        """Take what ``person`` typed.

        A finished segment stays finished, by this person, but loses its review; an
        unfinished one stays a draft until it is accepted; an empty one is untranslated. What
        a machine had made of it is kept beside.
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
        """Keep the target as the machine's draft, if that is what it is."""
        if not self.target or self.origin in ("", HUMAN, COPY):
            return self
        return replace(self, draft=self.target, draft_origin=self.origin)

    def accepted(self, person: str) -> Segment:
        """Let ``person`` stand by the target; an empty or finished one stays as it is."""
        if not self.target or self.state.finished:
            return self
        return replace(
            self, state=State.TRANSLATED, translator=person, reviewer="", previous_source=""
        )

    def reviewed(self, person: str) -> Segment:
        """Let ``person`` confirm a translation; an unfinished one stays as it is."""
        if self.state is not State.TRANSLATED:
            return self
        return replace(self, state=State.REVIEWED, reviewer=person)

    def rejected(self, person: str, reason: str = "") -> Segment:
        """Send the target back to draft, with a note that says why.

        What a person wrote or accepted stays theirs, so that no machine writes over it.
        """
        if not self.target:
            return self
        origin = HUMAN if self.by_person else self.origin
        notes = (*self.notes, Note(reason, person)) if reason else self.notes
        return replace(self, state=State.DRAFT, origin=origin, reviewer="", notes=notes)

    def noted(self, text: str, person: str) -> Segment:
        """Add a note."""
        return replace(self, notes=(*self.notes, Note(text, person)))

    def locked(self, person: str) -> Segment:
        """Lock the segment for ``person``; an empty name opens it."""
        return replace(self, locked_by=person)
