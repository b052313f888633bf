"""The EPUB 3 edition: a zip file of pages made from templates."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from workbench.editions.archive import archive
from workbench.editions.edition import Edition, Layout
from workbench.editions.html import html_environment, variables
from workbench.editions.templating import OURS, Templates
from workbench.editions.wording import credit_lines, wording
from workbench.files import read_bytes

#: Names our books, whatever machine makes them.
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "bilingual-workbench/epub")


def render(
    edition: Edition, layout: Layout = Layout.ALTERNATING, templates: Templates = OURS
) -> bytes:
    """Return the EPUB file of ``edition``; the same edition gives the same bytes."""
    known = variables(edition, layout)
    known["pages"] = _pages(edition)
    known["identifier"] = _identifier(edition, layout)
    return archive(_files(known, templates), media_type="application/epub+zip")


def _pages(edition: Edition) -> list[tuple[str, str]]:
    """Return the book's pages in reading order: their names and their titles."""
    words = wording(edition.metadata.target_language)
    pages = [("title", edition.title), ("text", words.text)]
    if edition.terms:
        pages.append(("terms", words.terms))
    if credit_lines(edition):
        pages.append(("about", words.about))
    return pages


def _identifier(edition: Edition, layout: Layout) -> str:
    """Return the identifier of the book, the same for its every version."""
    metadata = edition.metadata
    work = metadata.url or edition.slug
    return uuid.uuid5(_NAMESPACE, f"{work} {metadata.target_language} {layout}").urn


def _files(known: dict[str, object], templates: Templates) -> Iterator[tuple[str, bytes]]:
    yield "META-INF/container.xml", read_bytes(templates.path("epub/container.xml"))
    yield "EPUB/style.css", read_bytes(templates.path("epub/style.css"))
    environment = html_environment(templates)
    pages = known["pages"]
    assert isinstance(pages, list)
    for name in ("package.opf", "nav.xhtml", *(f"{name}.xhtml" for name, _ in pages)):
        yield f"EPUB/{name}", templates.render(environment, f"epub/{name}.jinja", known)
