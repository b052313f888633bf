"""The screen where an article is corrected."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Footer
from textual.worker import get_current_worker

from workbench.catalog import Segment
from workbench.editor.assistance import Advice, Assistant, Suggestion
from workbench.editor.filters import Filter
from workbench.editor.keys import KEYS
from workbench.editor.replacing import Replacement, replacements
from workbench.editor.saving import SaveState
from workbench.editor.screens.concordance import ConcordanceScreen
from workbench.editor.screens.filtering import FilterScreen
from workbench.editor.screens.help import HelpScreen
from workbench.editor.screens.question import QuestionScreen
from workbench.editor.screens.replacing import Order, ReplaceScreen
from workbench.editor.session import Session
from workbench.editor.states import described, glyph
from workbench.editor.widgets.segment_list import SegmentList
from workbench.editor.widgets.segment_text import Mark, SegmentText
from workbench.editor.widgets.side_panel import SidePanel
from workbench.editor.widgets.status_line import StatusLine
from workbench.editor.widgets.target_text import TargetText
from workbench.errors import WorkbenchError
from workbench.languages import NAMES

#: How long typing or moving must pause before terms and checks are looked up, in seconds.
_ADVICE_PAUSE = 0.1

#: How often to look whether another program has written the catalog, in seconds.
_LOOK_OUTSIDE = 2.0


class EditingScreen(Screen[None]):
    """Segment list, source, target and side panel over one session."""

    AUTO_FOCUS = "#target"

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - an instance variable of the base class
        (0, "-narrow"),
        (110, "-wide"),
    ]

    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-low"),
        (18, "-high"),
    ]

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            key.keys, key.action, key.label, tooltip=key.explanation, id=key.action, show=key.shown
        )
        for keys in KEYS.values()
        for key in keys
        if key.keys
    ]

    def __init__(self, session: Session, assistant: Assistant) -> None:
        super().__init__()
        self.session = session
        self._assistant = assistant
        self._filter_text = ""
        self._searched = ""
        self._advice: Advice | None = None
        self._advice_timer: Timer | None = None
        self._shown_id: str | None = None
        #: The id of the segment that the machine was asked about last.
        self._asked = ""
        #: Its translations: of which segment, which, and why there are none.
        self._machine: tuple[str, tuple[Suggestion, ...], str] = ("", (), "")
        #: Sessions with the other articles, open while one replaces in all of them.
        self._beside: list[Session] | None = None
        #: Whether the next key is the number of a suggestion.
        self.picking = False

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        metadata = self.session.article.metadata
        direction = f"{metadata.source_language}→{metadata.target_language}"
        yield StatusLine(metadata.title, direction, id="status")
        with Horizontal(id="desk"):
            with Vertical(id="work"):
                yield SegmentList(self.session.catalog, id="segments")
                yield SegmentText(read_only=True, id="source")
                yield TargetText(self._assistant.typed, id="target")
            yield SidePanel(id="panel")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Show the first segment that there is work on."""
        rows = self.rows
        if rows and self.session.catalog[rows[0]].state.finished:
            unfinished = self.session.next_unfinished(rows)
            self.session.move_to(unfinished if unfinished is not None else 0)
        self._list.show(rows, self.session.position)
        self._show_segment()
        self._show_progress()
        self._adopt()
        self._read_memory()
        self.set_interval(_LOOK_OUTSIDE, self.session.look_outside)

    @property
    def advice(self) -> Advice | None:
        """What is known about the current segment by now."""
        return self._advice

    @property
    def rows(self) -> Sequence[int]:
        """The positions of the segments that the filter lets through."""
        return self.session.shown(Filter.parse(self._filter_text), self._assistant.found)

    def show_saving(self, state: SaveState, error: WorkbenchError | None) -> None:
        """Say where the latest change is."""
        if not self.query(StatusLine):
            return  # the screen is going away
        self.query_one(StatusLine).save_state = state
        if error is not None:
            self.notify(str(error), title="Not saved", severity="error", timeout=10)
        self._adopt()

    # Keys

    def action_accept(self) -> None:
        """Accept and go on to the next unfinished segment."""
        if self._do(self.session.accept):
            self.action_next_unfinished()

    def action_review(self) -> None:
        """Confirm and go on to the next segment."""
        if self._do(self.session.review):
            self._step(1)

    def action_copy_source(self) -> None:
        """Put the source in the target."""
        self._do(self.session.copy_source)

    def action_lock(self) -> None:
        """Lock or open the segment."""
        self._do(self.session.toggle_lock)

    def action_undo(self) -> None:
        """Take the last step back."""
        self.take_typing()
        self._went("undone", self.session.undo())

    def action_redo(self) -> None:
        """Make the last step again."""
        self.take_typing()
        self._went("made again", self.session.redo())

    def action_next(self) -> None:
        """Go to the next segment."""
        self._step(1)

    def action_previous(self) -> None:
        """Go to the previous segment."""
        self._step(-1)

    def action_page(self, step: int) -> None:
        """Go a page of segments further."""
        self._list.action_page(step)

    def action_next_unfinished(self) -> None:
        """Go to the next segment that is not finished."""
        row = self.session.next_unfinished(self._list.rows)
        if row is not None:
            self.go_to(row)
        elif self.session.segment is not None and self.session.segment.state.finished:
            self.say("all segments here are finished")
            self._step(1)

    def action_go_to(self) -> None:
        """Ask for a number and go there."""

        def go(answer: str | None) -> None:
            if answer and answer.strip().isdigit():
                self.go_to(int(answer) - 1)
            elif answer:
                self.say(f"{answer} is not a number")

        self.app.push_screen(QuestionScreen(f"Go to segment (1 to {len(self.session)})"), go)

    def action_find(self) -> None:
        """Ask for words and go to them."""

        def find(answer: str | None) -> None:
            if answer:
                self._searched = answer
                self.action_find_next()

        self.app.push_screen(
            QuestionScreen("Find in source and translation", answer=self._searched), find
        )

    def action_find_next(self) -> None:
        """Go to the next segment with the words last searched."""
        if not self._searched:
            self.action_find()
            return
        self.take_typing()
        row = self.session.search(self._searched, self._list.rows)
        if row is None:
            self.say(f"nothing found for “{self._searched}”")
        else:
            self.go_to(row)
            self._mark_texts()

    def action_filter(self) -> None:
        """Ask which segments to show."""

        def limit(answer: str | None) -> None:
            if answer is not None:
                self.limit_to(answer)

        self.take_typing()
        self.app.push_screen(FilterScreen(self._filter_text, self.session.statistics), limit)

    def action_note(self) -> None:
        """Ask for a note and keep it with the segment."""

        def note(answer: str | None) -> None:
            if answer:
                self._do(lambda: self.session.note(answer))

        self.app.push_screen(QuestionScreen("Note on this segment"), note)

    def action_reject(self) -> None:
        """Ask why, and send the target back to draft."""

        def reject(answer: str | None) -> None:
            if answer is not None:
                self._do(lambda: self.session.reject(answer))

        self.app.push_screen(QuestionScreen("Why is it not right yet?"), reject)

    def action_panel(self) -> None:
        """Show or hide the side panel."""
        self.toggle_class("-no-panel")

    def action_help(self) -> None:
        """Show all keys."""
        self.app.push_screen(HelpScreen())

    def action_save(self) -> None:
        """Save now."""
        self.take_typing()
        self.flush()

    def action_leave(self) -> None:
        """Go from the texts to the list, and from the list to the articles."""
        self.take_typing()
        if self.focused is not self._list:
            self._list.focus()
        else:
            self.dismiss()

    def action_write(self) -> None:
        """Go from the list to the target."""
        self._target.focus()

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
        self._translate(segment)

    def action_fix(self) -> None:
        """Mend the first finding that can be mended by a rule."""
        self.take_typing()
        segment = self.session.segment
        if segment is None:
            return
        fixable = [f for f in self._assistant.findings(segment) if f.fixed is not None]
        if not fixable:
            self.say("nothing here can be mended by a rule")
        elif self._do(lambda: self.session.fix(fixable[0])):
            self.say(f"mended: {fixable[0].message}")

    def action_replace(self) -> None:
        """Ask what to replace by what, and do it in this article or in all."""
        self.take_typing()
        words = self._target.selected_text or self._searched
        self.app.push_screen(ReplaceScreen(self._would_replace, words), self._replace_all)

    def _would_replace(self, order: Order) -> list[Replacement]:
        """Return all that ``order`` would change, in this article first."""
        return [change for session in self._sessions(order) for change in _changes(session, order)]

    def _replace_all(self, order: Order | None) -> None:
        """Do what was seen; the other articles are saved and closed."""
        if order is not None:
            count = sum(
                session.replace_all(_changes(session, order)) for session in self._sessions(order)
            )
            self.say(f"replaced in {count} {'segment' if count == 1 else 'segments'}")
        for session in self._beside or ():
            if not session.close():
                self.notify(str(session.saver.error), title="Not saved", severity="error")
        self._beside = None
        self._list.refresh()
        self._show_segment()
        self._show_progress()

    def _sessions(self, order: Order) -> list[Session]:
        """Return the sessions that ``order`` is for; those of other articles are opened."""
        if not order.everywhere:
            return [self.session]
        if self._beside is None:
            self._beside = []
            for article in self._assistant.other_articles():
                try:
                    self._beside.append(self.session.beside(article))
                except WorkbenchError as error:
                    self.notify(str(error), severity="warning")
        return [self.session, *self._beside]

    def action_concordance(self) -> None:
        """Look words up in finished translations; the selected ones at first."""
        words = self._target.selected_text or self.query_one("#source", SegmentText).selected_text
        self.app.push_screen(ConcordanceScreen(self._assistant.concordance, words))

    def action_split(self) -> None:
        """Split at the cursor in the source."""
        source = self.query_one("#source", SegmentText)
        if self.focused is not source:
            source.focus()
            self.say("put the cursor where the second part begins, and press the key again")
            return
        column = source.cursor_location[1]
        if self._do(lambda: self.session.split(column)):
            self._regrouped("split")
            self._target.focus()

    def action_merge(self) -> None:
        """Merge with the next segment."""
        if self._do(self.session.merge_with_next):
            self._regrouped("merged with the next")

    def _regrouped(self, what: str) -> None:
        """Show the list after segments came or went."""
        self._list.show(self.rows, self.session.position)
        self.say(what)

    def action_continue(self) -> None:
        """Ask the machine for translations that begin with the target up to the cursor."""
        self.take_typing()
        segment = self.session.segment
        if segment is not None:
            prefix = self._target.text[: self._target.cursor_location[1]]
            self._asked = segment.id
            self.say("asking the machine to go on from here …")
            self._find_alternatives(segment, prefix)

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
        suggestions = self._advice.suggestions if self._advice else ()
        if not 1 <= number <= len(suggestions):
            self.say("no suggestion has that number")
            return
        suggestion = suggestions[number - 1]
        if suggestion.origin:
            self._do(lambda: self.session.take(suggestion))
        elif not self._target.read_only:
            self._target.insert_word(suggestion.text)

    # Moving and showing

    def go_to(self, position: int) -> None:
        """Make the segment at ``position`` the current one."""
        self.take_typing()
        self.session.move_to(position)
        self._list.go_to(self.session.position)
        self._show_segment()

    def limit_to(self, query: str) -> None:
        """Show only the segments that ``query`` lets through."""
        before, self._filter_text = self._filter_text, query
        rows = self.rows
        if not rows and query:
            self._filter_text = before
            self.say("no segment is like that")
            return
        self.query_one(StatusLine).filter_text = query
        position = self.session.position
        if rows and position not in rows:
            position = next((row for row in rows if row > position), rows[-1])
            self.session.move_to(position)
        self._list.show(rows, position)
        self._show_segment()

    def say(self, message: str) -> None:
        """Show a passing message."""
        self.query_one(StatusLine).say(message)

    @work(thread=True, exclusive=True, group="flush")
    def flush(self) -> None:
        """Write what is pending, and say so."""
        if self.session.saver.flush():
            self._back(self.say, "saved")

    @on(SegmentList.Chosen)
    def _row_chosen(self, event: SegmentList.Chosen) -> None:
        self.go_to(event.position)
        if event.edit:
            self._target.focus()

    @on(TargetText.Left)
    def _cursor_left(self, event: TargetText.Left) -> None:
        self._step(event.step)

    @on(TargetText.Changed, "#target")
    def _typed(self) -> None:
        if self.take_typing():
            self._look_up()

    @property
    def _list(self) -> SegmentList:
        return self.query_one(SegmentList)

    @property
    def _target(self) -> TargetText:
        return self.query_one(TargetText)

    def _step(self, step: int) -> None:
        rows, position = self._list.rows, self.session.position
        line = bisect_right(rows, position) if step > 0 else bisect_left(rows, position) - 1
        if 0 <= line < len(rows):
            self.go_to(rows[line])

    def take_typing(self) -> bool:
        """Give the session what stands in the target; tell whether that was new."""
        segment = self.session.segment
        if segment is None or segment.id != self._shown_id or self._target.text == segment.target:
            return False
        try:
            self.session.type_target(self._target.text)
        except WorkbenchError as error:
            self.say(str(error))
            self._show_segment()
            return False
        self._show_state()
        return True

    def _do(self, act: Callable[[], object]) -> bool:
        """Do something to the current segment and show it; tell whether it was allowed."""
        self.take_typing()
        before = self.session.segment
        try:
            act()
        except WorkbenchError as error:
            self.say(str(error))
            return False
        after = self.session.segment
        if before is not None and after is not None and before != after:
            self._remember(after)
        self._show_segment()
        self._show_progress()
        return True

    def _adopt(self) -> None:
        """Show what others have written meanwhile, and say so."""
        self.take_typing()
        remarks = self.session.adopt()
        for remark in remarks:
            self.notify(remark, timeout=10)
        if remarks:
            self._list.show(self.rows, self.session.position)
            self._show_segment(cursor=self._target.cursor_location[1])
            self._show_progress()

    def _went(self, what: str, label: str | None) -> None:
        """Show where undo or redo went."""
        if label is None:
            self.say(f"nothing to be {what}")
            return
        self.say(f"{what}: {label}")
        self._list.show(self.rows, self.session.position)
        self._show_segment()
        self._show_progress()

    def _show_segment(self, *, cursor: int = 0) -> None:
        """Show the current segment everywhere, with the cursor before a character of it."""
        segment = self.session.segment
        self._shown_id = segment.id if segment else None
        source = self.query_one("#source", SegmentText)
        source.mark(())
        self._target.mark(())
        source.load_text(segment.source if segment else "")
        self._target.put(segment.target if segment else "", cursor=cursor)
        self._target.read_only = segment is None or bool(segment.locked_by)
        self._advice = None
        self._show_state()
        self._look_up()

    def _show_state(self) -> None:
        """Show the current segment's state in the titles, the list and the panel."""
        segment = self.session.segment
        metadata = self.session.article.metadata
        source_name, target_name = (
            NAMES[language][0] for language in (metadata.source_language, metadata.target_language)
        )
        if segment is None:
            self.query_one("#source").border_title = source_name
            self._target.border_title = "this article has no segments"
            return
        place = f"{self.session.position + 1} of {len(self.session)}"
        context = f" · {segment.context}" if segment.context else ""
        self.query_one("#source").border_title = f"{source_name} · {place}{context}"
        self._target.border_title = f"{target_name} {glyph(segment)} {described(segment)}"
        for state in ("untranslated", "draft", "translated", "reviewed"):
            self._target.set_class(segment.state.value == state, f"-{state}")
        self._list.refresh_row(self.session.position)

    def _show_progress(self) -> None:
        self.query_one(StatusLine).show_progress(self.session.statistics)

    # What takes long

    def _back(self, show: Callable[..., object], *arguments: object) -> None:
        """Call ``show`` on the thread that draws, unless nobody waits for it any more."""
        if not get_current_worker().is_cancelled and self.is_running:
            self.app.call_from_thread(show, *arguments)

    def _look_up(self) -> None:
        """Look terms and checks up as soon as the person pauses."""
        if self._advice_timer is not None:
            self._advice_timer.stop()
        self._advice_timer = self.set_timer(_ADVICE_PAUSE, self._advise)

    def _advise(self) -> None:
        segment = self.session.segment
        if segment is None:
            return
        self._find_advice(segment)
        if not segment.state.finished and self._asked != segment.id:
            self._asked = segment.id
            self._find_alternatives(segment)

    @work(thread=True, group="memory")
    def _read_memory(self) -> None:
        try:
            self._assistant.read_memory()
        except WorkbenchError as error:
            self._back(self.say, str(error))
        self._back(self._look_up)

    @work(thread=True, group="memory")
    def _remember(self, segment: Segment) -> None:
        try:
            self._assistant.remember(segment)
        except WorkbenchError as error:
            self._back(self.say, str(error))
        self._back(self._look_up)  # the next segment may be like it

    @work(thread=True, exclusive=True, group="advice")
    def _find_advice(self, segment: Segment) -> None:
        try:
            advice = self._assistant.advise(segment)
        except WorkbenchError as error:
            self._back(self.say, str(error))
            advice = Advice(segment)
        self._back(self._show_advice, advice)

    def _show_advice(self, advice: Advice) -> None:
        if advice.segment == self.session.segment:
            segment_id, machine, fault = self._machine
            if segment_id == advice.segment.id:
                advice = replace(advice, machine=machine, machine_fault=fault)
            self._advice = advice
            self.query_one(SidePanel).show(advice.segment, advice)
            self._mark_texts()

    def _mark_texts(self) -> None:
        """Draw terms, findings and the words searched for in source and target."""
        segment = self.session.segment
        if segment is None:
            return
        terms = self._advice.terms if self._advice else ()
        findings = self._advice.findings if self._advice else ()
        self.query_one("#source", SegmentText).mark(
            [
                *(Mark(term.match.start, term.match.end, "term") for term in terms),
                *_found(self._searched, segment.source),
            ]
        )
        self._target.mark(
            [
                *(Mark(*finding.span, "finding") for finding in findings if finding.span),
                *_found(self._searched, segment.target),
            ]
        )

    @work(thread=True, group="translation")
    def _translate(self, segment: Segment) -> None:
        try:
            [best, *_] = self._assistant.alternatives(segment.source)
        except (WorkbenchError, ValueError) as error:
            self._back(self._no_translation, str(error))
            return
        self._back(self._translated, segment, best)

    def _no_translation(self, reason: str) -> None:
        self.notify(reason, title="No translation", severity="warning", timeout=10)

    def _translated(self, segment: Segment, best: Suggestion) -> None:
        self.take_typing()
        if not self.session.draft(segment, best):
            self.say("you changed the segment meanwhile; the machine's version is left out")
            return
        self.say(f"translated by {best.origin}")
        self._list.refresh()
        self._show_progress()
        if self.session.segment is not None and self.session.segment.id == segment.id:
            self._show_segment()

    @work(thread=True, exclusive=True, group="alternatives")
    def _find_alternatives(self, segment: Segment, prefix: str = "") -> None:
        """Ask the machine for translations to choose from."""
        machine: tuple[Suggestion, ...] = ()
        fault = ""
        try:
            machine = self._assistant.alternatives(segment.source, prefix)
        except WorkbenchError as error:
            fault = error.what
        self._back(self._show_alternatives, segment, machine, fault)

    def _show_alternatives(
        self, segment: Segment, machine: tuple[Suggestion, ...], fault: str
    ) -> None:
        current = self.session.segment
        if current is None or current.id != segment.id:
            return
        self._machine = (segment.id, machine, fault)
        if self._advice is not None:
            self._show_advice(self._advice)


def _changes(session: Session, order: Order) -> list[Replacement]:
    return list(replacements(session.catalog, order.search, order.words, session.person))


def _found(words: str, text: str) -> list[Mark]:
    """Return the places of ``words`` in ``text``, in any case."""
    if not words:
        return []
    import re

    return [Mark(*match.span(), "found") for match in re.finditer(re.escape(words), text, re.I)]
