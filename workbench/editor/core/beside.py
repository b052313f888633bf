"""What a step does in other articles than the one that is open."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from workbench.articles import Article
from workbench.editor.core.history import Change, Elsewhere
from workbench.editor.core.kept_catalog import KeptCatalog
from workbench.system.errors import WorkbenchError
from workbench.text.counts import how_many

#: Is told what is done, in how many articles it is, and in how many it is to be.
Progress = Callable[[str, int, int], None]


@dataclass(slots=True)
class Outcome:
    """What came of a step in other articles."""

    label: str
    #: The articles in which anything was changed, and how many segments were.
    articles: list[Article] = field(default_factory=list)
    segments: int = 0
    #: How many segments others had changed before.
    missed: int = 0
    #: Why articles stay as they are, or are not saved yet.
    faults: list[str] = field(default_factory=list)

    @property
    def sentences(self) -> list[str]:
        """What the person is told."""
        articles = how_many(len(self.articles), "other article")
        told = [f"{self.label}: {how_many(self.segments, 'segment')} in {articles}"]
        if self.missed:
            told.append(left_alone(self.missed))
        return [*told, *self.faults]


def carry_out(
    change: Change, workspace: Path, progress: Progress = lambda label, done, every: None
) -> Outcome:
    """Make what ``change`` does in other articles, one after the other; each is saved then.

    Segments that others have changed meanwhile are left alone. Takes a moment for each.
    """
    outcome = Outcome(change.label)
    for number, there in enumerate(change.elsewhere):
        progress(change.label, number, len(change.elsewhere))
        try:
            _change(there, workspace, outcome)
        except WorkbenchError as error:
            outcome.faults.append(f"{there.article.slug} stays as it is: {error}")
    return outcome


class Beside:
    """Carries steps out in other articles on a thread of its own, in the order of the steps.

    ``progress`` and ``told`` are called on that thread.
    """

    def __init__(
        self, workspace: Path, progress: Progress, told: Callable[[Outcome], None]
    ) -> None:
        self._workspace = workspace
        self._progress = progress
        self._told = told
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="beside")
        self._steps: list[Future[Outcome]] = []

    def carry_out(self, change: Change) -> None:
        """Make what ``change`` does in other articles, after the steps before it."""
        step = self._executor.submit(carry_out, change, self._workspace, self._progress)
        self._steps.append(step)
        step.add_done_callback(lambda step: self._told(step.result()))

    @property
    def busy(self) -> bool:
        """Whether anything is not written yet."""
        return not all(step.done() for step in self._steps)

    def close(self) -> None:
        """Wait until all is written."""
        self._executor.shutdown()


def left_alone(count: int) -> str:
    """Say that ``count`` segments were not what they should have been."""
    return f"{how_many(count, 'segment')} left alone: changed since"


def _change(there: Elsewhere, workspace: Path, outcome: Outcome) -> None:
    catalog = KeptCatalog(there.article, workspace)
    done = catalog.make(Change(outcome.label, there.splices))
    if not catalog.close():
        outcome.faults.append(f"{there.article.slug} is not saved yet: {catalog.saver.error}")
    outcome.missed += done.missed
    if done.splices:
        outcome.segments += len(done.splices)
        outcome.articles.append(there.article)
