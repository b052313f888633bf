"""Undo and redo without limit, over all segments of an article."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from workbench.articles import Article
from workbench.catalog import Catalog, Segment

#: Typing in one segment is one step until it pauses this long, in seconds.
_PAUSE = 2.0

TYPING = "typing"


@dataclass(frozen=True, slots=True)
class Splice:
    """Neighbouring segments replaced by others: one by one, or two by a merged one."""

    before: tuple[Segment, ...]
    after: tuple[Segment, ...]

    def reversed(self) -> Splice:
        """Return the splice that takes this one back."""
        return Splice(self.after, self.before)

    def position(self, catalog: Catalog) -> int | None:
        """Return the position of ``before`` in ``catalog``; None if it has changed."""
        try:
            start = catalog.position(self.before[0].id)
        except KeyError:
            return None
        found = tuple(catalog.segments[start : start + len(self.before)])
        return start if found == self.before else None

    def apply(self, catalog: Catalog) -> bool:
        """Put ``after`` in the place of ``before``; return whether ``before`` was there."""
        start = self.position(catalog)
        if start is None:
            return False
        catalog.segments[start : start + len(self.before)] = self.after
        return True


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What a step does in another article."""

    article: Article
    splices: tuple[Splice, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a person's work: what it is called, and what it did."""

    label: str
    splices: tuple[Splice, ...]
    elsewhere: tuple[Elsewhere, ...] = ()
    #: How many segments were left alone, since others had changed them before.
    missed: int = 0
    time: float = 0.0

    def reversed(self) -> Step:
        """Return the step that takes this one back."""
        return Step(
            self.label,
            _reversed(self.splices),
            tuple(Elsewhere(there.article, _reversed(there.splices)) for there in self.elsewhere),
        )

    def apply_where_possible(self, catalog: Catalog) -> Step:
        """Make the splices that fit ``catalog``; return them, with the number of the others."""
        done = tuple(splice for splice in self.splices if splice.apply(catalog))
        return replace(self, splices=done, missed=len(self.splices) - len(done))

    def apply(self, catalog: Catalog) -> bool:
        """Make all splices in ``catalog``, or none if one does not fit; return whether they fit."""
        done: list[Splice] = []
        for splice in self.splices:
            if not splice.apply(catalog):
                for earlier in reversed(done):
                    earlier.reversed().apply(catalog)
                return False
            done.append(splice)
        return True


class History:
    """The steps that can be undone, and those that can be redone."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._typing_goes_on = False

    def record(self, step: Step) -> None:
        """Add ``step``, which has been applied; what was undone cannot be redone any more.

        Typing that continues in the same segment is joined to the last step.
        """
        step = replace(step, time=time.monotonic())
        self._undone.clear()
        last = self._done[-1] if self._done else None
        if (
            last is not None
            and self._typing_goes_on
            and step.label == last.label == TYPING
            and step.time - last.time < _PAUSE
            and step.splices[0].before == last.splices[0].after
        ):
            whole = Splice(last.splices[0].before, step.splices[0].after)
            self._done[-1] = replace(step, splices=(whole,))
        else:
            self._done.append(step)
        self._typing_goes_on = step.label == TYPING

    def end_typing(self) -> None:
        """Make what is typed next a step of its own."""
        self._typing_goes_on = False

    def undo(self, catalog: Catalog) -> Step | None:
        """Undo the last step in ``catalog`` and return what was applied.

        Segments that another program has changed since are skipped, since undoing the step
        there would lose what that program wrote; the caller undoes it in other articles.
        """
        return self._step(catalog, self._done, self._undone)

    def redo(self, catalog: Catalog) -> Step | None:
        """Redo the last step that was undone, and return what was applied."""
        return self._step(catalog, self._undone, self._done)

    def _step(self, catalog: Catalog, source: list[Step], destination: list[Step]) -> Step | None:
        self._typing_goes_on = False
        if not source:
            return None
        step = source.pop().reversed().apply_where_possible(catalog)
        if step.splices or step.elsewhere:
            destination.append(step)
        return step


def _reversed(splices: tuple[Splice, ...]) -> tuple[Splice, ...]:
    return tuple(splice.reversed() for splice in reversed(splices))
