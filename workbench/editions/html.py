"""The HTML edition: one file, no script, for screens of every width and for print."""

from __future__ import annotations

from jinja2 import Environment
from markupsafe import Markup, escape

from workbench.documents import BlockKind
from workbench.editions.edition import Edition, Layout, shown_titles
from workbench.editions.footnotes import named_signs
from workbench.editions.inlines import Element, ElementKind, Inline
from workbench.editions.structure import parts, ranks, sections, wants_contents
from workbench.editions.templating import BUILT_IN, Templates
from workbench.editions.wording import byline_date, credit_lines, notices, wording
from workbench.system.files import read_text
from workbench.text.languages import NAMES

#: The sign of a footnote.
SIGN = Markup('<sup{name}><a href="#{note}" role="doc-noteref">{inside}</a></sup>')


def render(
    edition: Edition,
    layout: Layout = Layout.COLUMNS,
    templates: Templates = BUILT_IN,
    **more: object,
) -> bytes:
    """Return the HTML file of ``edition``, in UTF-8; the template gets ``more`` as variables."""
    style = Markup(read_text(templates.path("edition.css")))  # noqa: S704 - no one's text
    known = {**variables(edition, layout), "style": style, **more}
    return templates.render(html_environment(templates), "edition.html.jinja", known)


def variables(edition: Edition, layout: Layout) -> dict[str, object]:
    """Return the variables of the templates for ``edition``."""
    metadata = edition.metadata
    notes = [pair for pair in edition.pairs if pair.kind is BlockKind.FOOTNOTE]
    body = [pair for pair in edition.pairs if pair.kind is not BlockKind.FOOTNOTE]
    return {
        "edition": edition,
        "metadata": metadata,
        "layout": layout,
        "titles": shown_titles(edition, layout),
        "shown": ["target"] if layout is Layout.TARGET else ["source", "target"],
        "parts": parts(body),
        "sections": sections(edition.pairs),
        "contents_wanted": wants_contents(edition.pairs),
        "notes": notes,
        "book": False,
        "back": {name: f"#{name}" for name in named_signs(edition, layout)},
        "words": wording(metadata.target_language),
        "notices": notices(edition),
        "credits": credit_lines(edition),
        "date": byline_date(edition),
        "ranks": ranks(edition.pairs),
        # On a site: the address of the index, links to the other files of this article, and
        # links for search engines to its other languages.
        "home": "",
        "ways": [],
        "alternates": [],
        "language_names": {code: name[1] for code, name in NAMES.items()},
    }


def html_environment(templates: Templates) -> Environment:
    """Return the Jinja environment for HTML pages."""
    return templates.environment("html", inlines=inline_html)


def inline_html(inlines: tuple[Inline, ...], sign: Markup = SIGN) -> Markup:
    """Return ``inlines`` as HTML that is also well-formed XML; ``sign`` is for note signs."""
    return Markup("").join(_html(inline, sign) for inline in inlines)


def _html(inline: Inline, sign: Markup) -> Markup:
    if isinstance(inline, str):
        return escape(inline)
    if inline.kind is ElementKind.BREAK:
        return Markup("<br/>")
    if inline.kind is ElementKind.IMAGE:
        return _image(inline)
    inside = inline_html(inline.children, sign)
    if inline.kind is ElementKind.LINK:
        return Markup('<a href="{}" rel="external">{}</a>').format(inline.address, inside)
    if inline.kind is ElementKind.NOTE:
        name = Markup(' id="{}"').format(inline.name) if inline.name else Markup("")
        return sign.format(name=name, note=inline.address, inside=inside)
    return Markup("<{0}>{1}</{0}>").format(inline.kind.value, inside)


def _image(image: Element) -> Markup:
    """Return an image's description, linked to the image: the file itself loads nothing."""
    described = Markup('<span class="image">{}</span>').format(image.description or "🖼")
    if not image.address:
        return described
    return Markup('<a href="{}" rel="external">{}</a>').format(image.address, described)
