"""Carry out the part of a step that changes other articles than the open one."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from workbench.articles import Article
from workbench.editor.core.catalog_store import CatalogStore, left_alone
from workbench.editor.core.history import Elsewhere, Step
from workbench.system.errors import WorkbenchError
from workbench.text.counts import how_many

#: Called before each article with the label of the step, and how many articles are done of all.
OnProgress = Callable[[str, int, int], None]


@dataclass(slots=True)
class Outcome:
    """The outcome of a step in other articles."""

    label: str
    #: The articles in which anything was changed, and how many segments were.
    articles: list[Article] = field(default_factory=list)
    segments: int = 0
    #: How many segments were left alone, since others had changed them before.
    missed: int = 0
    #: Messages about articles that were not changed, or are not saved yet.
    faults: list[str] = field(default_factory=list)

    @property
    def sentences(self) -> list[str]:
        """The messages for the person."""
        articles = how_many(len(self.articles), "other article")
        messages = [f"{self.label}: {how_many(self.segments, 'segment')} in {articles}"]
        if self.missed:
            messages.append(left_alone(self.missed))
        return [*messages, *self.faults]


def carry_out(
    step: Step, workspace: Path, on_progress: OnProgress = lambda label, done, every: None
) -> Outcome:
    """Change and save the other articles of ``step``, one after the other; takes a while.

    Segments that others have changed meanwhile are left alone.
    """
    outcome = Outcome(step.label)
    for number, there in enumerate(step.elsewhere):
        on_progress(step.label, number, len(step.elsewhere))
        try:
            _change(there, workspace, outcome)
        except WorkbenchError as error:
            outcome.faults.append(f"{there.article.slug} stays as it is: {error}")
    return outcome


class OtherArticlesWriter:
    """Carries steps out in other articles in a background thread, in order.

    ``on_progress`` and ``on_done`` are called on that thread.
    """

    def __init__(
        self, workspace: Path, on_progress: OnProgress, on_done: Callable[[Outcome], None]
    ) -> None:
        self._workspace = workspace
        self._on_progress = on_progress
        self._on_done = on_done
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="other-articles")
        self._jobs: list[Future[Outcome]] = []

    def carry_out(self, step: Step) -> None:
        """Carry out the part of ``step`` in other articles, after earlier steps."""
        job = self._executor.submit(carry_out, step, self._workspace, self._on_progress)
        self._jobs.append(job)
        job.add_done_callback(lambda job: self._on_done(job.result()))

    @property
    def busy(self) -> bool:
        """Whether a step is still being carried out."""
        return not all(job.done() for job in self._jobs)

    def close(self) -> None:
        """Wait until all steps are carried out."""
        self._executor.shutdown()


def _change(there: Elsewhere, workspace: Path, outcome: Outcome) -> None:
    store = CatalogStore(there.article, workspace)
    done = store.make(Step(outcome.label, there.splices))
    if not store.close():
        outcome.faults.append(f"{there.article.slug} is not saved yet: {store.saver.error}")
    outcome.missed += done.missed
    if done.splices:
        outcome.segments += len(done.splices)
        outcome.articles.append(there.article)
