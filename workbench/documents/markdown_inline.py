"""Inline Markdown converted to text with numbered tags, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any

from workbench.documents.encoding import normalized
from workbench.text.inline import first_free_number, nested

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_VOID = re.compile(r"<(?:br|hr|img|wbr|input|!|\?)|.*/>\Z", re.IGNORECASE | re.DOTALL)
_NAME = re.compile(r"</?([a-zA-Z][\w-]*)")
#: Spaces just inside tags, which are moved outside: "** x**" is no emphasis.
_SPACE_AFTER_OPENING = re.compile(r"((?:<\d+>)+)(\s+)")
_SPACE_BEFORE_CLOSING = re.compile(r"(\s+)((?:</\d+>)+)")
#: The characters to escape: those that Markdown certainly, or possibly, takes for markup.
_NEEDFUL = re.compile(r"[\\`*]|(?<![^\W_])_|_(?![^\W_])|<(?=[a-zA-Z/!?])|&(?=#?\w+;)|~~")
_ANYTHING = re.compile(r"[\\`*_\[\]<>&~!#|^]")
#: What makes a line something other than text.
_LINE_START = re.compile(
    r"(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|=+\s*$|-(?:\s*-)+\s*$|~{3,}|\[(?=[^\]]*\]:))"
)
_NUMBER_START = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_CLOSING_HASHES = re.compile(r"(?<=\s)(#+)$|^(#+)$")
_HARD_BREAK = "\\\n"


@dataclass(slots=True)
class Inline:
    """A block's inline content: its text with tags, and the markup of the tags.

    ``markup`` holds the HTML of each tag number and ``sources`` its Markdown; ``images`` has
    the Markdown of the alternative text of each image.
    """

    text: str = ""
    markup: dict[int, tuple[str, str]] = field(default_factory=dict)
    sources: dict[int, tuple[str, str]] = field(default_factory=dict)
    images: dict[int, str] = field(default_factory=dict)


def read_inline(children: Iterable[Token], environment: Mapping[str, Any]) -> Inline:
    """Return the inline content of ``children``, tokens of markdown-it."""
    tokens = list(children)
    spelt = "".join(token.content for token in tokens if token.type == "text")
    reader = _Reader(first_free_number(spelt), environment)
    reader.walk(tokens)
    reader.inline.text = normalized("".join(reader.pieces)).strip()
    return reader.inline


class _Reader:
    """Converts tokens to text with tags, numbered from ``first``."""

    def __init__(self, first: int, environment: Mapping[str, Any]) -> None:
        self.next_number = first
        self.environment = environment
        self.inline = Inline()
        self.pieces: list[str] = []
        self.unclosed: list[int] = []

    def walk(self, tokens: list[Token]) -> None:
        closings = _html_pairs(tokens)
        place = 0
        while place < len(tokens):
            token = tokens[place]
            if token.type == "text":
                self.pieces.append(token.content)
            elif token.type == "softbreak":
                self.pieces.append(" ")
            elif token.type == "hardbreak":
                self.empty_tag("<br>", _HARD_BREAK)
                self.pieces.append(" ")
            elif token.type == "html_inline":
                self.html(token.content, closings.get(place))
            elif token.markup == "autolink" and token.nesting == 1:
                content = tokens[place + 1].content
                html = f'<a href="{escape(str(token.attrs["href"]))}">{escape(content)}</a>'
                self.empty_tag(html, f"<{content}>")
                place += 2
            elif token.nesting == 1:
                self.opening_tag(*_paired_markup(token))
            elif token.nesting == -1:
                self.closing_tag()
            else:
                self.single(token)
            place += 1

    def single(self, token: Token) -> None:
        """Process a token without a closing one: code, an image, a footnote reference."""
        if token.type == "code_inline":
            self.empty_tag(f"<code>{escape(token.content)}</code>", _code_source(token))
        elif token.type == "image":
            attributes = "".join(
                f' {name}="{escape(str(value))}"'
                for name, value in token.attrs.items()
                if name != "alt"
            )
            alt = "".join(child.content for child in token.children or ())
            destination = _destination(str(token.attrs["src"]), token.attrs.get("title"))
            number = self.empty_tag(f'<img{attributes} alt="{escape(alt)}">', f"]{destination}")
            self.inline.images[number] = token.content
        elif token.type == "footnote_ref" and "label" in token.meta:
            label = token.meta["label"]
            self.empty_tag(f"<sup>[{escape(label)}]</sup>", f"[^{label}]")
        elif token.type == "footnote_ref":
            self.opening_tag('<span class="footnote">', "</span>", "^[", "]")
            self.walk(self.environment["footnotes"]["list"][token.meta["id"]]["tokens"])
            self.closing_tag()
        else:
            self.pieces.append(token.content)

    def empty_tag(self, html: str, source: str) -> int:
        number = self._number(html, "", source, "")
        self.pieces.append(f"<{number}/>")
        return number

    def opening_tag(self, html: str, html_end: str, source: str, source_end: str) -> None:
        number = self._number(html, html_end, source, source_end)
        self.pieces.append(f"<{number}>")
        self.unclosed.append(number)

    def closing_tag(self) -> None:
        self.pieces.append(f"</{self.unclosed.pop()}>")

    def html(self, content: str, closing: str | None) -> None:
        """Process a raw HTML tag: ``closing`` is its end tag; "" if it is an end tag itself."""
        if closing is None:
            self.empty_tag(content, content)
        elif closing:
            self.opening_tag(content, closing, content, closing)
        else:
            self.closing_tag()

    def _number(self, html: str, html_end: str, source: str, source_end: str) -> int:
        number = self.next_number
        self.next_number += 1
        self.inline.markup[number] = (html, html_end)
        self.inline.sources[number] = (source, source_end)
        return number


def _html_pairs(tokens: list[Token]) -> dict[int, str]:
    """Return the indexes of raw HTML tags that pair up within the same emphasis.

    The value is the end tag for a start tag, and the empty string for an end tag.
    """
    pairs: dict[int, str] = {}
    unclosed: list[tuple[str, int]] = []
    for place, token in enumerate(tokens):
        if token.type == "html_inline" and not _VOID.match(token.content):
            found = _NAME.match(token.content)
            name = found[1].lower() if found else ""
            if not token.content.startswith("</"):
                unclosed.append((name, place))
            elif unclosed and unclosed[-1][0] == name:
                pairs |= {unclosed.pop()[1]: token.content, place: ""}
        elif token.nesting == 1:
            unclosed.append((token.type, place))
        elif token.nesting == -1:
            opening = token.type.replace("_close", "_open")
            while unclosed and unclosed.pop()[0] != opening:
                pass
    return pairs


def _paired_markup(token: Token) -> tuple[str, str, str, str]:
    """Return the opening and closing HTML, and the opening and closing Markdown, of ``token``."""
    if token.type == "link_open":
        attributes = "".join(f' {name}="{escape(str(v))}"' for name, v in token.attrs.items())
        destination = _destination(str(token.attrs["href"]), token.attrs.get("title"))
        return f"<a{attributes}>", "</a>", "[", f"]{destination}"
    return f"<{token.tag}>", f"</{token.tag}>", token.markup, token.markup


def _destination(address: str, title: object) -> str:
    bare = re.fullmatch(r"[^\s()<>\x00-\x1f]+", address)
    shown = address if bare else f"<{address}>"
    if not title:
        return f"({shown})"
    title = re.sub(r'(["\\])', r"\\\1", str(title))
    return f'({shown} "{title}")'


def _code_source(token: Token) -> str:
    content = token.content
    touching = content[:1] == "`" or content[-1:] == "`"
    spaced = content[:1] == content[-1:] == " " and content.strip()
    inner = f" {content} " if touching or spaced else content
    return f"{token.markup}{inner}{token.markup}"


def write_inline(
    text: str,
    inline: Inline,
    alternatives: Mapping[int, str],
    parser: MarkdownIt,
    environment: Mapping[str, Any],
) -> str:
    """Return ``text`` as Markdown; ``alternatives`` are new alternative texts by tag number.

    Several ways to write it are tried, the plainest first, until one reads back as ``text``.
    """
    wanted = _as_html(text, inline.markup)
    written = ""
    for pattern, sources in (
        (_NEEDFUL, inline.sources),
        (_ANYTHING, inline.sources),
        (_ANYTHING, _html_sources(inline)),
    ):
        written = _written(text, inline, sources, pattern, alternatives)
        context = {
            "references": environment.get("references", {}),
            "footnotes": {
                "refs": dict.fromkeys(environment.get("footnotes", {}).get("refs", {}), -1),
                "list": {},
            },
        }
        children = parser.parseInline(written, context)[0].children or []
        read = read_inline(children, context)
        if _without_alt(_as_html(read.text, read.markup)) == _without_alt(wanted):
            break
    return written


def escaped(text: str) -> str:
    """Return ``text`` on one line, with all that Markdown might take for markup escaped."""
    return _ANYTHING.sub(r"\\\g<0>", " ".join(text.split()))


def _written(
    text: str,
    inline: Inline,
    sources: Mapping[int, tuple[str, str]],
    pattern: re.Pattern[str],
    alternatives: Mapping[int, str],
) -> str:
    text = " ".join(text.split("\n"))
    text = _SPACE_AFTER_OPENING.sub(r"\2\1", text)
    text = _SPACE_BEFORE_CLOSING.sub(r"\2\1", text)
    pieces: list[str] = []
    for piece in nested(text, inline.markup):
        if isinstance(piece, str):
            pieces.append(pattern.sub(r"\\\g<0>", piece))
            continue
        opening, closing = sources[piece.number]
        if opening.startswith("`") and pieces and pieces[-1].endswith("`"):
            pieces.append(" ")  # else the two code spans would become one
        if piece.number in inline.images:
            alt = alternatives.get(piece.number)
            shown = inline.images[piece.number] if alt is None else escaped(alt)
            pieces.append(f"![{shown}{opening}")
        else:
            pieces.append(opening if piece.opens else closing)
    lines = "".join(pieces).split(_HARD_BREAK)
    return _HARD_BREAK.join(_line(line.strip()) for line in lines)


def _line(line: str) -> str:
    """Return ``line`` escaped so that it is text at the beginning of a line of Markdown."""
    line = _LINE_START.sub(r"\\\1", line, count=1) if _LINE_START.match(line) else line
    line = _NUMBER_START.sub(r"\1\\\2", line, count=1) if _NUMBER_START.match(line) else line
    return _CLOSING_HASHES.sub(r"\\\g<0>", line)


def _html_sources(inline: Inline) -> dict[int, tuple[str, str]]:
    """Return the tags' Markdown, with HTML for emphasis, which works within words too."""
    return {
        number: inline.markup[number] if source[0] and source[0][0] in "*_~" else source
        for number, source in inline.sources.items()
    }


def _as_html(text: str, markup: Mapping[int, tuple[str, str]]) -> str:
    """Return ``text`` as HTML without spaces, for comparison."""
    pieces = [
        piece if isinstance(piece, str) else markup[piece.number][0 if piece.opens else 1]
        for piece in nested(text, markup)
    ]
    return "".join("".join(pieces).split())


def _without_alt(html: str) -> str:
    return re.sub(r'alt="[^"]*"', "", html)
