"""PO and POT files of gettext: messages become blocks, and translations are filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NoReturn

from workbench.documents.document import Block, BlockKind, Document, ExistingTranslation, block_id
from workbench.documents.encoding import Encoding, decode
from workbench.documents.lines import Line, lines
from workbench.documents.po_inline import Message, read_message, write_message
from workbench.documents.spliced import Span, splice
from workbench.system.errors import WorkbenchError
from workbench.text.inline import renumbered
from workbench.text.languages import NAMES, Direction, other_language

_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"')
_KEYWORD = re.compile(
    r"(?P<name>msgctxt|msgid_plural|msgid|msgstr)(?:\[(?P<form>\d{1,2})\])?[ \t]*"
)
_ESCAPE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|(.))")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_CHARSET = re.compile(r"charset=(?P<name>[\w.-]+)")
#: The language in the file's header.
_LANGUAGE = re.compile(r'^"Language:[ \t]*(?P<tag>[\w@-]*)[ \t]*\\n"', re.MULTILINE)
#: Project names in templates that nobody filled in.
_PLACEHOLDERS = ("PACKAGE VERSION", "PROJECT VERSION")


@dataclass(slots=True)
class _Entry:
    """A message: its strings by keyword, and its translations by plural form."""

    line: int
    flags: str = ""
    strings: dict[str, list[str]] = field(default_factory=dict)
    #: The place of the translation, and its strings.
    spans: dict[int, Span] = field(default_factory=dict)
    targets: dict[int, list[str]] = field(default_factory=dict)

    @property
    def is_header(self) -> bool:
        """Whether it is the file's header."""
        return not self.text("msgid") and "msgctxt" not in self.strings

    def text(self, keyword: str) -> str:
        """Return the text of ``msgid`` or ``msgid_plural``; empty if missing."""
        return "".join(self.strings.get(keyword, ()))

    def target(self, form: int) -> str:
        """Return the translation for a plural form; empty if missing."""
        return "".join(self.targets.get(form, ()))


class PoDocument(Document):
    """A PO file; a message whose new text is its source keeps its translation."""

    def __init__(
        self,
        blocks: list[Block],
        messages: Mapping[str, tuple[Message, Span]],
        source: str,
        encoding: Encoding,
        charset: Span | None,
        *,
        metadata: Mapping[str, str],
        remarks: list[str],
        translations: Mapping[str, ExistingTranslation],
    ) -> None:
        super().__init__(blocks, metadata=metadata, remarks=remarks, translations=translations)
        self._messages = messages
        self._source = source
        self._encoding = encoding
        #: The place of the encoding's name in the header.
        self._charset = charset

    def render(self, texts: Mapping[str, str], direction: Direction | None = None) -> bytes:
        """Return the file with ``texts`` as translations, and their language in the header."""
        line_end = "\r\n" if "\r\n" in self._source[:1000] else "\n"
        changes = []
        for block in self.changed_blocks(texts):
            message, span = self._messages[block.id]
            changes.append((span, _literal(write_message(message, texts[block.id]), line_end)))
        language = _LANGUAGE.search(self._source)
        # A template has no language, or still that of its messages.
        if changes and direction and language and language["tag"] in ("", direction.source):
            changes.append((Span(*language.span("tag")), direction.target))
        written = splice(self._source, changes)
        encoding = self._encoding.for_text(written)
        if changes and self._charset is not None:
            charset = self._source[self._charset.start : self._charset.end]
            # Other programs decode the file as named there, so replace a template's "CHARSET".
            if not encoding.is_named(charset):
                encoding = Encoding("utf-8")
                written = splice(self._source, [*changes, (self._charset, "UTF-8")])
        return encoding.encode(written)


def read(data: bytes, name: str) -> Document:
    """Read ``data``, a PO file called ``name``: a block for each message and plural."""
    source, encoding, remarks = _decoded(data, name)
    blocks: list[Block] = []
    messages: dict[str, tuple[Message, Span]] = {}
    translations: dict[str, ExistingTranslation] = {}
    metadata: dict[str, str] = {}
    charset: Span | None = None
    for entry in _entries(source, name):
        if entry.is_header:
            metadata = _facts(entry.target(0))
            charset = _charset(source, entry)
            continue
        for form, keyword in enumerate(("msgid", "msgid_plural")):
            text, span = entry.text(keyword), entry.spans.get(form)
            formatted = "-format" in entry.flags
            message = read_message(text, formatted=formatted)
            if span is not None and message.text:
                block = block_id(len(blocks) + 1)
                blocks.append(
                    Block(block, BlockKind.PARAGRAPH, message.text, entry.line, 0, message.html)
                )
                messages[block] = (message, span)
                target = read_message(entry.target(form), formatted=formatted)
                if target.text:
                    words = renumbered(target.text, target.raw, message.raw)
                    translations[block] = ExistingTranslation(
                        words, finished="fuzzy" not in entry.flags
                    )
    return PoDocument(
        blocks,
        messages,
        source,
        encoding,
        charset,
        metadata=metadata,
        remarks=remarks,
        translations=translations,
    )


