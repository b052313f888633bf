"""The ODT edition: a zip file of XML made from templates, with styles a person can change."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from workbench.editions.archive import archive
from workbench.editions.edition import Edition, Layout, Paper
from workbench.editions.html import variables
from workbench.editions.inlines import ElementKind, Inline
from workbench.editions.templating import OURS, Templates

_MEDIA_TYPE = "application/vnd.oasis.opendocument.text"

#: The text styles of elements, as the template of styles defines them.
_STYLES = {
    ElementKind.EMPHASIS: "Emphasis",
    ElementKind.STRONG: "Strong",
    ElementKind.CODE: "Code",
    ElementKind.STRUCK: "Struck",
    ElementKind.SUBSCRIPT: "Subscript",
    ElementKind.SUPERSCRIPT: "Superscript",
    ElementKind.NOTE: "Superscript",
    ElementKind.UNDERLINED: "Underlined",
}


def render(
    edition: Edition,
    layout: Layout = Layout.COLUMNS,
    paper: Paper = Paper.A4,
    templates: Templates = OURS,
) -> bytes:
    """Return the ODT file of ``edition``; the same edition gives the same bytes."""
    known = variables(edition, layout)
    width, height = paper.millimetres
    known |= {"width": width, "height": height, "margin": 14 if paper is Paper.A5 else 20}
    return archive(_files(known, templates), _MEDIA_TYPE)


def inline_odt(inlines: tuple[Inline, ...]) -> Markup:
    """Return ``inlines`` as OpenDocument text."""
    return Markup("").join(map(_odt, inlines))


def spaced(text: str) -> Markup:
    """Return ``text`` with its runs of spaces and its line ends kept."""
    lines = []
    for line in text.split("\n"):
        stripped = line.lstrip(" ")
        indent = Markup('<text:s text:c="{}"/>').format(len(line) - len(stripped))
        lines.append((indent if stripped != line else Markup("")) + escape(stripped))
    return Markup("<text:line-break/>").join(lines)


def _files(known: dict[str, object], templates: Templates) -> Iterator[tuple[str, bytes]]:
    environment = templates.environment("odt", inlines=inline_odt, spaced=spaced)
    for name in ("content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"):
        template = f"odt/{name.rpartition('/')[2]}.jinja"
        yield name, templates.render(environment, template, known)


def _odt(inline: Inline) -> Markup:
    if isinstance(inline, str):
        return escape(inline)
    if inline.kind is ElementKind.BREAK:
        return Markup("<text:line-break/>")
    if inline.kind is ElementKind.IMAGE:
        inside = Markup('<text:span text:style-name="Emphasis">[{}]</text:span>').format(
            inline.description
        )
    else:
        inside = inline_odt(inline.children)
    if style := _STYLES.get(inline.kind):
        inside = Markup('<text:span text:style-name="{}">{}</text:span>').format(style, inside)
    if inline.address and inline.kind is not ElementKind.NOTE:
        link = Markup('<text:a xlink:type="simple" xlink:href="{}">{}</text:a>')
        return link.format(inline.address, inside)
    return inside
