"""Read commands one by one and carry them out."""

from __future__ import annotations

from collections.abc import Callable

from workbench.editor.core.actions import Command
from workbench.editor.core.assistance import Assistant
from workbench.editor.core.published import Published
from workbench.editor.core.replacing import Replacer
from workbench.editor.core.session import Session
from workbench.editor.linear import reading
from workbench.editor.linear.advice_reader import AdviceReader
from workbench.editor.linear.change_reporter import ChangeReporter
from workbench.editor.linear.commands import explanations, parse, summary
from workbench.editor.linear.console import Console, Left
from workbench.editor.linear.corrector import Corrector
from workbench.editor.linear.history_commands import HistoryCommands
from workbench.editor.linear.navigator import Navigator
from workbench.editor.linear.replacing import ReplaceCommand
from workbench.editor.linear.save_reporter import SaveReporter
from workbench.editor.linear.segment_reader import SegmentReader
from workbench.editor.linear.unfinished_input import UnfinishedInput
from workbench.system.errors import WorkbenchError
from workbench.text.counts import how_many


class Conversation:
    """The session with an article as a conversation on a console."""

    def __init__(self, session: Session, assistant: Assistant, console: Console) -> None:
        self._session = session
        self._assistant = assistant
        self._console = console
        self._leaving = False
        metadata = session.article.metadata
        self._languages = (metadata.source_language, metadata.target_language)
        self._published = Published(session.article)
        store, view, corrections = session.store, session.view, session.corrections
        self._save_reporter = SaveReporter(console, store)
        self._held = UnfinishedInput(store, view, session.person)
        self._advice = advice = AdviceReader(assistant, console)
        self._reader = SegmentReader(console, view, self._languages, assistant.advise)
        reporter = ChangeReporter(console, view, self._save_reporter, self._refresh)
        navigator = Navigator(
            console, store.catalog, view, self._reader, assistant.found, self._refresh
        )
        corrector = Corrector(
            console,
            view,
            corrections,
            session.repeats,
            advice,
            self._reader,
            navigator,
            self._held,
            reporter,
        )
        history = HistoryCommands(
            console, view, corrections, session.versions, self._reader, reporter
        )
        replacer = Replacer(store, session.person, advice.other_catalogs)
        replacing = ReplaceCommand(console, store.catalog, replacer, reporter)
        self._acts: dict[str, Callable[[], None]] = {
            "next": navigator.next,
            "back": navigator.back,
            "work": navigator.work,
            "look": lambda: self._reader.read(fully=True),
            "accept": corrector.accept,
            "review": corrector.review,
            "original": corrector.copy_source,
            "own": corrector.own_draft,
            "signs": self._reader.read_signs,
            "empty": corrector.empty,
            "join": corrector.merge,
            "lock": corrector.lock,
            "undo": lambda: history.follow("undone", session.undo),
            "redo": lambda: history.follow("made again", session.redo),
            "terms": lambda: advice.terms(view.require_segment()),
            "checks": lambda: advice.checks(view.require_segment()),
            "memory": lambda: advice.memory(view.require_segment()),
            "versions": history.read_versions,
            "progress": self._progress,
            "quit": self._quit,
        }
        self._acts_with_words: dict[str, Callable[[str], None]] = {
            "go": navigator.go,
            "search": navigator.search,
            "filter": navigator.limit,
            "finding": navigator.finding,
            "sort": navigator.sort,
            "correct": corrector.correct,
            "reject": corrector.reject,
            "note": corrector.note,
            "waive": corrector.waive,
            "split": corrector.split,
            "mend": corrector.fix,
            "machine": lambda words: advice.machine(view.require_segment(), words),
            "insert": corrector.insert,
            "dictionary": lambda words: advice.dictionary(view.require_segment(), words),
            "concordance": advice.concordance,
            "restore": history.restore,
            "replace": replacing.replace,
            "add": self._add,
            "help": self._help,
        }

    def run(self) -> None:
        """Read the segment to begin with, then follow commands until the person leaves."""
        session = self._session
        self._console.say(
            f"{session.article.metadata.title}, {how_many(len(session.view), 'segment')}, "
            f"{session.store.progress.statistics.percent_done} percent finished",
            "Enter reads the next segment, help the commands; everything is saved by itself",
        )
        self._published.look(session.store.catalog)
        if self._published.stale:
            self._console.say(f"{self._published.stale}; progress names them")
        self._refresh()
        session.begin()
        self._reader.read()
        while not self._leaving:
            self._catch_up()
            self._held.drop()
            try:
                answer = self._console.ask_command("command: ", self._hold_command)
                self._follow(*parse(answer))
            except WorkbenchError as error:
                self._console.say(str(error))
            except Left:
                if session.store.keep_held():
                    self._console.say("what you were typing is kept")
                self._quit()

    def _hold_command(self, line: str) -> None:
        """Keep what is being typed after a command's name."""
        try:
            self._held.hold(*parse(line))
        except WorkbenchError:
            self._held.drop()

    def _follow(self, command: Command, words: str) -> None:
        """Carry out ``command``, asking for the words that it needs."""
        if not command.takes_words:
            self._acts[command.name]()
            return
        if command.question and not words:
            words = self._console.ask(
                command.question, watch=lambda line: self._held.hold(command, line)
            )
            if not words:
                self._console.say("nothing done")
                return
        self._acts_with_words[command.name](words)

    def _refresh(self) -> None:
        """Run the checks of the article and list the segments again."""
        self._assistant.compare(self._session.store.catalog)
        self._session.view.refresh()

    def _catch_up(self) -> None:
        """Report changes by other programs, and whether changes are saved by now."""
        self._session.store.look_outside()
        self._save_reporter.report_if_changed()
        if remarks := self._session.adopt():
            self._refresh()
            self._console.say(*remarks)

    def _add(self, words: str) -> None:
        if self._advice.add_term(words, self._languages, self._session.person):
            self._refresh()

    def _progress(self) -> None:
        progress = self._session.store.progress
        self._console.say(*reading.statistics_lines(progress.statistics))
        if progress.finished_here > 0:
            self._console.say(f"{progress.finished_here} finished in this sitting")
        self._published.look(self._session.store.catalog)
        self._console.say(*reading.published_lines(self._published, self._session.article.slug))

    def _help(self, word: str) -> None:
        self._console.say(*(explanations(word) if word else summary()))

    def _quit(self) -> None:
        self._leaving = self._save_reporter.may_leave()