def _decoded(data: bytes, name: str) -> tuple[str, Encoding, list[str]]:
    """Decode the file, in the encoding that its header names if that is possible."""
    declared = _CHARSET.search(data[:4096].decode("latin-1"))
    if declared is not None and b"\0" not in data and not data.startswith(b"\xef\xbb\xbf"):
        try:
            return data.decode(declared["name"]), Encoding(declared["name"]), []
        except (LookupError, ValueError):
            pass
    return decode(data, name)


def _charset(source: str, header: _Entry) -> Span | None:
    """Return the place of the encoding's name in the message ``header`` of ``source``."""
    place = header.spans.get(0)
    found = _CHARSET.search(source, place.start, place.end) if place else None
    return Span(*found.span("name")) if found else None


def _facts(header: str) -> dict[str, str]:
    """Return the metadata in the header: the project, and the language of the messages."""
    values = {
        key.strip().lower(): value.strip()
        for key, _, value in (line.partition(":") for line in header.splitlines())
    }
    language = values.get("x-source-language", "")[:2].lower()
    target = values.get("language", "")[:2].lower()
    if language not in NAMES:
        language = other_language(target) if target in NAMES else ""
    title = values.get("project-id-version", "")
    facts = {"language": language, "title": "" if title in _PLACEHOLDERS else title}
    return {fact: value for fact, value in facts.items() if value}


def _entries(source: str, name: str) -> Iterator[_Entry]:
    """Yield the messages of ``source``, without obsolete ones; raise if a line is faulty."""
    entry: _Entry | None = None
    flags = ""
    keyword, form = "", 0
    for line in lines(source):
        text = line.content
        if not text or text.startswith("#"):
            if entry is not None and "msgstr" in entry.strings:
                yield entry
                entry, keyword, flags = None, "", ""
            flags += text if text.startswith("#,") else ""
            continue
        match = _KEYWORD.match(text)
        if match is not None:
            if match["name"] in ("msgctxt", "msgid") and entry and "msgstr" in entry.strings:
                yield entry
                entry, flags = None, ""
            entry = entry or _Entry(line.number, flags)
            keyword, form = match["name"], int(match["form"] or 0)
            _check_order(entry, keyword, form, line, name)
        literal = _STRING.fullmatch(text, match.end() if match else 0)
        if entry is None or not keyword or literal is None:
            _refuse("this is no PO syntax", line, name)
        start = line.start + literal.start()
        value = _unescaped(literal[0][1:-1])
        if keyword != "msgstr":
            entry.strings.setdefault(keyword, []).append(value)
        else:
            entry.strings["msgstr"] = []
            first = entry.spans.get(form, Span(start, start)).start
            entry.spans[form] = Span(first, line.start + literal.end())
            entry.targets.setdefault(form, []).append(value)
    if entry is not None:
        if "msgstr" not in entry.strings:
            raise WorkbenchError(
                "the file ends within a message", path=name, line=entry.line, remedy="get it again"
            )
        yield entry


def _check_order(entry: _Entry, keyword: str, form: int, line: Line, name: str) -> None:
    """Raise if ``keyword`` comes twice in a message, or too early."""
    if keyword == "msgstr":
        if "msgid" not in entry.strings:
            _refuse("a translation without a message", line, name)
        if form in entry.spans:
            _refuse("a second translation of a message", line, name)
    elif keyword in entry.strings:
        _refuse("a second message before the first has a translation", line, name)


def _refuse(what: str, line: Line, name: str) -> NoReturn:
    raise WorkbenchError(what, path=name, line=line.number, remedy='"msgfmt -c" shows all faults')


def _unescaped(text: str) -> str:
    def character(match: re.Match[str]) -> str:
        if match[1] or match[2]:
            return chr(int(match[1], 8) if match[1] else int(match[2], 16))
        return _ESCAPES.get(match[3], match[3])

    return _ESCAPE.sub(character, text)


def _literal(text: str, line_end: str) -> str:
    """Return ``text`` as PO strings: one string, or one for each of several lines."""
    *whole, last = [_escaped(line) for line in text.split("\n")]
    strings = [f'"{line}\\n"' for line in whole] + ([f'"{last}"'] if last or not whole else [])
    return strings[0] if len(strings) == 1 else line_end.join(['""', *strings])


def _escaped(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    for letter, character in _ESCAPES.items():
        escaped = escaped.replace(character, f"\\{letter}")
    return escaped
