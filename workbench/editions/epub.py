"""The EPUB 3 edition: a zip file of pages made from templates."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from workbench.editions.archive import archive
from workbench.editions.edition import Edition, Layout, shown_titles
from workbench.editions.footnotes import named_signs
from workbench.editions.html import inline_html, variables
from workbench.editions.references import signs
from workbench.editions.templating import BUILT_IN, Templates
from workbench.editions.wording import credit_lines, wording
from workbench.system.files import read_bytes

#: The sign of a footnote; the notes are after the text, and reading systems show them here.
_SIGN = Markup(
    '<sup{name}><a href="text.xhtml#{note}" epub:type="noteref" role="doc-noteref">'
    "{inside}</a></sup>"
)

#: The namespace of the books' identifiers, which are the same on every machine.
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "bilingual-workbench/epub")


def render(
    edition: Edition, layout: Layout = Layout.ALTERNATING, templates: Templates = BUILT_IN
) -> bytes:
    """Return the EPUB file of ``edition``; the same edition gives the same bytes."""
    known = variables(edition, layout)
    known["pages"] = _pages(edition)
    known["book"] = True
    titles = [sign.name for title in shown_titles(edition, layout) for sign in signs(title)]
    known["back"] = {
        name: f"{'title' if name in titles else 'text'}.xhtml#{name}"
        for name in named_signs(edition, layout)
    }
    known["identifier"] = _identifier(edition, layout)
    return archive(_files(known, templates), media_type="application/epub+zip")


def _pages(edition: Edition) -> list[tuple[str, str]]:
    """Return the names and titles of the book's pages in reading order."""
    words = wording(edition.metadata.target_language)
    pages = [("title", edition.title), ("text", words.text)]
    if edition.terms:
        pages.append(("terms", words.terms))
    if credit_lines(edition):
        pages.append(("about", words.about))
    return pages


def _identifier(edition: Edition, layout: Layout) -> str:
    """Return the identifier of the book, which is the same in each version."""
    metadata = edition.metadata
    work = metadata.url or edition.slug
    return uuid.uuid5(_NAMESPACE, f"{work} {metadata.target_language} {layout}").urn


def _files(known: dict[str, object], templates: Templates) -> Iterator[tuple[str, bytes]]:
    yield "META-INF/container.xml", read_bytes(templates.path("epub/container.xml"))
    yield "EPUB/style.css", read_bytes(templates.path("epub/style.css"))
    environment = templates.environment("epub", inlines=partial(inline_html, sign=_SIGN))
    pages = known["pages"]
    assert isinstance(pages, list)
    for name in ("package.opf", "nav.xhtml", *(f"{name}.xhtml" for name, _ in pages)):
        yield f"EPUB/{name}", templates.render(environment, f"epub/{name}.jinja", known)
