"""Going from segment to segment, and choosing which are shown."""

from __future__ import annotations

from workbench.checks import ALL_CHECKS
from workbench.editor.core.sorting import Sorting
from workbench.editor.tui.screens.choice import ChoiceScreen
from workbench.editor.tui.screens.filtering import FilterScreen
from workbench.editor.tui.screens.help import HelpScreen
from workbench.editor.tui.screens.published_desk import PublishedDesk
from workbench.editor.tui.screens.question import QuestionScreen


class MovingDesk(PublishedDesk):
    """A desk that one moves about at."""

    def action_next(self) -> None:
        """Go to the next segment."""
        self.step(1)

    def action_previous(self) -> None:
        """Go to the previous segment."""
        self.step(-1)

    def action_page(self, step: int) -> None:
        """Go a page of segments further."""
        self.segments.action_page(step)

    def action_next_unfinished(self) -> None:
        """Go to the next segment that is not finished."""
        row = self.session.view.next_unfinished()
        if row is not None:
            self.go_to(row)
        elif self.session.view.segment is not None and self.session.view.segment.state.finished:
            self.say("all segments here are finished")
            self.step(1)

    def action_go_to(self) -> None:
        """Ask for a number and go there."""

        def go(answer: str | None) -> None:
            if answer and answer.strip().isdecimal():
                self.go_to(int(answer) - 1)
            elif answer:
                self.say(f"{answer} is not a number")

        self.app.push_screen(QuestionScreen(f"Go to segment (1 to {len(self.session.view)})"), go)

    def action_find(self) -> None:
        """Ask for words and go to them."""

        def find(answer: str | None) -> None:
            if answer:
                self.session.view.searched = answer
                self.action_find_next()

        self.app.push_screen(
            QuestionScreen(
                "Find in source, translation and notes", answer=self.session.view.searched
            ),
            find,
        )

    def action_find_next(self) -> None:
        """Go to the next segment with the words last searched."""
        if not self.session.view.searched:
            self.action_find()
            return
        self.take_typing()
        row = self.session.view.search(self.session.view.searched)
        if row is None:
            self.say(f"nothing found for “{self.session.view.searched}”")
        else:
            self.go_to(row)
            self.mark_texts()

    def action_next_finding(self) -> None:
        """Go to the next segment with the check that was chosen, or with any."""
        self.take_typing()
        self.seek(self.check)

    def action_choose_check(self) -> None:
        """Ask for a check, and go to the next segment with it."""

        def choose(answer: str | None) -> None:
            if answer is not None:
                self.check = answer
                self.action_next_finding()

        choices = [("any check", ""), *((check.name, check.id) for check in ALL_CHECKS)]
        self.app.push_screen(
            ChoiceScreen("Go to the next segment with", choices, "Enter to go there"), choose
        )

    def action_filter(self) -> None:
        """Ask which segments to show."""

        def limit(answer: str | None) -> None:
            if answer is not None:
                self.limit_to(answer)

        self.take_typing()
        self.app.push_screen(
            FilterScreen(self.session.view.query, self.session.store.progress.statistics), limit
        )

    def action_sort(self) -> None:
        """Ask in which order to list the segments, or return to that of the article."""
        if self.session.view.sorting is not Sorting.POSITION:
            self.sort(Sorting.POSITION)
            return

        def sort(answer: Sorting | None) -> None:
            if answer is not None:
                self.sort(answer)

        choices = [(sorting.value, sorting) for sorting in Sorting]
        self.app.push_screen(ChoiceScreen("List the segments", choices, "Enter to sort"), sort)

    def action_panel(self) -> None:
        """Show or hide the side panel."""
        self.toggle_class("-no-panel")

    def action_layout(self) -> None:
        """Put the source beside the target, or above it where it is beside."""
        self.lay_out("above" if self.has_class("-beside") else "beside")

    def action_lines(self) -> None:
        """List the segments in two lines each, or in one again."""
        self.segments.two_lines = not self.segments.two_lines

    def action_help(self) -> None:
        """Show all keys."""
        self.app.push_screen(HelpScreen())

    def action_leave(self) -> None:
        """Go from the texts to the list, to all segments in order, and to the articles."""
        self.take_typing()
        if self.focused is not self.segments:
            self.set_focus(self.segments)  # at once, before the next key
        elif self.session.view.query:
            self.limit_to("")
        elif self.session.view.sorting is not Sorting.POSITION:
            self.sort(Sorting.POSITION)
        else:
            self.dismiss()

    def action_write(self) -> None:
        """Go from the list to the target."""
        self.set_focus(self.target)
