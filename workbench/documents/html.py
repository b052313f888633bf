"""HTML files and saved pages: spliced, so that all but the text stays byte for byte."""

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
#: What browsers take instead of the encoding that a page names.
_MEANT = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
_ANY_TAG = re.compile(r"</?\d+/?>")
#: How far the head of a page is looked at, in characters.
_HEAD = 200_000
#: What pages of a site have, and a file that someone wrote has not.
_SITE = re.compile(
    r"""<(?:nav|aside|footer)[\s>]|<!-- saved from url|property=["']?og:""", re.IGNORECASE
)
#: Larger pages are read whole, in characters: to find the article in them takes too long.
_LARGEST_PAGE = 5_000_000
#: An article that is found has at least so many letters.
_ENOUGH = 200
#: What is found where the article is, since it has no running text.
_BESIDE = frozenset({BlockKind.CAPTION, BlockKind.CODE, BlockKind.RULE})
#: A text of so many letters is the article's where it stands anywhere in it.
_TELLING = 20
#: Names of facts in a page's head, and ours; the first that is there counts.
_FACTS = {
    "title": ("og:title", "dc.title", "citation_title"),
    "author": ("author", "article:author", "dc.creator"),
    "date": ("article:published_time", "date", "dc.date", "dcterms.date", "datepublished"),
    "licence": ("dcterms.license", "dc.rights", "dcterms.rights", "license"),
    "url": ("og:url",),
}


class HtmlDocument(SplicedDocument):
    """A page; characters that its encoding lacks are written as references."""

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
    source, encoding, remarks = decode_page(data, name, _MEANT)
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
    """Return the ids of the blocks whose text is ``wanted``, and of what belongs to them.

    Captions, pictures and code between them are no running text, but part of the article.
    """
    blocks = reading.blocks
    places = [n for n, block in enumerate(blocks) if block.text and wanted(block.text)]
    inside = range(places[0], places[-1]) if places else range(0)
    names = {blocks[place].id for place in places}
    names |= {
        blocks[place].id
        for place in inside
        if blocks[place].kind in _BESIDE or not without_tags(blocks[place].text).strip()
    }
    for name, alternatives in reading.alternatives.items():
        names -= set(alternatives.values())
        names |= set(alternatives.values()) if name in names else set()
    return names


def page_facts(source: str) -> dict[str, str]:
    """Return what the head of the page ``source`` says: title, author, date, and so on."""
    named: dict[str, str] = {}
    facts: dict[str, str] = {}
    in_title = False
    for token in tokens(source[:_HEAD]):
        if token.kind is TokenKind.TEXT and in_title:
            named.setdefault("title", " ".join(unescape(source[token.start : token.end]).split()))
        in_title = token.kind is TokenKind.START and token.name == "title"
        if token.kind is not TokenKind.START or token.name not in ("html", "meta", "link", "body"):
            continue
        said = {key: found.value for key, found in attributes(source, token).items()}
        if token.name == "html":
            facts["language"] = said.get("lang") or said.get("xml:lang") or ""
        elif token.name == "meta" and "content" in said:
            key = said.get("property") or said.get("name") or said.get("itemprop") or ""
            named.setdefault(key.lower(), " ".join(said["content"].split()))
        elif token.name == "link" and said.get("rel", "").lower() in ("canonical", "license"):
            rel = "url" if said["rel"].lower() == "canonical" else "licence"
            facts[rel] = said.get("href", "")
        elif token.name == "body":
            break
    for fact, keys in _FACTS.items():
        value = next((named[key] for key in (*keys, fact) if named.get(key)), "")
        if value and not facts.get(fact):
            facts[fact] = value
    facts["date"] = facts.get("date", "")[:10]
    return {fact: value for fact, value in facts.items() if value}


def decode_page(
    data: bytes, name: str, meant: Mapping[str, str] = MappingProxyType({})
) -> tuple[str, Encoding, list[str]]:
    """Return the text of the page, in the encoding that it names where that is true.

    ``meant`` are the encodings that are taken in the place of those that pages name.
    """
    declared = _DECLARED.search(data[:4096])
    if declared is not None and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        codec = (declared[1] or declared[2]).decode("ascii").lower()
        codec = meant.get(codec, codec)
        try:
            if b"\0" not in data:
                return data.decode(codec), Encoding(codec), []
        except (LookupError, ValueError):
            pass
    return decode(data, name)


def _main_content(source: str, title: str) -> Callable[[str], bool] | None:
    """Return a test for the texts of the page's article; None where no article is found."""
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
    lines.discard("")  # a picture alone says nothing of where it belongs

    def belongs(text: str) -> bool:
        # What tags stand for, such as code, is in the article but not in the text.
        telling = max((plain(piece) for piece in _ANY_TAG.split(text)), key=len)
        return plain(_ANY_TAG.sub("", text)) in lines or (
            len(telling) >= _TELLING and telling in whole
        )

    return belongs


def plain(text: str) -> str:
    """Return ``text`` for comparison: its letters and digits, in small letters."""
    return "".join(character for character in normalized(text).lower() if character.isalnum())
