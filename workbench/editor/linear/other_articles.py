"""Change other articles than the open one, and report it."""

from __future__ import annotations

from pathlib import Path

from workbench.articles import Article
from workbench.editor.core.history import Step
from workbench.editor.core.other_articles import carry_out
from workbench.editor.linear.console import Console
from workbench.text.counts import how_many


class OtherArticles:
    """Changes the other articles of ``workspace`` at once."""

    def __init__(self, console: Console, workspace: Path) -> None:
        self._console = console
        self._workspace = workspace
        #: Those that were changed, by their folders.
        self.changed: dict[Path, Article] = {}

    def carry_out(self, step: Step) -> None:
        """Carry out the part of ``step`` in other articles, and report it."""
        self._console.say(f"writing {how_many(len(step.elsewhere), 'other article')}")
        outcome = carry_out(step, self._workspace)
        self.changed.update((each.folder, each) for each in outcome.articles)
        self._console.say(*outcome.sentences)
