"""The ODT edition: a zip file of XML made from templates."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from workbench.editions.archive import archive
from workbench.editions.edition import Edition, Layout, Paper, sides
from workbench.editions.footnotes import footnotes, notes_without_signs
from workbench.editions.html import variables
from workbench.editions.inlines import Element, ElementKind, Inline, plain
from workbench.editions.templating import BUILT_IN, Templates

_MEDIA_TYPE = "application/vnd.oasis.opendocument.text"

#: The text style of each kind of element, defined in the template ``styles.xml``.
_STYLES = {
    ElementKind.EMPHASIS: "Emphasis",
    ElementKind.STRONG: "Strong",
    ElementKind.CODE: "Code",
    ElementKind.STRUCK: "Struck",
    ElementKind.SUBSCRIPT: "Subscript",
    ElementKind.SUPERSCRIPT: "Superscript",
    ElementKind.UNDERLINED: "Underlined",
}

_SUPERSCRIPT = Markup('<text:span text:style-name="Superscript">{}</text:span>')


def render(
    edition: Edition,
    layout: Layout = Layout.COLUMNS,
    paper: Paper = Paper.A4,
    templates: Templates = BUILT_IN,
) -> bytes:
    """Return the ODT file of ``edition``; the same edition gives the same bytes."""
    known = variables(edition, layout)
    width, height = paper.millimetres
    known["notes"] = notes_without_signs(edition, layout)
    known["footnotes"] = placed = footnotes(edition, layout)
    known["deepest"] = max((pair.within for pair in edition.pairs), default=0)
    known["placed"] = {note.id for note in placed.values()}
    known |= {"width": width, "height": height, "margin": 14 if paper is Paper.A5 else 20}
    return archive(_files(known, templates), _MEDIA_TYPE)


@pass_context
def inline_odt(context: Context, inlines: tuple[Inline, ...]) -> Markup:
    """Return ``inlines`` as OpenDocument text.

    The macro ``runs`` of the template, in ``context``, writes the texts of footnotes.
    """
    return Markup("").join(_odt(context, inline) for inline in inlines)


def spaced(text: str) -> Markup:
    """Return ``text`` with its indents and line ends kept."""
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


def _sign(context: Context, sign: Element) -> Markup:
    """Return ``sign`` with its footnote, or with a reference to the footnote placed before."""
    number = plain(sign.children)
    note = context["footnotes"].get(sign.name)
    if note is None:
        refers = Markup(
            '<text:note-ref text:note-class="footnote" text:reference-format="text" '
            'text:ref-name="{}">{}</text:note-ref>'
        )
        inside = (
            refers.format(sign.address, number) if sign.address in context["placed"] else number
        )
        return _SUPERSCRIPT.format(inside)
    made = Markup(
        '<text:note text:id="{}" text:note-class="footnote"><text:note-citation>{}'
        "</text:note-citation><text:note-body>{}</text:note-body></text:note>"
    )
    # Word processors put a tab after the number by themselves.
    paragraphs = Markup('</text:p><text:p text:style-name="Footnote"><text:tab/>').join(
        context.resolve("runs")(side) for side in sides(note, context["layout"])
    )
    body = Markup('<text:p text:style-name="Footnote">{}</text:p>').format(paragraphs)
    return made.format(note.id, number, body)


def _odt(context: Context, inline: Inline) -> Markup:
    if isinstance(inline, str):
        return escape(inline)
    if inline.kind is ElementKind.NOTE:
        return _sign(context, inline)
    if inline.kind is ElementKind.BREAK:
        return Markup("<text:line-break/>")
    if inline.kind is ElementKind.IMAGE:
        inside = Markup('<text:span text:style-name="Emphasis">[{}]</text:span>').format(
            inline.description
        )
    else:
        inside = inline_odt(context, inline.children)
    if style := _STYLES.get(inline.kind):
        inside = Markup('<text:span text:style-name="{}">{}</text:span>').format(style, inside)
    if inline.address:
        link = Markup('<text:a xlink:type="simple" xlink:href="{}">{}</text:a>')
        return link.format(inline.address, inside)
    return inside
