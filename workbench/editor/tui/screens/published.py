"""A dialogue that lists an article's publications, and which are out of date."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from workbench.articles import Article
from workbench.publishing.records import Publication


class PublishedScreen(ModalScreen[None]):
    """Lists ``editions``, each with whether it is out of date, and how to make them again."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter", "dismiss(None)", "Close")]

    def __init__(self, article: Article, editions: Mapping[Publication, bool]) -> None:
        super().__init__()
        self._article = article
        self._editions = editions

    def compose(self) -> ComposeResult:
        """Lay out the editions."""
        with Vertical(classes="dialogue page"):
            yield Label("Published editions of this article", classes="heading")
            with VerticalScroll(id="pairs"):
                lines = [_line(one, old) for one, old in self._editions.items()]
                yield Static(Content("\n").join(lines))
            if any(self._editions.values()):
                yield Static(
                    Content.assemble(
                        "Make them again, when the article is ready, with\n",
                        (f"workbench export {self._article.slug} --stale", "bold"),
                    ),
                    classes="prose",
                )
            yield Label("Escape to go back", classes="hint")


def _line(publication: Publication, stale: bool) -> Content:
    verdict = ("out of date", "bold $warning") if stale else ("up to date", "$success")
    made = ", ".join(filter(None, (publication.format, publication.layout, publication.made)))
    return Content.assemble((publication.file, "bold"), "  ", verdict, "\n  ", (made, "$secondary"))
