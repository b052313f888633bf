"""The front matter of a Markdown text: YAML between ``---``, or TOML between ``+++``."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, field

from workbench.documents.encoding import normalized
from workbench.documents.spliced import Span, splice
from workbench.system.errors import WorkbenchError
from workbench.system.yaml_nodes import Scalar, Sequence, parse_mapping
from workbench.text.languages import Direction

_END = r"[ \t]*(?:\r\n|\n|\r|\Z)"
#: The first line within the fences must begin a key; otherwise they are mere rules.
_FENCED = re.compile(
    rf"(?P<fence>---|\+\+\+){_END}"
    r"(?P<body>(?=\s*(?:#|\"?[\w-]+\"?[ \t]*[:=\[]))(?:[^\r\n]*(?:\r\n|\n|\r))*?)"
    rf"(?P=fence){_END}"
)
#: The keys of front matter, and the metadata that they give.
_FACTS = {
    "title": "title",
    "author": "author",
    "authors": "author",
    "date": "date",
    "license": "licence",
    "licence": "licence",
    "lang": "language",
    "language": "language",
    "url": "url",
    "source": "url",
    "canonical_url": "url",
}
#: The keys whose values readers see in the published article, so that they are translated.
_TRANSLATED = ("title", "subtitle", "description", "summary")
#: Characters that JSON leaves unescaped, but YAML and TOML do not accept.
_CONTROL = re.compile("[\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_LINE = re.compile(
    rf"^(?P<key>{'|'.join(_TRANSLATED)})[ \t]*[:=][ \t]*(?P<value>[^\r\n]*?)[ \t]*$", re.MULTILINE
)

_LANGUAGE = re.compile(
    r"""^(?:lang|language|locale)[ \t]*[:=][ \t]*["']?(?P<tag>[\w-]+)""",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A value that is translated: its key, its text, and its place in the source."""

    key: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The front matter of a text; ``length`` counts its characters, with the fences."""

    length: int = 0
    metadata: dict[str, str] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def read_front_matter(source: str) -> FrontMatter:
    """Read the front matter at the beginning of ``source``, if any.

    Faulty front matter is left alone, with a message in ``remarks``.
    """
    match = _FENCED.match(source)
    if match is None:
        return FrontMatter()
    body = match["body"]
    try:
        values = _yaml_values(body) if match["fence"] == "---" else _toml_values(body)
    except WorkbenchError as error:
        return _left_alone(match, error.what)
    except tomllib.TOMLDecodeError as error:
        return _left_alone(match, str(error))
    except (ValueError, RecursionError):
        return _left_alone(match, "a number in it is too long, or a list too deep")
    metadata = {name: value for key, value in values.items() if (name := _FACTS.get(key)) and value}
    entries = [
        Entry(found["key"], normalized(text), Span(found.start("value"), found.end("value")))
        for found in _LINE.finditer(source, match.start("body"), match.end("body"))
        if (text := values.get(found["key"], "")).strip() and _spells(found["value"], text)
    ]
    return FrontMatter(match.end(), metadata, entries)


def _left_alone(match: re.Match[str], what: str) -> FrontMatter:
    return FrontMatter(match.end(), remarks=[f"the front matter is left alone: {what}"])


def redeclared(source: str, direction: Direction) -> str:
    """Return ``source`` with the language in its front matter changed."""
    match = _FENCED.match(source)
    if match is None:
        return source
    changes = (
        (Span(found.start("tag"), found.end("tag")), direction.declared(found["tag"]))
        for found in _LANGUAGE.finditer(source, match.start("body"), match.end("body"))
    )
    return splice(source, changes)


def quoted(text: str) -> str:
    """Return ``text`` as a quoted value that is valid in both YAML and TOML."""
    value = json.dumps(" ".join(text.split("\n")), ensure_ascii=False)
    return _CONTROL.sub(lambda control: f"\\u{ord(control[0]):04x}", value)


def _yaml_values(body: str) -> dict[str, str]:
    values = {}
    for key, node in parse_mapping(body):
        if isinstance(node, Scalar):
            values[key.text] = node.text
        elif isinstance(node, Sequence):
            values[key.text] = ", ".join(i.text for i in node.items if isinstance(i, Scalar))
    return values


def _toml_values(body: str) -> dict[str, str]:
    values = {}
    for key, value in tomllib.loads(body.replace("\r\n", "\n").replace("\r", "\n")).items():
        if isinstance(value, list):
            values[key] = ", ".join(item for item in value if isinstance(item, str))
        elif not isinstance(value, dict):
            values[key] = str(value)
    return values


def _spells(raw: str, text: str) -> bool:
    """Return whether ``raw``, the rest of a line, is ``text``, quoted or not."""
    if raw == text:
        return True
    try:
        return str(json.loads(raw)) == text
    except (ValueError, RecursionError):
        return raw == f"'{text}'"
