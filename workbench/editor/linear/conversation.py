"""The conversation: commands are taken one by one, and what came of them is told."""

from __future__ import annotations

from collections.abc import Callable

from workbench.editor.core.actions import Command
from workbench.editor.core.session import Session
from workbench.editor.linear import reading
from workbench.editor.linear.aids import Aids
from workbench.editor.linear.commands import explanations, parse, summary
from workbench.editor.linear.console import Console, Left
from workbench.editor.linear.correcting import CorrectingDesk
from workbench.system.errors import WorkbenchError
from workbench.text.counts import how_many


class Conversation(CorrectingDesk):
    """One sitting with an article, led over a console."""

    def __init__(self, session: Session, aids: Aids, console: Console) -> None:
        super().__init__(session, aids, console)
        self._leaving = False
        self._acts: dict[str, Callable[[], None]] = {
            "next": lambda: self._go_to(self._walk.next()),
            "back": lambda: self._go_to(self._walk.back()),
            "work": lambda: self._go_to(self._walk.work()),
            "look": self._look,
            "accept": self._accept,
            "review": self._review,
            "original": self._original,
            "own": self._own,
            "signs": self._signs,
            "empty": self._empty,
            "join": self._join,
            "lock": self._lock,
            "undo": self._undo,
            "redo": self._redo,
            "terms": lambda: self._aids.terms(self._segment()),
            "checks": lambda: self._aids.checks(self._segment()),
            "memory": lambda: self._aids.memory(self._segment()),
            "versions": self._versions,
            "progress": self._progress,
            "quit": self._quit,
        }
        self._acts_with_words: dict[str, Callable[[str], None]] = {
            "go": lambda number: self._go_to(self._walk.go(number)),
            "search": self._search,
            "filter": self._limit,
            "finding": lambda check: self._go_to(self._walk.finding(check)),
            "sort": self._sort,
            "correct": self._correct,
            "reject": self._reject,
            "note": self._note,
            "waive": self._waive,
            "split": self._split,
            "mend": self._mend,
            "machine": lambda words: self._aids.machine(self._segment(), words),
            "insert": self._insert,
            "concordance": self._aids.concordance,
            "restore": self._restore,
            "replace": self._replace,
            "add": self._add,
            "help": self._help,
        }

    def run(self) -> None:
        """Read the segment to begin with, then follow commands until the person leaves."""
        session = self._session
        self._console.say(
            f"{session.article.metadata.title}, {how_many(len(session), 'segment')}, "
            f"{session.statistics.percent_done} percent finished",
            "Enter reads the next segment, help the commands; everything is saved by itself",
        )
        self._published.look(session.catalog)
        if self._published.stale:
            self._console.say(f"{self._published.stale}; progress names them")
        session.begin()
        self._read()
        while not self._leaving:
            self._catch_up()
            self._session.hold(None)
            try:
                answer = self._console.ask_command("command: ", self._hold_command)
                self._follow(*parse(answer))
            except WorkbenchError as error:
                self._console.say(str(error))
            except Left:
                if session.keep_held():
                    self._console.say("what you were typing is kept")
                self._quit()

    def _hold_command(self, line: str) -> None:
        """Keep what is being typed after a command's name."""
        try:
            self._hold(*parse(line))
        except WorkbenchError:
            self._session.hold(None)

    def _follow(self, command: Command, words: str) -> None:
        """Do what ``command`` says, asking for the words that it needs."""
        if not command.takes_words:
            self._acts[command.name]()
            return
        if command.question and not words:
            words = self._console.ask(
                command.question, watch=lambda line: self._hold(command, line)
            )
            if not words:
                self._console.say("nothing done")
                return
        self._acts_with_words[command.name](words)

    def _search(self, words: str) -> None:
        self._go_to(self._walk.search(words))
        self._console.say(*reading.note_lines(self._segment(), self._walk.searched))

    def _sort(self, wanted: str) -> None:
        self._console.say(f"in this order now: {self._walk.sort(wanted.lower())}")

    def _limit(self, query: str) -> None:
        count = self._walk.limit(query)
        self._console.say(f"{count} with {query}" if query else "all segments")
        if self._walk.nearest != self._session.position:
            self._go_to(self._walk.nearest)

    def _look(self) -> None:
        self._read(fully=True)

    def _signs(self) -> None:
        self._console.say(*reading.sign_lines(self._segment(), self._languages))

    def _progress(self) -> None:
        self._console.say(*reading.statistics_lines(self._session.statistics))
        if self._session.progress > 0:
            self._console.say(f"{self._session.progress} finished in this sitting")
        self._published.look(self._session.catalog)
        self._console.say(*reading.published_lines(self._published, self._session.article.slug))

    def _help(self, word: str) -> None:
        self._console.say(*(explanations(word) if word else summary()))

    def _quit(self) -> None:
        self._leaving = self._may_leave()
