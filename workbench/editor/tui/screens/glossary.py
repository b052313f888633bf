"""The glossary in the terminal: browse, search, change, approve, settle conflicts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from workbench.editor.core.terms import Shown, Terms
from workbench.editor.tui.screens.question import QuestionScreen
from workbench.editor.tui.screens.term_form import TermFormScreen
from workbench.glossary import Status, Term
from workbench.system.errors import WorkbenchError
from workbench.text.inline import without_tags
from workbench.workspace import Workspace

_SIGNS = {
    Status.APPROVED: ("✓", "$success"),
    Status.KEEP: ("=", "$primary"),
    Status.PROPOSED: ("?", "$warning"),
    Status.FORBIDDEN: ("✗", "$error"),
}

#: The most uses of a term that are shown.
_MOST_USES = 20


class GlossaryScreen(Screen[None]):
    """A search field, a list of terms, and below it the details of one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash,ctrl+f", "search", "Find"),
        Binding("e", "change", "Change"),
        Binding("n", "new", "New"),
        Binding("a", "approve", "Approve"),
        Binding("m", "join", "Make one", show=False),
        Binding("x", "remove", "Remove"),
        Binding("u", "uses", "Uses"),
        Binding("f", "filter", "Show"),
        Binding("j", "down", show=False),
        Binding("k", "up", show=False),
        Binding("escape,q", "back", "Back"),
    ]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._terms = Terms(workspace)
        self._listed: list[Term] = []
        self._shown = Shown.ALL

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static(id="head")
        yield Input(placeholder="find: a word or a sentence", id="search", compact=True)
        yield OptionList(id="terms", compact=True)
        with VerticalScroll(id="about"):
            yield Static(id="details")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """List the terms, and count their uses in the background."""
        self._list()
        self.query_one("#terms").focus()
        self._count_uses()

    def on_input_changed(self) -> None:
        """List the terms that match the search."""
        self._list()

    def on_input_submitted(self) -> None:
        """Go to the list."""
        self.query_one("#terms").focus()

    def on_option_list_option_highlighted(self) -> None:
        """Show the details of the term."""
        self._show_details()

    def on_option_list_option_selected(self) -> None:
        """Change the term."""
        self.action_change()

    def action_search(self) -> None:
        """Go to the search field."""
        self.query_one("#search").focus()

    def action_down(self) -> None:
        """Go down a line."""
        self.query_one("#terms", OptionList).action_cursor_down()

    def action_up(self) -> None:
        """Go up a line."""
        self.query_one("#terms", OptionList).action_cursor_up()

    def action_back(self) -> None:
        """Go from the search field or the details to the list; from the list, close the screen."""
        search = self.query_one("#search", Input)
        if self.query_one("#about").has_focus:
            self.query_one("#terms").focus()
        elif search.has_focus or search.value:
            search.value = ""
            self.query_one("#terms").focus()
        else:
            self.dismiss(None)

    def action_uses(self) -> None:
        """Go to the details of the term, to scroll them."""
        self.query_one("#about").focus()

    def action_join(self) -> None:
        """Merge the highlighted entry into the earlier one of the same sense, after asking."""
        term = self._highlighted
        rival = self._terms.rival(term) if term else None
        if term is None or rival is None:
            self.notify("no other entry has this expression in this sense")
            return

        def answered(answer: str | None) -> None:
            if answer == "yes":
                self._do(lambda: self._terms.join(term, rival))

        question = f'Make one entry of "{rival}" and "{term}"?'
        self.app.push_screen(QuestionScreen(question, hint='type "yes" and Enter'), answered)

    def action_filter(self) -> None:
        """Show all terms, the proposals, or those with problems, in turn."""
        order = list(Shown)
        self._shown = order[(order.index(self._shown) + 1) % len(order)]
        self._list()

    def action_change(self) -> None:
        """Ask for the fields of the highlighted term."""
        if (term := self._highlighted) is not None:
            self._ask(term)

    def action_new(self) -> None:
        """Ask for the fields of a new term."""
        self._ask(self._terms.new())

    def action_approve(self) -> None:
        """Make the highlighted proposal binding."""
        term = self._highlighted
        if term is not None and term.status is Status.PROPOSED:
            self._do(lambda: self._terms.approve(term))

    def action_remove(self) -> None:
        """Remove the highlighted entry, after asking."""
        term = self._highlighted
        if term is None:
            return

        def answered(answer: str | None) -> None:
            if answer == "yes":
                self._do(lambda: self._terms.remove(term))

        question = f'Take "{term}" out of the glossary?'
        self.app.push_screen(QuestionScreen(question, hint='type "yes" and Enter'), answered)

    @property
    def _highlighted(self) -> Term | None:
        position = self.query_one("#terms", OptionList).highlighted
        return self._listed[position] if position is not None and self._listed else None

    def _ask(self, term: Term) -> None:
        def answered(changes: dict[str, Any] | None) -> None:
            if changes:
                self._do(lambda: self._terms.change(term, changes))

        self.app.push_screen(TermFormScreen(self._terms, term), answered)

    def _do(self, change: Callable[[], None]) -> None:
        """Make a change and show the terms again, or say why it cannot be made."""
        try:
            change()
        except WorkbenchError as error:
            self.notify(str(error), title="Not changed", severity="error", timeout=15)
            return
        self._list()
        self._count_uses()

    @work(thread=True, exclusive=True)
    def _count_uses(self) -> None:
        """Count the uses of the terms in the background."""
        try:
            self._terms.count_uses()
        except WorkbenchError as error:
            self.app.call_from_thread(self.notify, str(error), severity="error")
            return
        self.app.call_from_thread(self._show_details)

    def _list(self) -> None:
        """List the terms that match the search; the same row stays highlighted."""
        options = self.query_one("#terms", OptionList)
        before = options.highlighted or 0
        self._listed = self._terms.found(self.query_one("#search", Input).value, self._shown)
        options.clear_options()
        options.add_options([Option(self._line(term)) for term in self._listed])
        if self._listed:
            options.highlighted = min(before, len(self._listed) - 1)
        self._show_head()
        self._show_details()

    def _show_head(self) -> None:
        proposed = sum(term.status is Status.PROPOSED for term in self._terms.all)
        faulty = sum(bool(self._terms.problems(term)) for term in self._terms.all)
        self.query_one("#head", Static).update(
            Content.assemble(
                ("Glossary", "bold"),
                f"  {len(self._listed)} of {len(self._terms.all)} terms, ",
                f"{proposed} proposed, {faulty} with problems",
                (f"  showing: {self._shown}", "$secondary"),
            )
        )

    def _line(self, term: Term) -> Content:
        sign, colour = _SIGNS[term.status]
        sides = [", ".join(side) for side in (term.fr, term.en) if side]
        return Content.assemble(
            (f"{sign} ", colour),
            " = ".join(sides),
            (f"  {term.context}" if term.context else "", "$text-muted"),
            ("  !" if self._terms.problems(term) else "", "$error"),
        )

    def _show_details(self) -> None:
        if self.is_mounted:
            term = self._highlighted
            self.query_one("#details", Static).update(self._details(term) if term else "")

    def _details(self, term: Term) -> Content:
        """Return the details of ``term``: problems, remarks, place, uses."""
        facts = [term.status.value, term.pos, term.gender, term.field, term.direction]
        place = (
            f"{term.place.path.name}:{term.place.line}" if term.place and term.place.path else ""
        )
        lines = [Content(", ".join(filter(None, [*facts, place])))]
        for fault in self._terms.problems(term):
            lines.append(Content.styled(f"! {fault.what}; {fault.remedy}", "$error"))
        if self._terms.rival(term):
            lines.append(
                Content.styled("m makes one entry of both, x takes this one out", "$error")
            )
        for text in (f"use: {term.use}" if term.use else "", term.definition, term.note):
            if text:
                lines.append(Content(text))
        found = self._terms.uses(term)
        if found is not None:
            counts = [
                f"{rendering or 'otherwise'} {count}"
                for rendering, count in found.renderings.items()
            ]
            counts += [f"waived {len(found.waived)}"] if found.waived else []
            lines.append(Content.styled(f"used: {', '.join(counts)}", "$secondary"))
            uses = dict.fromkeys([*found.others, *found.uses])
            for use in list(uses)[:_MOST_USES]:
                segment = use.passage.segment
                lines.append(
                    Content.assemble(
                        (f"{use.passage.article} {segment.id} ", "$secondary"),
                        without_tags(segment.source),
                        (" → ", "$secondary"),
                        without_tags(segment.target),
                        (f" waived: {use.waiver.reason}" if use.waiver else "", "$secondary"),
                    )
                )
        return Content("\n").join(lines)
