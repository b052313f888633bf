"""Ask the person questions in modal screens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from textual.screen import Screen

from workbench.editor.tui.screens.choice import ChoiceScreen
from workbench.editor.tui.screens.confirmation import ConfirmationScreen
from workbench.editor.tui.screens.question import QuestionScreen

Value = TypeVar("Value")


class ModalDialogues:
    """Dialogues over ``screen``; ``then`` is called with an answer, if there is one."""

    def __init__(self, screen: Screen[Any]) -> None:
        self._screen = screen

    def ask(self, question: str, then: Callable[[str], object], *, answer: str = "") -> None:
        """Ask for words."""
        self.show(QuestionScreen(question, answer=answer), then)

    def confirm(self, question: str, then: Callable[[bool], object]) -> None:
        """Ask for yes or no."""

        def answered(answer: bool | None) -> None:
            then(bool(answer))

        self._screen.app.push_screen(ConfirmationScreen(question), answered)

    def choose(
        self,
        heading: str,
        choices: Sequence[tuple[str, Value]],
        hint: str,
        then: Callable[[Value], object],
    ) -> None:
        """Ask for one of ``choices``, each with what it is called."""
        self.show(ChoiceScreen(heading, choices, hint), then)

    def show(self, dialogue: Screen[Value | None], then: Callable[[Value], object]) -> None:
        """Show ``dialogue``."""

        def answered(answer: Value | None) -> None:
            if answer is not None:
                then(answer)

        self._screen.app.push_screen(dialogue, answered)
