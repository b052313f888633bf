"""Read YAML as a tree of nodes with places, in which every scalar is a string.

``yaml.safe_load`` turns ``en: no`` into ``False`` and ``12:30`` into 750, and silently accepts
duplicate keys; ``yaml.compose`` crashes on deep nesting. So the tree is built from the
parser's events. Duplicate keys, aliases, tags and deep nesting are refused with their line.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from workbench.system.errors import WorkbenchError

_MAX_DEPTH = 20

#: The parser's messages for an unclosed bracket or quotation mark, at a place far behind it.
_UNCLOSED = ("expected ',' or", "unexpected end of stream")

#: libyaml's parser if available, else the one in Python.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Node:
    """A node of a YAML file with its place; lines and columns count from 1."""

    path: Path | None
    line: int
    column: int

    def fault(self, what: str, remedy: str | None = None) -> WorkbenchError:
        """Return an error with the message ``what`` at this node."""
        return WorkbenchError(
            what, path=self.path, line=self.line, column=self.column, remedy=remedy
        )


@dataclass(frozen=True, slots=True)
class Scalar(Node):
    """A value as a string; an empty plain scalar, ``~`` and ``null`` are the empty string."""

    text: str
    quoted: bool = False

    @property
    def has_control_characters(self) -> bool:
        """Whether the text has control characters other than white space."""
        return any(unicodedata.category(c) == "Cc" and not c.isspace() for c in self.text)


@dataclass(frozen=True, slots=True)
class Sequence(Node):
    """A list of nodes."""

    items: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mapping(Node):
    """A mapping of keys, which are nodes too, to nodes; in the order of the file."""

    entries: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)

    def __contains__(self, key: str) -> bool:
        return key in self.entries

    def __iter__(self) -> Iterator[tuple[Scalar, Node]]:
        return iter(self.entries.values())

    def get(self, key: str) -> Node | None:
        """Return the value of ``key``, or None."""
        entry = self.entries.get(key)
        return entry[1] if entry else None

    def text(self, key: str, default: str = "") -> str:
        """Return the value of ``key`` as text; raise if it is not a scalar."""
        node = self.get(key)
        if node is None:
            return default
        if not isinstance(node, Scalar):
            raise node.fault(f'"{key}" must be a single value')
        return node.text

    def texts(self, key: str) -> list[str]:
        """Return the value of ``key`` as a list of texts; it may be one value or a list."""
        node = self.get(key)
        nodes = node.items if isinstance(node, Sequence) else [] if node is None else [node]
        texts = []
        for item in nodes:
            if not isinstance(item, Scalar):
                raise item.fault(f'"{key}" must be a value or a list of values')
            texts.append(item.text)
        return texts

    def mapping(self, key: str) -> Mapping:
        """Return the mapping under ``key``, empty if the key is missing or has no value."""
        node = self.get(key)
        if node is None or (isinstance(node, Scalar) and not node.text and not node.quoted):
            return Mapping(self.path, self.line, self.column)
        if not isinstance(node, Mapping):
            raise node.fault(f'"{key}" must hold "name: value" lines')
        return node

    def boolean(self, key: str, *, default: bool) -> bool:
        """Return the value of ``key`` as a boolean; raise if it is not yes or no."""
        text = self.text(key).lower()
        if text in ("yes", "true", "on"):
            return True
        if text in ("no", "false", "off"):
            return False
        if not text:
            return default
        raise self.at(key).fault(f'"{key}" is "{text}"', "write yes or no")

    def choice(self, key: str, choices: tuple[str, ...]) -> str:
        """Return the value of ``key``, one of ``choices``; the first is the default."""
        value = self.text(key, choices[0])
        if value not in choices:
            raise self.at(key).fault(f'unknown {key} "{value}"', f"use {' or '.join(choices)}")
        return value

    def at(self, key: str) -> Node:
        """Return the value of ``key``, or this mapping if it is missing, for its place."""
        return self.get(key) or self

    def refuse_other_keys(self, *known: str) -> None:
        """Raise at the first key that is not in ``known``."""
        for key, _ in self:
            if key.text not in known:
                raise key.fault(f'unknown name "{key.text}"', f"use one of: {', '.join(known)}")


def plain_value(text: str) -> object:
    """Return the value of ``text`` as ``yaml.safe_load`` of other programs gives it.

    Raises ``ValueError`` if loading fails.
    """
    try:
        return yaml.safe_load(text)
    except Exception as error:  # PyYAML raises many kinds for values such as wrong dates
        raise ValueError(f"no plain YAML: {error}") from error


def parse(text: str, path: Path | None = None, first_line: int = 1) -> Node | None:
    """Return the tree of the YAML document in ``text``; None if it is empty.

    ``first_line`` is the line of the file at ``path`` on which ``text`` begins.
    """
    try:
        return _tree(yaml.parse(text, Loader=_LOADER), path, first_line)
    except yaml.MarkedYAMLError as error:
        raise _fault_of(error, path, first_line) from error
    except (yaml.YAMLError, ValueError) as error:  # these have no position
        raise WorkbenchError(
            f"not valid YAML: {str(error).splitlines()[0]}", path=path, remedy="save it as UTF-8"
        ) from error


def _fault_of(error: yaml.MarkedYAMLError, path: Path | None, first_line: int) -> WorkbenchError:
    """Return ``error`` as a ``WorkbenchError`` at the place to be fixed."""
    what, mark = error.problem or error.context, error.problem_mark or error.context_mark
    remedy = "mend the line, or put the value in quotation marks"
    if error.context_mark and any(sign in str(what) for sign in _UNCLOSED):
        what, mark = "what is opened here is not closed", error.context_mark
        remedy = "close the bracket or quotation mark, and part values with commas"
    return WorkbenchError(
        f"not valid YAML: {what}",
        path=path,
        line=mark.line + first_line if mark else None,
        column=mark.column + 1 if mark else None,
        remedy=remedy,
    )


def parse_mapping(text: str, path: Path | None = None) -> Mapping:
    """Return the mapping in ``text``; an empty file is an empty mapping."""
    node = parse(text, path)
    if node is None:
        return Mapping(path, 1, 1)
    if not isinstance(node, Mapping):
        raise node.fault('the file must hold "name: value" lines')
    return node


def _tree(events: Iterator[yaml.Event], path: Path | None, first_line: int) -> Node | None:
    """Build the tree of the first document from the parser's events."""
    root: Node | None = None
    open_nodes: list[Node] = []
    pending_keys: list[Scalar | None] = []
    documents = 0
    for event in events:
        mark = event.start_mark
        place = (path, mark.line + first_line, mark.column + 1) if mark else (path, first_line, 1)
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise Node(*place).fault("a second document in the file", 'remove the "---"')
            continue
        if isinstance(event, yaml.AliasEvent):
            raise Node(*place).fault("aliases (*) are not supported", "write the value again")
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            open_nodes.pop()
            pending_keys.pop()
            continue
        if not isinstance(event, yaml.NodeEvent):
            continue
        if getattr(event, "tag", None) not in (None, "!"):
            raise Node(*place).fault("tags (!) are not supported", "remove the tag")
        node = _node(event, place)
        if not open_nodes:
            root = root or node
        else:
            _attach(open_nodes[-1], pending_keys, node)
        if not isinstance(node, Scalar):
            if len(open_nodes) >= _MAX_DEPTH:
                raise node.fault("nested too deeply", f"use at most {_MAX_DEPTH} levels")
            open_nodes.append(node)
            pending_keys.append(None)
    return root


