"""HTML files and saved pages; all but the text is kept byte for byte."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from workbench.documents.document import Block, BlockKind, Document
from workbench.documents.encoding import Encoding, decode, normalized
from workbench.documents.markup_blocks import read_markup
from workbench.documents.markup_languages import redeclared
from workbench.documents.markup_reading import MarkupReading
from workbench.documents.markup_tokens import TokenKind, attributes, tokens
from workbench.documents.references import unescape
from workbench.documents.spliced import SplicedDocument
from workbench.text.inline import without_tags
from workbench.text.languages import Direction

_DECLARED = re.compile(
    rb"""<meta[^>]+?charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]+?encoding=["']([\w-]+)"""
)
#: The encodings that browsers use in place of the one that a page names.
_ALIASES = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
_ANY_TAG = re.compile(r"</?\d+/?>")
#: How many characters of a page are searched for its head.
_HEAD = 200_000
#: Markup of saved pages of a site that a file written by hand does not have.
_SITE = re.compile(
    r"""<(?:nav|aside|footer)[\s>]|<!-- saved from url|property=["']?og:""", re.IGNORECASE
)
#: Pages with more characters are read whole, since finding the article takes too long.
_LARGEST_PAGE = 5_000_000
#: The fewest letters of an article that counts as found.
_ENOUGH = 200
#: Kinds of blocks that belong to the article if they are between its other blocks.
_NOT_PROSE = frozenset({BlockKind.CAPTION, BlockKind.CODE, BlockKind.RULE})
#: A text with this many letters belongs to the article if the article contains it.
_DISTINCTIVE = 20
#: The names in a page's head for each kind of metadata; the first one present counts.
_FACTS = {
    "title": ("og:title", "dc.title", "citation_title"),
    "author": ("author", "article:author", "dc.creator"),
    "date": ("article:published_time", "date", "dc.date", "dcterms.date", "datepublished"),
    "licence": ("dcterms.license", "dc.rights", "dcterms.rights", "license"),
    "url": ("og:url",),
}


class HtmlDocument(SplicedDocument):
    """An HTML page, rewritten text by text."""

    def __init__(
        self,
        reading: MarkupReading,
        encoding: Encoding,
        *,
        metadata: Mapping[str, str] | None = None,
        remarks: list[str] | None = None,
    ) -> None:
        blocks, spans, source = reading.blocks, reading.spans, reading.source
        super().__init__(blocks, spans, source, encoding, metadata=metadata, remarks=remarks)
        self._reading = reading

    def written(self, block: Block, text: str, original: str, texts: Mapping[str, str]) -> str:
        """Return ``text`` as HTML."""
        return self._reading.written(block, text, texts)

    def redeclared(self, written: str, direction: Direction) -> str:
        """Return the page ``written`` with its languages changed."""
        return redeclared(written, direction)


def read(data: bytes, name: str) -> Document:
    """Read ``data``, an HTML file called ``name``.

    Of a page of a site only the article itself is read, without menus and the like.
    """
    source, encoding, remarks = decode_page(data, name, _ALIASES)
    metadata = page_facts(source)
    wanted = None
    if _SITE.search(source, 0, _HEAD) and len(source) <= _LARGEST_PAGE:
        wanted = _main_content(source, metadata.get("title", ""))
    reading = read_markup(source)
    if wanted:
        reading = reading.only(_article_blocks(reading, wanted))
        remarks.append("only the article was taken, without menus and the like")
    encoding = replace(encoding, references=True)
    return HtmlDocument(reading, encoding, metadata=metadata, remarks=remarks)


def _article_blocks(reading: MarkupReading, wanted: Callable[[str], bool]) -> set[str]:
    """Return the ids of the blocks whose text is ``wanted``, and of blocks that belong to them:
    captions, pictures, code and rules between them, and alternative texts.
    """
    blocks = reading.blocks
    places = [n for n, block in enumerate(blocks) if block.text and wanted(block.text)]
    inside = range(places[0], places[-1]) if places else range(0)
    names = {blocks[place].id for place in places}
    names |= {
        blocks[place].id
        for place in inside
        if blocks[place].kind in _NOT_PROSE or not without_tags(blocks[place].text).strip()
    }
    for name, alternatives in reading.alternatives.items():
        names -= set(alternatives.values())
        names |= set(alternatives.values()) if name in names else set()
    return names


def page_facts(source: str) -> dict[str, str]:
    """Return the metadata in the head of the page ``source``: title, author, date, and so on."""
    named: dict[str, str] = {}
    facts: dict[str, str] = {}
    in_title = False
    for token in tokens(source[:_HEAD]):
        if token.kind is TokenKind.TEXT and in_title:
            named.setdefault("title", " ".join(unescape(source[token.start : token.end]).split()))
        in_title = token.kind is TokenKind.START and token.name == "title"
        if token.kind is not TokenKind.START or token.name not in ("html", "meta", "link", "body"):
            continue
        values = {key: found.value for key, found in attributes(source, token).items()}
        if token.name == "html":
            facts["language"] = values.get("lang") or values.get("xml:lang") or ""
        elif token.name == "meta" and "content" in values:
            key = values.get("property") or values.get("name") or values.get("itemprop") or ""
            named.setdefault(key.lower(), " ".join(values["content"].split()))
        elif token.name == "link" and values.get("rel", "").lower() in ("canonical", "license"):
            rel = "url" if values["rel"].lower() == "canonical" else "licence"
            facts[rel] = values.get("href", "")
        elif token.name == "body":
            break
    for fact, keys in _FACTS.items():
        value = next((named[key] for key in (*keys, fact) if named.get(key)), "")
        if value and not facts.get(fact):
            facts[fact] = value
    facts["date"] = facts.get("date", "")[:10]
    return {fact: value for fact, value in facts.items() if value}


def decode_page(
    data: bytes, name: str, aliases: Mapping[str, str] = MappingProxyType({})
) -> tuple[str, Encoding, list[str]]:
    """Decode the page, in the encoding that it names if that is possible.

    ``aliases`` maps names of encodings to the encodings to use in their place.
    """
    declared = _DECLARED.search(data[:4096])
    if declared is not None and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        codec = (declared[1] or declared[2]).decode("ascii").lower()
        codec = aliases.get(codec, codec)
        try:
            if b"\0" not in data:
                return data.decode(codec), Encoding(codec), []
        except (LookupError, ValueError):
            pass
    return decode(data, name)


def _main_content(source: str, title: str) -> Callable[[str], bool] | None:
    """Return a function that tells whether a text is in the article; None if there is none."""
    import trafilatura

    try:
        article = trafilatura.extract(source, include_comments=False, favor_recall=True) or ""
    except Exception:  # strange pages make it fail in many ways; then the whole page is read
        return None
    whole = plain(article)
    if len(whole) < _ENOUGH:
        return None
    lines = {plain(piece) for line in article.splitlines() for piece in (line, *line.split("|"))}
    lines.add(plain(title))
    lines.discard("")  # a block with only a picture is not recognized by its text

    def belongs(text: str) -> bool:
        # Code and the like is in the article, but in the block it is only a tag.
        longest = max((plain(piece) for piece in _ANY_TAG.split(text)), key=len)
        return plain(_ANY_TAG.sub("", text)) in lines or (
            len(longest) >= _DISTINCTIVE and longest in whole
        )

    return belongs


def plain(text: str) -> str:
    """Return the letters and digits of ``text`` in lower case, for comparison."""
    return "".join(character for character in normalized(text).lower() if character.isalnum())
