"""Put suggestions in the target by their numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from workbench.editor.core.corrections import Corrections
from workbench.editor.tui.controllers.adviser import Adviser
from workbench.editor.tui.controllers.current_segment import CurrentSegment


class TargetBox(Protocol):
    """The text field in which the target is typed."""

    read_only: bool
    #: Whether the next key is the number of a suggestion.
    picking: bool

    def insert_word(self, text: str) -> None:
        """Insert ``text`` at the cursor."""


@dataclass(frozen=True, slots=True)
class SuggestionInserter:
    """Inserts terms and words at the cursor, and other suggestions as the whole target."""

    adviser: Adviser
    corrections: Corrections
    current: CurrentSegment
    target: TargetBox
    say: Callable[[str], object]

    def ask_number(self) -> None:
        """Wait for the number of a suggestion."""
        last = self.adviser.last
        count = len(last.suggestions) if last else 0
        if count:
            self.target.picking = True
            self.say(f"insert which? 1 to {min(count, 9)}")
        else:
            self.say("there is no suggestion")

    def insert(self, number: int) -> bool:
        """Put in the suggestion with that number, from 1; tell whether there is one."""
        self.target.picking = False
        suggestions = self.adviser.suggestions
        if not 1 <= number <= len(suggestions):
            self.say("no suggestion has that number")
            return False
        suggestion = suggestions[number - 1]
        if suggestion.origin:
            self.current.do(lambda: self.corrections.take(suggestion))
        elif not self.target.read_only:
            self.target.insert_word(suggestion.text)
        return True
