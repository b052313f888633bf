"""A welcome for a new volunteer, shown once."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.editor.core.keys import browser_note, shown_name

_ACTIONS = (
    ("accept", "the translation is right: go to the next one"),
    ("next_unfinished", "leave it for now: go to the next unfinished one"),
    ("undo", "take anything back"),
    ("help", "all the other keys (or ? in the list)"),
)


class GreetingScreen(ModalScreen[None]):
    """Explains the first five keys."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,escape,space", "dismiss(None)")]

    def __init__(self, person: str) -> None:
        super().__init__()
        self._person = person

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with Vertical(classes="dialogue page"):
            yield Static(f"Welcome, {self._person}", classes="heading")
            yield Static(
                "Above is the original, below it what the machine made of it. "
                "Read, mend, and go on:",
                classes="prose",
            )
            names: dict[str, str] = self.app.keys_in_force  # type: ignore[attr-defined]
            keys = [
                ("type", "in the lower box; it is saved by itself, all the time"),
                *((shown_name(names[action]), words) for action, words in _ACTIONS),
            ]
            yield Static(
                Content("\n").join(
                    Content.assemble((f"{key:<8}", "bold $accent"), words) for key, words in keys
                ),
                classes="prose",
            )
            if self.app.is_web:
                yield Static(browser_note(names), classes="prose")
            yield Static("Enter to begin", classes="hint")
