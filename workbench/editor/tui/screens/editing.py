"""The screen where an article is corrected: its widgets, and what its keys do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Footer

from workbench.articles import Article
from workbench.catalog import Catalog
from workbench.editor.core.actions import on_screen
from workbench.editor.core.assistance import Assistant
from workbench.editor.core.dictionary import place_of, words_at
from workbench.editor.core.published import Published
from workbench.editor.core.replacing import Replacer
from workbench.editor.core.saving import SaveState
from workbench.editor.core.session import Session
from workbench.editor.core.settings import Settings
from workbench.editor.core.sorting import Sorting
from workbench.editor.core.states import lock_of
from workbench.editor.core.versions import Version
from workbench.editor.tui.background import Workers
from workbench.editor.tui.controllers.adviser import Adviser
from workbench.editor.tui.controllers.corrector import Corrector
from workbench.editor.tui.controllers.current_segment import CurrentSegment
from workbench.editor.tui.controllers.machine_translator import MachineTranslator
from workbench.editor.tui.controllers.memory_updater import MemoryUpdater
from workbench.editor.tui.controllers.navigator import Navigator
from workbench.editor.tui.controllers.publication_watcher import PublicationWatcher
from workbench.editor.tui.controllers.replace_controller import ReplaceController
from workbench.editor.tui.controllers.save_reporter import SaveReporter
from workbench.editor.tui.controllers.segment_counter import SegmentCounter
from workbench.editor.tui.controllers.suggestion_inserter import SuggestionInserter
from workbench.editor.tui.display import Display
from workbench.editor.tui.screens.concordance import ConcordanceScreen
from workbench.editor.tui.screens.dialogues import ModalDialogues
from workbench.editor.tui.screens.filtering import FilterScreen
from workbench.editor.tui.screens.help import HelpScreen
from workbench.editor.tui.screens.new_term import NewTermScreen
from workbench.editor.tui.screens.replacing import ReplaceScreen
from workbench.editor.tui.screens.versions import VersionsScreen
from workbench.editor.tui.widgets.segment_list import SegmentList
from workbench.editor.tui.widgets.segment_text import run_after_pending_keys
from workbench.editor.tui.widgets.side_panel import SidePanel, in_short
from workbench.editor.tui.widgets.source_text import SourceText
from workbench.editor.tui.widgets.status_line import StatusLine
from workbench.editor.tui.widgets.target_text import TargetText
from workbench.system.errors import WorkbenchError

#: Actions whose keys go to the widget with the focus first.
_TAKEN_LAST = ("accept", "leave")

#: From this width on, in cells, source and target are side by side.
_SIDE_BY_SIDE = 120

#: How long typing or moving must pause before advice is looked up, in seconds.
_ADVICE_PAUSE = 0.1

#: How long after the start to begin work that takes long in a book, in seconds.
_START_PAUSE = 1.5

#: How often to look whether another program has written the catalog or published, in seconds.
_LOOK_OUTSIDE = 2.0


class EditingScreen(Screen[None]):
    """Status line, segment list, source, target and side panel for one session."""

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
            key.keys,
            # Before the text area gets it, but Enter and Escape after the list.
            f"{'act' if action.name in _TAKEN_LAST else 'in_turn'}('{action.name}')",
            key.label,
            tooltip=action.explanation,
            id=action.name,
            show=key.shown,
            priority=action.name not in _TAKEN_LAST,
        )
        for action, key in on_screen()
        if key.keys
    ]

    def __init__(self, session: Session, assistant: Assistant, settings: Settings) -> None:
        super().__init__()
        self.session = session
        self.assistant = assistant
        self._settings = settings
        self._layout = settings.layout
        self._advice_timer: Timer | None = None
        store, view, corrections = session.store, session.view, session.corrections
        metadata = session.article.metadata
        direction = f"{metadata.source_language}→{metadata.target_language}"
        self.status = StatusLine(metadata.title, direction, id="status")
        self.segments = SegmentList(store.catalog, id="segments")
        self.source = SourceText(self.action_insert_number, self._look_up_next, id="source")
        self.target = TargetText(assistant.typed, self.action_insert_number, id="target")
        self.panel = SidePanel(id="panel")
        self._display = display = Display(
            view,
            store.progress,
            metadata,
            self.status,
            self.segments,
            self.source,
            self.target,
            self.panel,
        )
        background = Workers(self)
        self._dialogues = dialogues = ModalDialogues(self)
        self.memory = MemoryUpdater(
            assistant, background, store.saver.flush, self._look_up_soon, display.say
        )
        self.current = current = CurrentSegment(
            view, corrections, display, session.adopt, self._look_up_soon, self.memory.remember
        )
        self.adviser = Adviser(
            view,
            assistant,
            background,
            on_advice=display.show_advice,
            on_proposals=lambda count, fault: display.say(in_short(count, fault)),
            on_fault=display.say,
        )
        self.navigator = navigator = Navigator(
            view, assistant, current, display, dialogues, background
        )
        self.corrector = Corrector(
            view,
            corrections,
            session.repeats,
            current,
            display,
            dialogues,
            assistant.findings,
            assistant.unmet,
            navigator.next_unfinished,
        )
        self._translator = MachineTranslator(
            view, corrections, current, display, background, assistant
        )
        self.publications = PublicationWatcher(
            store.catalog, Published(session.article), background, self._show_stale
        )
        self._save_reporter = SaveReporter(
            display, background, store.saver.flush, self._clear_notices
        )
        self._counter = SegmentCounter(
            store.catalog, store.progress, background, display.show_progress
        )
        self._inserter = SuggestionInserter(
            self.adviser, corrections, current, self.target, display.say
        )
        self._replacer = ReplaceController(
            Replacer(store, session.person, self._other_catalogs),
            current,
            display,
            lambda find, words, then: self.app.push_screen(ReplaceScreen(find, words), then),
            self.memory.read_again,
        )
        #: What each action does, by its name; for keys, letters and the palette.
        self.acts = self._make_acts()

    def _make_acts(self) -> Mapping[str, Callable[[], object]]:
        session, current, corrections = self.session, self.current, self.session.corrections
        corrector, navigator = self.corrector, self.navigator
        return {
            "accept": corrector.accept,
            "review": corrector.review,
            "translate": self._translator.translate,
            "insert": self._inserter.ask_number,
            "dictionary": self._look_up_next,
            "continue": self._continue,
            "fix": corrector.fix,
            "insert_tag": self._insert_tag,
            "no_break_space": self.target.insert_no_break_space,
            "add_term": self._add_term,
            "copy_source": partial(current.do, corrections.copy_source),
            "own_draft": self._translator.put_own_draft,
            "undo": partial(current.follow, "undone", session.undo),
            "redo": partial(current.follow, "made again", session.redo),
            "note": corrector.note,
            "waive": corrector.waive,
            "reject": corrector.reject,
            "split": self._split,
            "merge": corrector.merge,
            "versions": self._show_versions,
            "lock": partial(current.do, corrections.toggle_lock),
            "next": partial(current.step, 1),
            "previous": partial(current.step, -1),
            "next_unfinished": navigator.next_unfinished,
            "go_to": navigator.ask_number,
            "find": navigator.find,
            "replace": self._replace,
            "concordance": self._show_concordance,
            "find_next": navigator.find_next,
            "next_finding": navigator.next_finding,
            "choose_check": navigator.choose_check,
            "filter": self._filter,
            "sort": navigator.ask_order,
            "panel": partial(self.toggle_class, "-no-panel"),
            "layout": self._turn_layout,
            "lines": self.segments.toggle_lines,
            "published": self._show_published,
            "save": self._save,
            "leave": self._leave,
            "help": self._show_help,
        }

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield self.status
        with Horizontal(id="desk"):
            with Vertical(id="work"):
                yield self.segments
                yield self.source
                yield self.target
            yield self.panel
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Show the first segment; slow work begins after it is drawn."""
        self.session.begin()
        self.segments.two_lines = self._settings.two_lines
        self.current.show_all()
        self.current.take_over()
        self._lay_out()
        if self._settings.vi:
            self.segments.focus()
        self.call_after_refresh(self._counter.count)
        self.set_timer(_START_PAUSE, self._begin_slow_work)
        self.set_interval(_LOOK_OUTSIDE, self.session.store.look_outside)
        self.set_interval(_LOOK_OUTSIDE, self.publications.look_if_changed)

    def _begin_slow_work(self) -> None:
        """Update the memory, and begin to compare the segments."""
        self.adviser.begin_comparing()
        self.memory.open()

    def on_resize(self) -> None:
        """Lay the texts out for the new width."""
        self._lay_out()

    def _lay_out(self) -> None:
        """Put the source beside the target or above it."""
        wide = self.size.width >= _SIDE_BY_SIDE
        self.set_class(wide if self._layout == "auto" else self._layout == "beside", "-beside")

    def show_saving(self, state: SaveState, error: WorkbenchError | None) -> None:
        """Show the state of saving, and changes by others that a save has merged in."""
        if not self.query(StatusLine):
            return  # the screen is going away
        self._save_reporter.show(state, error)
        self.status.save_state = state
        self.current.take_over()
        if state is SaveState.SAVED:
            self.publications.compare()

    def _other_catalogs(self) -> dict[Article, Catalog]:
        return self.assistant.other_catalogs(
            lambda error: self.notify(str(error), severity="warning")
        )

    def _look_up_soon(self) -> None:
        """Look up advice as soon as the person pauses."""
        self._look_words_up()
        if self._advice_timer is not None:
            self._advice_timer.stop()
        self._advice_timer = self.set_timer(_ADVICE_PAUSE, self.adviser.look_up)

    def _show_stale(self, stale: str) -> None:
        self.status.stale = stale

    def _clear_notices(self) -> None:
        self.app.clear_notifications()

    @on(SegmentList.Chosen)
    def _row_chosen(self, event: SegmentList.Chosen) -> None:
        self.current.go_to(event.position)
        if event.edit:
            self.target.focus()

    @on(TargetText.Left)
    def _cursor_left(self, event: TargetText.Left) -> None:
        self.current.step(event.step)

    @on(TargetText.Refused)
    def _typing_refused(self) -> None:
        segment = self.session.view.segment
        if segment is not None:
            self.status.say(f"{lock_of(segment)}; unlock it to change it")

    @on(SourceText.SelectionChanged, "#source")
    def _cursor_moved(self) -> None:
        self._look_words_up()

    def on_descendant_focus(self) -> None:
        """Show in the panel what helps there, where the cursor is now."""
        self.target.picking = False
        self._look_words_up()

    def _look_words_up(self) -> None:
        """Look up the words at the cursor in the source, while that has the focus."""
        words = ""
        if self.source.has_focus:
            language = self.session.article.metadata.source_language
            words = words_at(self.source.text, *self.source.selected, language)
        self.adviser.look_words_up(words)

    def _look_up_next(self) -> None:
        """Go to the next of the rarer words in the source, whose translations the panel shows."""
        advice = self.adviser.current
        rare = advice.rare_words if advice else ()
        found = (place_of(one.words, self.source.text) for one in rare)
        places = sorted(place for place in found if place)
        here = self.source.selected[1] if self.source.has_focus else 0
        if places:
            following = (place for place in places if place[0] >= here)
            self.source.select(*next(following, places[0]))
        self.remove_class("-no-panel")
        self.set_focus(self.source)
        self.status.say("Space goes on, a number puts in, Tab goes to the translation")

    @on(TargetText.Changed, "#target")
    def _typed(self) -> None:
        self.current.typed()

    def on_key(self, event: events.Key) -> None:
        """Say why nothing is typed in the original."""
        if self.source.has_focus and event.is_printable:
            self.status.say("this is the original; Tab goes to the translation")

    def action_act(self, action: str) -> None:
        """Do ``action``."""
        self.acts[action]()

    def action_in_turn(self, action: str) -> None:
        """Do ``action`` after the keys that were pressed before it are handled."""
        act = self.acts[action]
        if not run_after_pending_keys(self.focused, act):
            act()

    def action_page(self, step: int) -> None:
        """Go a page of segments further."""
        self.segments.action_page(step)

    def action_write(self) -> None:
        """Go from the list to the target."""
        self.set_focus(self.target)

    def action_insert_number(self, number: int) -> None:
        """Put the suggestion with that number in the target; return to it from the source."""
        if self._inserter.insert(number) and self.source.has_focus:
            self.set_focus(self.target)

    def _continue(self) -> None:
        """Ask the machine for translations that begin with the target up to the cursor."""
        self.current.take_typing()
        if self.session.view.segment is not None:
            self.status.say("asking the machine to go on from here …")
            self.remove_class("-no-panel")
            self.adviser.propose(self.target.text[: self.target.cursor_location[1]])

    def _insert_tag(self) -> None:
        """Insert the next tag that the target lacks."""
        if not self.target.read_only and not self.target.insert_tag(self.source.text):
            self.status.say("the translation has all the tags")

    def _add_term(self) -> None:
        """Ask for a term, suggesting the selected words, and add it."""

        def add(pair: tuple[str, str]) -> None:
            try:
                self.assistant.add_term(*pair, self.session.person)
            except WorkbenchError as error:
                self.notify(str(error), title="Not added", severity="warning", timeout=10)
            else:
                self.status.say(f"added: {pair[0]} = {pair[1]}")
                self.adviser.drop_proposals()
                self._look_up_soon()

        source, target = self.source.selected_text, self.target.selected_text
        self._dialogues.show(NewTermScreen(source, target), add)

    def _split(self) -> None:
        """Split at the cursor in the source."""
        if self.focused is not self.source:
            self.source.focus()
            self.status.say("put the cursor where the second part begins, and press the key again")
        elif self.corrector.split(self.source.cursor_location[1]):
            self.target.focus()

    def _show_versions(self) -> None:
        """Show the earlier versions of this segment, and restore the chosen one."""
        self.current.take_typing()

        def restore(version: Version) -> None:
            self.current.do(lambda: self.session.corrections.restore(version))

        versions = self.session.versions.of(self.session.view.segment)
        if versions:
            self._dialogues.show(VersionsScreen(versions), restore)
        else:
            self.status.say("nobody has changed this segment here")

    def _filter(self) -> None:
        """Ask which segments to list."""
        self.current.take_typing()
        statistics = self.session.store.progress.statistics
        dialogue = FilterScreen(self.session.view.query, statistics)
        self._dialogues.show(dialogue, self.navigator.limit)

    def _replace(self) -> None:
        """Ask what to replace, suggesting the selected words, and replace it."""
        self._replacer.begin(self.target.selected_text or self.session.view.searched)

    def _show_concordance(self) -> None:
        """Search finished translations, at first for the selected words."""
        words = self.target.selected_text or self.source.selected_text
        self.app.push_screen(ConcordanceScreen(self.assistant.concordance, words))

    def _show_published(self) -> None:
        """Show what was published, and what is out of date."""
        from workbench.editor.tui.screens.published import PublishedScreen  # seldom wanted

        published = self.publications.published
        if published.fault:
            self.notify(published.fault, severity="warning", timeout=10)
        elif published.editions:
            self.app.push_screen(PublishedScreen(self.session.article, published.editions))
        else:
            self.status.say("nothing was published of this article yet")

    def _turn_layout(self) -> None:
        """Move the source beside the target, or above it if it is beside."""
        self._layout = "above" if self.has_class("-beside") else "beside"
        self._lay_out()

    def _show_help(self) -> None:
        """Show all keys."""
        self.app.push_screen(HelpScreen())

    def _save(self) -> None:
        """Save now."""
        self.current.take_typing()
        self._save_reporter.save_now()

    def _leave(self) -> None:
        """Go from the texts to the list, to all segments in order, and to the articles."""
        self.current.take_typing()
        if self.focused is not self.segments:
            self.set_focus(self.segments)  # at once, before the next key
        elif self.session.view.query:
            self.navigator.limit("")
        elif self.session.view.sorting is not Sorting.POSITION:
            self.navigator.sort(Sorting.POSITION)
        else:
            self.dismiss()
