"""The commands that change segments."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from workbench.articles import Article
from workbench.editor.core.beside import carry_out
from workbench.editor.core.history import Change
from workbench.editor.core.regrouping import column_of
from workbench.editor.core.replacing import found_by
from workbench.editor.core.session import Session
from workbench.editor.linear import reading
from workbench.editor.linear.aids import Aids, numbered
from workbench.editor.linear.commands import named
from workbench.editor.linear.console import Console
from workbench.editor.linear.desk import ReadingDesk
from workbench.editor.linear.replacing import ask_for_order, confirmed
from workbench.editor.linear.signs import spelled
from workbench.system.errors import WorkbenchError
from workbench.text.counts import how_many
from workbench.text.languages import NAMES


class CorrectingDesk(ReadingDesk):
    """A desk at which one translates."""

    def __init__(self, session: Session, aids: Aids, console: Console) -> None:
        super().__init__(session, aids, console)
        #: Whether repeats are filled in; None until the person was asked.
        self._repeating: bool | None = None
        #: The other articles that were changed, by their folders.
        self.changed_beside: dict[Path, Article] = {}
        session.beside = self._change_beside

    def _correct(self, text: str) -> None:
        segment = self._segment()
        if segment.locked_by:
            raise WorkbenchError(f"locked by {segment.locked_by}", remedy='"lock" opens it')
        if not text:
            text = self._console.ask(
                "translation: ",
                segment.target,
                lambda line: self._aids.expressions(segment, line),
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
            self._repeating = self._agreed(
                f"{count} more unfinished with the same original; "
                "translate these and later repeats alike?"
            )
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
        names = ", ".join(map(str, terms))
        self._do(lambda: self._session.waive(terms, reason), f"waived: {names}")

    def _original(self) -> None:
        self._do(self._session.copy_source, "the original is in the translation")

    def _own(self) -> None:
        self._do(self._session.set_glossary_aside, "the machine's own draft")
        self._read(source=False)

    def _replace(self, words: str) -> None:
        """Replace in this article or in all, when the person has heard what that changes."""
        order = ask_for_order(self._console, words)
        session = self._session
        others = self._aids.other_catalogs() if order.everywhere else {}
        found = found_by(order, session.person, list(session.catalog), others)
        if not found:
            self._console.say("nothing found")
        elif not confirmed(self._console, found, session.catalog):
            self._console.say("nothing done")
        else:
            count = session.replace_all(found.here, found.elsewhere)
            self._walk.refresh()
            where = " here" if found.elsewhere else ""
            self._console.say(f"replaced in {how_many(count, 'segment')}{where}, {self._saved()}")

    def _change_beside(self, change: Change) -> None:
        """Make what ``change`` does in other articles, and tell at once what came of it."""
        self._console.say(f"writing {how_many(len(change.elsewhere), 'other article')}")
        outcome = carry_out(change, self._session.workspace)
        self.changed_beside.update((each.folder, each) for each in outcome.articles)
        self._console.say(*outcome.sentences)

    def _add(self, words: str) -> None:
        """Propose a term to those who keep the glossary."""
        source, _, target = (part.strip() for part in words.partition("="))
        names = [NAMES[language][0] for language in self._languages]
        source = source or self._console.ask(f"{names[0]}: ")
        target = target or (self._console.ask(f"{names[1]}: ") if source else "")
        if source and target:
            self._aids.add_term(source, target, self._session.person)
            self._walk.refresh()
            self._console.say(f"{source} = {target}, proposed to the glossary, saved")
        else:
            self._console.say("nothing done")

    def _empty(self) -> None:
        self._do(lambda: self._session.replace_target("", "emptying"), "translation removed")

    def _split(self, words: str) -> None:
        column = column_of(words, self._segment().source)
        if column is None:
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
        self._do(lambda: self._session.fix(finding), f"mended: {spelled(finding.message)}")
        self._read(source=False)

    def _insert(self, number: str) -> None:
        suggestion = self._aids.suggestion(self._segment(), number)
        self._do(lambda: self._session.take(suggestion), f"a draft, {suggestion.origin}")
        self._read(source=False)

    def _versions(self) -> None:
        self._console.say(*reading.version_lines(self._session.versions))

    def _restore(self, number: str) -> None:
        version = numbered(self._session.versions, number)
        self._do(lambda: self._session.restore(version), "restored")
        self._read(source=False)

    def _undo(self) -> None:
        self._go_through("undone", self._session.undo)

    def _redo(self) -> None:
        self._go_through("made again", self._session.redo)

    def _go_through(self, what: str, step: Callable[[], str | None]) -> None:
        """Take a step back, or make it again, and read where that was."""
        before = self._session.segment
        label = step()
        if label is None:
            self._console.say(f"nothing to be {what}")
            return
        self._walk.refresh()
        self._console.say(f"{what}: {label}, {self._saved()}")
        after = self._session.segment
        heard = before and after and (before.id, before.source) == (after.id, after.source)
        self._read(source=not heard)
