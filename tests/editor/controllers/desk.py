"""The editing screen's controllers without a screen: what stands for it notes what it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from workbench.articles import Article
from workbench.catalog import Segment
from workbench.editor.core.assistance import Assistant
from workbench.editor.core.session import Session
from workbench.editor.tui.controllers.corrector import Corrector
from workbench.editor.tui.controllers.current_segment import CurrentSegment
from workbench.editor.tui.controllers.navigator import Navigator
from workbench.editor.tui.controllers.ports import Job
from workbench.workspace import Workspace


class Shown:
    """A display: what was said, what stands in the target, and what was drawn."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.notices: list[str] = []
        self.drawn: list[str] = []
        #: What was typed since the current segment was shown.
        self.text: str | None = None

    def say(self, message: str) -> None:
        self.said.append(message)

    def notify(self, message: str, **how: object) -> None:
        self.notices.append(message)

    def typed(self, segment: Segment) -> str:
        return segment.target if self.text is None else self.text

    def show_segment(self) -> None:
        self.text = None
        self.drawn.append("segment")

    def show_state(self) -> None:
        self.drawn.append("state")

    def show_row(self) -> None:
        self.drawn.append("row")

    def show_list(self) -> None:
        self.drawn.append("list")

    def redraw_list(self) -> None:
        self.drawn.append("list again")

    def show_progress(self) -> None:
        self.drawn.append("progress")

    def mark_texts(self) -> None:
        self.drawn.append("marks")


class Answers:
    """Dialogues that are answered at once; None is to go back."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    def ask(self, question: str, then: Callable[[str], object], *, answer: str = "") -> None:
        self._answer(question, then)

    def confirm(self, question: str, then: Callable[[bool], object]) -> None:
        self._answer(question, then)

    def choose(
        self,
        heading: str,
        choices: Sequence[tuple[str, Any]],
        hint: str,
        then: Callable[[Any], object],
    ) -> None:
        self._answer(heading, then)

    def _answer(self, question: str, then: Callable[[Any], object]) -> None:
        self.asked.append(question)
        answer = self.answers.pop(0)
        if answer is not None:
            then(answer)


class Later:
    """Jobs that are done when a test says so."""

    def __init__(self) -> None:
        self.jobs: list[tuple[str, Callable[[Job], object]]] = []
        self.cancelled = False

    def run(self, group: str, work: Callable[[Job], object], *, exclusive: bool = False) -> None:
        if exclusive:
            self.jobs = [job for job in self.jobs if job[0] != group]
        self.jobs.append((group, work))

    def show(self, show: Callable[..., object], *arguments: object) -> None:
        if not self.cancelled:
            show(*arguments)

    def do(self) -> list[str]:
        """Do what was asked for, and return of which groups that was."""
        jobs, self.jobs = self.jobs, []
        for _, work in jobs:
            work(self)
        return [group for group, _ in jobs]


class Desk:
    """A sitting with ``article`` whose person answers with ``answers``."""

    def __init__(self, workspace: Workspace, article: Article, *answers: Any) -> None:
        self.assistant = Assistant(workspace, article)
        self.session = Session(
            article,
            "Carla",
            workspace=workspace.folder,
            checks_of=self.assistant.found,
            terms_of=self.assistant.terms,
        )
        self.view, self.store = self.session.view, self.session.store
        self.corrections = self.session.corrections
        self.display = Shown()
        self.dialogues = Answers(*answers)
        self.background = Later()
        self.looked_up: list[Segment | None] = []
        self.changed: list[Segment] = []
        self.current = CurrentSegment(
            self.view,
            self.corrections,
            self.display,
            self.session.adopt,
            lambda: self.looked_up.append(self.view.segment),
            self.changed.append,
        )
        self.navigator = Navigator(
            self.view, self.assistant, self.current, self.display, self.dialogues, self.background
        )
        self.corrector = Corrector(
            self.view,
            self.corrections,
            self.session.repeats,
            self.current,
            self.display,
            self.dialogues,
            self.assistant.findings,
            self.assistant.unmet,
            self.navigator.next_unfinished,
        )

    @property
    def targets(self) -> list[str]:
        return [segment.target for segment in self.store.catalog]
