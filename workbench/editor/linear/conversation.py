"""The conversation: commands are taken one by one, and what came of them is told."""

from __future__ import annotations

from collections.abc import Callable

from workbench.catalog import Segment
from workbench.editor.linear import reading
from workbench.editor.linear.aids import Aids, numbered
from workbench.editor.linear.commands import GROUPS, Command, Needs, explained, named, parse
from workbench.editor.linear.console import Console, Left
from workbench.editor.linear.half_done import half_done
from workbench.editor.linear.walk import Walk
from workbench.editor.saving import SaveState
from workbench.editor.session import Session
from workbench.errors import WorkbenchError

#: How long to wait for the disk before going on, in seconds; a book takes longer, and the
#: next prompt tells of it.
_WAIT_FOR_SAVING = 0.5

#: What is asked where a command came without its words.
_QUESTIONS = {
    "go": "number: ",
    "reject": "why is it not right yet: ",
    "note": "note: ",
    "split": "the second part begins with: ",
    "insert": "number: ",
    "restore": "number: ",
    "concordance": "words: ",
}


class Conversation:
    """One sitting with an article, led over a console."""

    def __init__(self, session: Session, aids: Aids, console: Console) -> None:
        self._session = session
        self._aids = aids
        self._console = console
        metadata = session.article.metadata
        self._languages = (metadata.source_language, metadata.target_language)
        self._walk = Walk(session, aids.found)
        #: What was told last of where the latest change is.
        self._told = SaveState.SAVED
        #: Whether repeats are filled in; None until the person was asked.
        self._repeating: bool | None = None
        self._leaving = False
        self._acts: dict[str, Callable[[], None]] = {
            "next": lambda: self._go_to(self._walk.next()),
            "back": lambda: self._go_to(self._walk.back()),
            "work": lambda: self._go_to(self._walk.work()),
            "look": self._look,
            "accept": self._accept,
            "review": self._review,
            "original": self._original,
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
            "search": lambda words: self._go_to(self._walk.search(words)),
            "filter": self._limit,
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
            "help": self._help,
        }

    def run(self) -> None:
        """Read the first unfinished segment, then follow commands until the person leaves."""
        session = self._session
        self._console.say(
            f"{session.article.metadata.title}, {len(session)} segments, "
            f"{session.statistics.percent_done} percent finished",
            'Enter reads the next segment, "help" all commands; everything is saved by itself',
        )
        if session.segment is not None and session.segment.state.finished:
            session.move_to(session.next_unfinished(range(len(session))) or 0)
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
                self._leaving = True
                if self._session.keep_held():
                    self._console.say("what you were typing is kept")

    def _hold_command(self, line: str) -> None:
        """Keep what is being typed after a command's name."""
        try:
            self._hold(*parse(line))
        except WorkbenchError:
            self._session.hold(None)

    def _hold(self, command: Command, words: str) -> None:
        """Keep the words that are being typed for ``command``, until they are ended."""
        segment = self._session.segment
        if segment is not None:
            self._session.hold(half_done(segment, command, words, self._session.person))

    def _follow(self, command: Command, words: str) -> None:
        """Do what ``command`` says, asking for the words that it needs."""
        if command.needs is Needs.NOTHING:
            self._acts[command.name]()
            return
        if command.needs is Needs.WORDS and not words:
            words = self._console.ask(
                _QUESTIONS[command.name], watch=lambda line: self._hold(command, line)
            )
            if not words:
                self._console.say("nothing done")
                return
        self._acts_with_words[command.name](words)

    # Moving

    def _limit(self, query: str) -> None:
        count = self._walk.limit(query)
        self._console.say(f"{count} with {query}" if query else "all segments")
        if self._walk.nearest != self._session.position:
            self._go_to(self._walk.nearest)

    def _look(self) -> None:
        self._read()
        self._console.say(*reading.detail_lines(self._segment()))

    # Translating

    def _correct(self, text: str) -> None:
        segment = self._segment()
        if segment.locked_by:
            raise WorkbenchError(f"locked by {segment.locked_by}", remedy='"lock" opens it')
        if not text:
            text = self._console.ask(
                "translation: ",
                segment.target,
                self._aids.expressions(segment),
                lambda line: self._hold(named("correct"), line),
            )
        if not text:
            self._console.say("left as it was")
        elif self._do(lambda: self._session.replace_target(text, "correcting"), "corrected"):
            self._aids.warn(self._segment())

    def _accept(self) -> None:
        self._do(self._session.accept, "accepted")
        self._fill_repeats()
        self._go_to(self._walk.work())

    def _fill_repeats(self) -> None:
        """Give the translation to segments with the same original, if that is wanted."""
        count = len(self._session.repeats())
        if not count or self._repeating is False:
            return
        if self._repeating is None:
            self._console.say(f"{count} more unfinished with the same original")
            answer = self._console.ask("translate these and later repeats alike, yes or no: ")
            self._repeating = answer.lower() in ("y", "yes")
        if self._repeating and self._session.propagate():
            self._walk.refresh()
            self._console.say(f"{count} more filled in, {self._saved()}")

    def _review(self) -> None:
        self._do(self._session.review, "reviewed")
        self._go_to(self._walk.next())

    def _reject(self, reason: str) -> None:
        self._do(lambda: self._session.reject(reason), "rejected, a draft again")

    def _note(self, text: str) -> None:
        self._do(lambda: self._session.note(text), "noted")

    def _waive(self, reason: str) -> None:
        if not reason:
            self._do(self._session.ask_for_terms_again, "what was waived is asked for again")
            return
        terms = self._aids.unmet(self._segment())
        self._do(lambda: self._session.waive(terms, reason), "waived")

    def _original(self) -> None:
        self._do(self._session.copy_source, "the original is in the translation")

    def _empty(self) -> None:
        self._do(lambda: self._session.replace_target("", "emptying"), "translation removed")

    def _split(self, words: str) -> None:
        column = self._segment().source.find(words)
        if column < 0:
            raise WorkbenchError(f"the source does not have: {words}")
        self._do(lambda: self._session.split(column), "split")
        self._read()

    def _join(self) -> None:
        self._do(self._session.merge_with_next, "joined with the next")
        self._read()

    def _lock(self) -> None:
        locked = self._segment().locked_by
        self._do(self._session.toggle_lock, "unlocked" if locked else "locked")

    def _mend(self, number: str) -> None:
        finding = self._aids.mendable(self._segment(), number)
        self._do(lambda: self._session.fix(finding), f"mended: {finding.message}")
        self._read()

    def _insert(self, number: str) -> None:
        suggestion = self._aids.suggestion(self._segment(), number)
        self._do(lambda: self._session.take(suggestion), f"a draft, {suggestion.origin}")
        self._read()

    def _versions(self) -> None:
        self._console.say(*reading.version_lines(self._session.versions))

    def _restore(self, number: str) -> None:
        version = numbered(self._session.versions, number)
        self._do(lambda: self._session.restore(version), "restored")
        self._read()

    def _undo(self) -> None:
        self._went("undone", self._session.undo())

    def _redo(self) -> None:
        self._went("made again", self._session.redo())

    def _went(self, what: str, label: str | None) -> None:
        if label is None:
            self._console.say(f"nothing to be {what}")
            return
        self._walk.refresh()
        self._console.say(f"{what}: {label}, {self._saved()}")
        self._read()

    # Around

    def _progress(self) -> None:
        self._console.say(*reading.statistics_lines(self._session.statistics))

    def _help(self, word: str) -> None:
        if word:
            self._console.say(explained(named(word)))
            return
        for heading, commands in GROUPS.items():
            self._console.say(heading, *map(explained, commands))

    def _quit(self) -> None:
        self._leaving = True

    # What they all rest on

    def _segment(self) -> Segment:
        segment = self._session.segment
        if segment is None:
            raise WorkbenchError("the article has no segments")
        return segment

    def _go_to(self, row: int) -> None:
        self._session.move_to(row)
        self._read()

    def _read(self) -> None:
        """Read the current segment."""
        segment = self._session.segment
        if segment is None:
            self._console.say("this article has no segments")
            return
        place = f"{self._session.position + 1} of {len(self._session)}"
        self._console.say(*reading.segment_lines(segment, place, self._languages))
        self._aids.count(segment)

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

    def _saved(self) -> str:
        """Wait a moment for the disk; return where the latest change is, in words."""
        saver = self._session.saver
        complete = saver.flush(_WAIT_FOR_SAVING)
        self._told = SaveState.SAVED if complete else saver.state
        if self._told is SaveState.FAILED:
            return f"{self._told}: {saver.error}"
        return self._told.value

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
