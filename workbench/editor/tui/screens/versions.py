"""The versions of a segment, of which one can be brought back."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from workbench.editor.core.states import GLYPHS
from workbench.editor.core.versions import Version


class VersionsScreen(ModalScreen[Version | None]):
    """Gives the version to restore, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Close")]

    def __init__(self, versions: list[Version]) -> None:
        super().__init__()
        self._versions = list(reversed(versions))

    def compose(self) -> ComposeResult:
        """Lay out the versions, the newest first."""
        with Vertical(classes="dialogue page"):
            yield Label("Versions of this segment", classes="heading")
            yield OptionList(*(Option(_described(version)) for version in self._versions))
            yield Label("Enter brings one back, Escape to go back", classes="hint")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the version."""
        self.dismiss(self._versions[event.option_index])


def _described(version: Version) -> Content:
    when = f"{version.moment:%Y-%m-%d %H:%M}" if version.moment else "before"
    who = version.maker or "unknown"
    head = f"{GLYPHS[version.state]} {version.state.value} · {who} · {when}"
    return Content.assemble((head, "$text-muted"), "\n", version.target or "nothing")
