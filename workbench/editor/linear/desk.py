"""What every command rests on: the current segment, its changes, and what is told of them."""

from __future__ import annotations

from collections.abc import Callable

from workbench.catalog import Segment
from workbench.editor.core.actions import Command
from workbench.editor.core.published import Published
from workbench.editor.core.saving import SaveState
from workbench.editor.core.session import Session
from workbench.editor.linear import reading
from workbench.editor.linear.aids import Aids
from workbench.editor.linear.console import Console, Left
from workbench.editor.linear.half_done import half_done
from workbench.editor.linear.walk import Walk
from workbench.system.errors import WorkbenchError

#: How long to wait for the disk before going on, in seconds; a book takes longer, and the
#: next prompt tells of it.
_WAIT_FOR_SAVING = 0.5


class ReadingDesk:
    """An article, what helps with it, and the console that both are read out on."""

    def __init__(self, session: Session, aids: Aids, console: Console) -> None:
        self._session = session
        self._aids = aids
        self._console = console
        metadata = session.article.metadata
        self._languages = (metadata.source_language, metadata.target_language)
        self._walk = Walk(session, aids)
        self._published = Published(session.article)
        #: What was told last of where the latest change is, and why it is not saved.
        self._told = SaveState.SAVED
        self._fault = ""

    def _segment(self) -> Segment:
        segment = self._session.segment
        if segment is None:
            raise WorkbenchError("the article has no segments")
        return segment

    def _go_to(self, row: int) -> None:
        self._session.move_to(row)
        self._read()

    def _read(self, *, fully: bool = False, source: bool = True) -> None:
        """Read the current segment: ``fully`` with all that is known of it.

        Without its ``source`` where the person has just heard that.
        """
        segment = self._session.segment
        if segment is None:
            self._console.say("this article has no segments")
            return
        place = f"{self._session.position + 1} of {len(self._session)}"
        self._console.say(reading.place_line(segment, place, fully=fully))
        if source:
            self._console.say(reading.source_line(segment, self._languages))
        self._console.say(reading.target_line(segment, self._languages))
        self._aids.count(segment)
        if fully:
            self._console.say(*reading.detail_lines(segment))

    def _do(self, act: Callable[[], object], done: str) -> bool:
        """Change the current segment; say that it is ``done`` and saved; tell if it changed."""
        before = self._segment()
        act()
        if self._session.segment == before:
            self._console.say("nothing changed")
            return False
        self._walk.refresh()
        self._console.say(f"{done}, {self._saved()}")
        return True

    def _hold(self, command: Command, words: str) -> None:
        """Keep the words that are being typed for ``command``, until they are ended."""
        segment = self._session.segment
        if segment is not None:
            self._session.hold(half_done(segment, command, words, self._session.person))

    def _agreed(self, question: str) -> bool:
        """Ask a question; tell whether the answer is yes."""
        self._console.say(question)  # a prompt that fills a Braille line would leave no room
        return self._console.ask("yes or no: ").lower() in ("y", "yes")

    def _saved(self) -> str:
        """Wait a moment for the disk; return where the latest change is, in words."""
        saver = self._session.saver
        complete = saver.flush(_WAIT_FOR_SAVING)
        self._told = SaveState.SAVED if complete else saver.state
        fault, self._fault = self._fault, ""
        if self._told is not SaveState.FAILED:
            return self._told.value
        self._fault = str(saver.error)
        return f"still {self._told}" if self._fault == fault else f"{self._told}: {self._fault}"

    def _catch_up(self) -> None:
        """Tell what has changed without the person's doing: files, and what is saved by now."""
        self._session.look_outside()
        told = self._told
        words = self._saved()
        if self._told is not told:
            self._console.say(words)
        if remarks := self._session.adopt():
            self._walk.refresh()
            self._console.say(*remarks)

    def _may_leave(self) -> bool:
        """Ask whether to leave, where that would lose something."""
        self._saved()
        if not self._session.at_risk:
            return True
        self._console.say(str(self._session.fault))
        try:
            return self._agreed("leave, and lose it?")
        except Left:
            return True