def _node(event: yaml.NodeEvent, place: tuple[Path | None, int, int]) -> Node:
    """Return the node that ``event`` starts, still empty."""
    if isinstance(event, yaml.MappingStartEvent):
        return Mapping(*place)
    if isinstance(event, yaml.SequenceStartEvent):
        return Sequence(*place)
    assert isinstance(event, yaml.ScalarEvent)
    quoted = event.style in ("'", '"', "|", ">")
    empty = not quoted and event.value in ("~", "null")
    return Scalar(*place, text="" if empty else event.value, quoted=quoted)


def _attach(parent: Node, pending_keys: list[Scalar | None], node: Node) -> None:
    """Add ``node`` to ``parent`` as an item, a key, or the value of the last key."""
    if isinstance(parent, Sequence):
        parent.items.append(node)
        return
    assert isinstance(parent, Mapping)
    key = pending_keys[-1]
    if key is not None:
        parent.entries[key.text] = (key, node)
        pending_keys[-1] = None
    elif not isinstance(node, Scalar):
        raise node.fault("a key must be a single value")
    elif node.text in parent.entries:
        first = parent.entries[node.text][0].line
        raise node.fault(
            f'the key "{node.text}" stands twice (first on line {first})',
            "remove one of the two",
        )
    else:
        pending_keys[-1] = node
