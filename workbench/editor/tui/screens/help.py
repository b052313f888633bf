"""All keys on one page."""

from __future__ import annotations

from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.editor.core.actions import on_screen
from workbench.editor.core.keys import browser_note, shown_name

_INTRODUCTION = (
    "Type in the lower box; what you type is saved by itself. Enter says that a translation "
    "is right and goes to the next unfinished one. Escape goes to the list, where single "
    "letters do the same as keys with Ctrl."
)


class HelpScreen(ModalScreen[None]):
    """Shows the keys, with the person's own settings."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,q,question_mark,enter", "dismiss(None)", "Close")
    ]

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        names: dict[str, str] = self.app.keys_in_force  # type: ignore[attr-defined]
        with VerticalScroll(classes="dialogue page") as page:
            page.border_subtitle = "arrow keys scroll, Escape closes"
            yield Static(_INTRODUCTION, classes="prose")
            if self.app.is_web:
                yield Static(browser_note(names), classes="prose")
            for heading, group in groupby(on_screen(), lambda pair: pair[1].heading):
                yield Static(heading, classes="heading")
                yield Static(
                    Content("\n").join(
                        Content.assemble(
                            (
                                f"{shown_name(names[action.name]):<11}",
                                "bold $text-primary",
                            ),
                            (f"{key.letter:<3}", "bold $text-accent"),
                            action.explanation,
                        )
                        for action, key in group
                    )
                )
            yield Static(
                "F12 finds all by name. Ctrl+Q leaves the editor.",
                classes="hint",
            )
