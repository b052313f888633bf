"""The screen where an article is corrected: what its keys do."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from workbench.editor.core.actions import on_screen
from workbench.editor.core.assistance import Assistant
from workbench.editor.core.session import Session
from workbench.editor.core.versions import Version
from workbench.editor.tui.screens.concordance import ConcordanceScreen
from workbench.editor.tui.screens.confirmation import ConfirmationScreen
from workbench.editor.tui.screens.new_term import NewTermScreen
from workbench.editor.tui.screens.question import QuestionScreen
from workbench.editor.tui.screens.replacing_desk import ReplacingDesk
from workbench.editor.tui.screens.versions import VersionsScreen
from workbench.editor.tui.widgets.segment_text import left_to_text
from workbench.system.errors import WorkbenchError

#: What is done at a key only where nothing that has the focus takes it.
_TAKEN_LAST = ("accept", "leave")


class EditingScreen(ReplacingDesk):
    """Where segments are corrected; the keys are those of ``actions``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            key.keys,
            # Before the text area takes it; but Enter and Escape are the list's first.
            f"in_turn('{action.name}')" if action.name not in _TAKEN_LAST else action.name,
            key.label,
            tooltip=action.explanation,
            id=action.name,
            show=key.shown,
            priority=action.name not in _TAKEN_LAST,
        )
        for action, key in on_screen()
        if key.keys
    ]

    def __init__(self, session: Session, assistant: Assistant) -> None:
        super().__init__(session, assistant)
        #: Whether repeats are filled in; None until the person was asked.
        self._repeating: bool | None = None
        #: Whether the next key is the number of a suggestion.
        self.picking = False

    async def action_in_turn(self, action: str) -> None:
        """Do ``action`` after what the keys before it do."""
        act = partial(self.app.run_action, action, self)
        if not left_to_text(self.focused, act):
            await act()

    def action_accept(self) -> None:
        """Accept and go on to the next unfinished segment."""
        if not self.do(self.session.accept):
            return
        repeats = len(self.session.repeats())
        if not repeats or self._repeating is False:
            self.action_next_unfinished()
        elif self._repeating:
            self._fill_repeats(True)
        else:
            segments = "One more segment has" if repeats == 1 else f"{repeats} more segments have"
            question = (
                f"{segments} the same original. Give them this translation, too, "
                "and all further repeats of this sitting?"
            )
            self.app.push_screen(ConfirmationScreen(question), self._fill_repeats)

    def _fill_repeats(self, answer: bool | None) -> None:
        """Give the target to its repeats, if that is wanted, and go on."""
        self._repeating = bool(answer)
        if answer and self.do(self.session.propagate):
            self.segments.refresh()
            self.say("repeats have the same translation now; Ctrl+Z takes it back")
        self.action_next_unfinished()

    def action_versions(self) -> None:
        """Show what this segment was, and bring one version back."""
        self.take_typing()

        def restore(version: Version | None) -> None:
            if version is not None:
                self.do(lambda: self.session.restore(version))

        versions = self.session.versions
        if versions:
            self.app.push_screen(VersionsScreen(versions), restore)
        else:
            self.say("nobody has changed this segment here")

    def action_review(self) -> None:
        """Confirm and go on to the next segment."""
        if self.do(self.session.review) and not self.step(1):
            self.say("reviewed; this is the last one")

    def action_copy_source(self) -> None:
        """Put the source in the target."""
        self.do(self.session.copy_source)

    def action_own_draft(self) -> None:
        """Take back what the glossary changed in the machine's draft."""
        self.do(self.session.set_glossary_aside)

    def action_lock(self) -> None:
        """Lock or open the segment."""
        self.do(self.session.toggle_lock)

    def action_note(self) -> None:
        """Ask for a note and keep it with the segment."""

        def note(answer: str | None) -> None:
            if answer and self.do(lambda: self.session.note(answer)):
                self.say("noted")

        self.app.push_screen(QuestionScreen("Note on this segment"), note)

    def action_waive(self) -> None:
        """Ask why the translation goes without terms, or ask again for those waived."""
        segment = self.session.segment
        terms = self.assistant.unmet(segment) if segment else []
        if not terms:
            self.do(self.session.ask_for_terms_again)
            return

        def waive(answer: str | None) -> None:
            if answer:
                self.do(lambda: self.session.waive(terms, answer))

        names = ", ".join(f'"{term}"' for term in terms)
        self.app.push_screen(QuestionScreen(f"Why may it go without {names}?"), waive)

    def action_reject(self) -> None:
        """Ask why, and send the target back to draft."""

        def reject(answer: str | None) -> None:
            if answer is not None and self.do(lambda: self.session.reject(answer)):
                self.say("rejected: a draft again")

        self.app.push_screen(QuestionScreen("Why is it not right yet?"), reject)

    def action_undo(self) -> None:
        """Take the last step back."""
        self.take_typing()
        self.went("undone", self.session.undo())

    def action_redo(self) -> None:
        """Make the last step again."""
        self.take_typing()
        self.went("made again", self.session.redo())

    def action_translate(self) -> None:
        """Translate the current segment by machine, meanwhile going on."""
        self.take_typing()
        segment = self.session.segment
        if segment is None:
            return
        if segment.locked_by:
            self.say(f"locked by {segment.locked_by}")
            return
        self.say("translating …")
        self.translate(segment)

    def action_continue(self) -> None:
        """Ask the machine for translations that begin with the target up to the cursor."""
        self.take_typing()
        segment = self.session.segment
        if segment is not None:
            prefix = self.target.text[: self.target.cursor_location[1]]
            self.say("asking the machine to go on from here …")
            self.go_on_from(segment, prefix)

    def action_fix(self) -> None:
        """Mend the first finding that can be mended by a rule."""
        self.take_typing()
        segment = self.session.segment
        if segment is None:
            return
        fixable = [f for f in self.assistant.findings(segment) if f.fixed is not None]
        if not fixable:
            self.say("nothing here can be mended by a rule")
        elif self.do(lambda: self.session.fix(fixable[0])):
            self.say(f"mended: {fixable[0].message}")

    def action_insert(self) -> None:
        """Wait for the number of a suggestion."""
        count = len(self._advice.suggestions) if self._advice else 0
        if not count:
            self.say("there is no suggestion")
            return
        self.picking = True
        self.say(f"insert which? 1 to {min(count, 9)}")

    def action_insert_number(self, number: int) -> None:
        """Put a suggestion in the target: terms at the cursor, others as the whole."""
        self.picking = False
        suggestions = self.advice.suggestions if self.advice else ()
        if not 1 <= number <= len(suggestions):
            self.say("no suggestion has that number")
            return
        suggestion = suggestions[number - 1]
        if suggestion.origin:
            self.do(lambda: self.session.take(suggestion))
        elif not self.target.read_only:
            self.target.insert_word(suggestion.text)

    def action_insert_tag(self) -> None:
        """Insert the next tag that the target lacks."""
        if not self.target.read_only and not self.target.insert_tag(self.source.text):
            self.say("the translation has all the tags")

    def action_no_break_space(self) -> None:
        """Insert a space where no line may break."""
        if not self.target.read_only:
            self.target.insert_no_break_space()

    def action_add_term(self) -> None:
        """Ask for a term, the selected words being there already, and add it."""

        def add(pair: tuple[str, str] | None) -> None:
            if pair is None:
                return
            try:
                self.assistant.add_term(*pair, self.session.person)
            except WorkbenchError as error:
                self.notify(str(error), title="Not added", severity="warning", timeout=10)
            else:
                self.say(f"added: {pair[0]} = {pair[1]}")
                self.look_up()

        source, target = self.source.selected_text, self.target.selected_text
        self.app.push_screen(NewTermScreen(source, target), add)

    def action_split(self) -> None:
        """Split at the cursor in the source."""
        source = self.source
        if self.focused is not source:
            source.focus()
            self.say("put the cursor where the second part begins, and press the key again")
            return
        column = source.cursor_location[1]
        if self.do(lambda: self.session.split(column)):
            self._regrouped("split")
            self.target.focus()

    def action_merge(self) -> None:
        """Merge with the next segment."""
        if self.do(self.session.merge_with_next):
            self._regrouped("merged with the next")

    def _regrouped(self, what: str) -> None:
        """Show the list after segments came or went."""
        self.segments.show(self.rows, self.session.position)
        self.say(what)

    def action_concordance(self) -> None:
        """Look words up in finished translations; the selected ones at first."""
        words = self.target.selected_text or self.source.selected_text
        self.app.push_screen(ConcordanceScreen(self.assistant.concordance, words))

    def action_save(self) -> None:
        """Save now."""
        self.take_typing()
        self.flush()
