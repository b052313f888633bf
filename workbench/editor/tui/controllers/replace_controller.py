"""Find and replace in the article that is open, or in all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.editor.core.replacing import Found, Order, Replacer
from workbench.editor.tui.controllers.current_segment import CurrentSegment
from workbench.editor.tui.controllers.ports import SegmentDisplay

#: Asks what to replace. Takes a function that finds the replacements of an order, the words to
#: begin with, and a function to call with the replacements, or with None.
AskForOrder = Callable[[Callable[[Order], Found], str, Callable[[Found | None], None]], object]


@dataclass(frozen=True, slots=True)
class ReplaceController:
    """Lets ``ask`` find and show replacements, and makes them."""

    replacer: Replacer
    current: CurrentSegment
    display: SegmentDisplay
    ask: AskForOrder
    on_replaced: Callable[[], object]

    def begin(self, words: str) -> None:
        """Ask what to replace, suggesting ``words``, and by what; then replace it."""
        self.current.take_typing()
        self.replacer.end()
        self.ask(self.replacer.find, words, self._replace)

    def _replace(self, found: Found | None) -> None:
        """Make the replacements that were ``found``, if any."""
        self.replacer.end()
        if found is None:
            return
        self.display.say(self.replacer.replace(found))
        self.display.redraw_list()
        self.current.show()
        self.display.show_progress()
        self.current.take_over()
        self.on_replaced()
