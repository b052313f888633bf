"""YAML read as what a person wrote: every scalar a string, every node with its place.

Plain loading turns ``en: no`` into ``False`` and ``12:30`` into 750, and lets the last of
two equal keys win without a word; the composer of libyaml crashes on deep nesting. So the
tree is built from the parser's events: strings stay strings, duplicate keys, aliases, tags
and deep nesting are refused with their line.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from workbench.system.errors import WorkbenchError

_MAX_DEPTH = 20

#: What the parser says far behind a bracket or quotation mark that is not closed.
_UNCLOSED = ("expected ',' or", "unexpected end of stream")

#: libyaml's parser where it is built in, else the same one in Python.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Node:
    """A place in a YAML file; lines and columns count from 1."""

    path: Path | None
    line: int
    column: int

    def fault(self, what: str, remedy: str | None = None) -> WorkbenchError:
        """Return the error that says ``what`` is wrong at this node."""
        return WorkbenchError(
            what, path=self.path, line=self.line, column=self.column, remedy=remedy
        )


@dataclass(frozen=True, slots=True)
class Scalar(Node):
    """One value; an empty plain scalar, ``~`` and ``null`` are the empty string."""

    text: str
    quoted: bool = False

    @property
    def has_control_characters(self) -> bool:
        """Whether some stand in the text that are no white space."""
        return any(unicodedata.category(c) == "Cc" and not c.isspace() for c in self.text)


@dataclass(frozen=True, slots=True)
class Sequence(Node):
    """A list of nodes."""

    items: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mapping(Node):
    """Keys, each with its own place, to nodes; in the order of the file."""

    entries: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)

    def __contains__(self, key: str) -> bool:
        return key in self.entries

    def __iter__(self) -> Iterator[tuple[Scalar, Node]]:
        return iter(self.entries.values())

    def get(self, key: str) -> Node | None:
        """Return the node under ``key``, if there is one."""
        entry = self.entries.get(key)
        return entry[1] if entry else None

    def text(self, key: str, default: str = "") -> str:
        """Return the scalar under ``key`` as text; raise where it is not a scalar."""
        node = self.get(key)
        if node is None:
            return default
        if not isinstance(node, Scalar):
            raise node.fault(f'"{key}" must be a single value')
        return node.text

    def texts(self, key: str) -> list[str]:
        """Return the scalars under ``key``: one value or a list of values."""
        node = self.get(key)
        nodes = node.items if isinstance(node, Sequence) else [] if node is None else [node]
        texts = []
        for item in nodes:
            if not isinstance(item, Scalar):
                raise item.fault(f'"{key}" must be a value or a list of values')
            texts.append(item.text)
        return texts

    def mapping(self, key: str) -> Mapping:
        """Return the mapping under ``key``, empty where the key is missing or has no value."""
        node = self.get(key)
        if node is None or (isinstance(node, Scalar) and not node.text and not node.quoted):
            return Mapping(self.path, self.line, self.column)
        if not isinstance(node, Mapping):
            raise node.fault(f'"{key}" must hold "name: value" lines')
        return node

    def boolean(self, key: str, *, default: bool) -> bool:
        """Return the yes or no under ``key``."""
        text = self.text(key).lower()
        if text in ("yes", "true", "on"):
            return True
        if text in ("no", "false", "off"):
            return False
        if not text:
            return default
        raise self.at(key).fault(f'"{key}" is "{text}"', "write yes or no")

    def choice(self, key: str, choices: tuple[str, ...]) -> str:
        """Return the value under ``key``, one of ``choices``; the first is the default."""
        value = self.text(key, choices[0])
        if value not in choices:
            raise self.at(key).fault(f'unknown {key} "{value}"', f"use {' or '.join(choices)}")
        return value

    def at(self, key: str) -> Node:
        """Return the place of the value under ``key``; of the whole where it is missing."""
        return self.get(key) or self

    def refuse_other_keys(self, *known: str) -> None:
        """Raise at the first key that is not among ``known``."""
        for key, _ in self:
            if key.text not in known:
                raise key.fault(f'unknown name "{key.text}"', f"use one of: {', '.join(known)}")


def plain_value(text: str) -> object:
    """Return what a program that loads YAML plainly takes ``text`` for.

    Raises ``ValueError`` where such a program fails at it.
    """
    try:
        return yaml.safe_load(text)
    except Exception as error:  # PyYAML has many at values that are not what they look like
        raise ValueError(f"no plain YAML: {error}") from error


def parse(text: str, path: Path | None = None, first_line: int = 1) -> Node | None:
    """Return the tree of the one YAML document in ``text``; None where it is empty.

    ``text`` begins at ``first_line`` of the file at ``path``.
    """
    try:
        return _tree(yaml.parse(text, Loader=_LOADER), path, first_line)
    except yaml.MarkedYAMLError as error:
        raise _fault_of(error, path, first_line) from error
    except (yaml.YAMLError, ValueError) as error:  # bad characters have no mark
        raise WorkbenchError(
            f"not valid YAML: {str(error).splitlines()[0]}", path=path, remedy="save it as UTF-8"
        ) from error


def _fault_of(error: yaml.MarkedYAMLError, path: Path | None, first_line: int) -> WorkbenchError:
    """Return what ``error`` means to a person, at the place that is to be mended."""
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
    """Return the mapping that ``text`` holds; an empty file is an empty mapping."""
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
    """Return the empty node that ``event`` opens."""
    if isinstance(event, yaml.MappingStartEvent):
        return Mapping(*place)
    if isinstance(event, yaml.SequenceStartEvent):
        return Sequence(*place)
    assert isinstance(event, yaml.ScalarEvent)
    quoted = event.style in ("'", '"', "|", ">")
    empty = not quoted and event.value in ("~", "null")
    return Scalar(*place, text="" if empty else event.value, quoted=quoted)


def _attach(parent: Node, pending_keys: list[Scalar | None], node: Node) -> None:
    """Put ``node`` into ``parent``: as an item, as a key, or as the value of the last key."""
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
