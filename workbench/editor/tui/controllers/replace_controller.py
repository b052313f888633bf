"""Find and replace in the article that is open, or in all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.editor.core.replacing import Found, Order, Replacer
from workbench.editor.tui.controllers.current_segment import CurrentSegment
from workbench.editor.tui.controllers.ports import SegmentDisplay

#: Asks what to replace, given what shows the changes of an order, and the words to begin with;
#: calls what comes last with what was found, or with None.
AskForOrder = Callable[[Callable[[Order], Found], str, Callable[[Found | None], None]], object]


@dataclass(frozen=True, slots=True)
class ReplaceController:
    """Replaces what ``ask`` found and the person has seen."""

    replacer: Replacer
    current: CurrentSegment
    display: SegmentDisplay
    ask: AskForOrder
    on_replaced: Callable[[], object]

    def begin(self, words: str) -> None:
        """Ask what to replace, ``words`` at first, and by what, and do it."""
        self.current.take_typing()
        self.replacer.end()
        self.ask(self.replacer.find, words, self._replace)

    def _replace(self, found: Found | None) -> None:
        """Do what was seen."""
        self.replacer.end()
        if found is None:
            return
        self.display.say(self.replacer.replace(found))
        self.display.redraw_list()
        self.current.show()
        self.display.show_progress()
        self.current.take_over()
        self.on_replaced()
