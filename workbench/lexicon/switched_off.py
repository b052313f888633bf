"""Learned translations that people switched off, in a plain file in the workspace's folder."""

from __future__ import annotations

from collections.abc import Mapping as Named
from collections.abc import Set
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from workbench.system.files import read_text, write_atomically
from workbench.system.paths import is_file
from workbench.system.yaml_nodes import Mapping, Node, Scalar, Sequence, parse_mapping
from workbench.text.languages import NAMES, other_language

SWITCHED_OFF_NAME = "lexicon.yaml"

_HEAD = (
    "# Translations that the workbench learned from this workspace and is not to use in hints.\n"
    '# "workbench dictionary --workspace" shows what it learned; see docs/dictionary.md.\n'
)

#: A word and its translation.
Pair = tuple[str, str]

_DIRECTIONS = tuple(f"{language}-{other_language(language)}" for language in NAMES)


@dataclass(frozen=True, slots=True)
class SwitchedOff:
    """The pairs that are switched off, by direction, such as ``fr-en``."""

    pairs: Named[str, frozenset[Pair]] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> SwitchedOff:
        """Read the file at ``path``; without one nothing is switched off."""
        if not is_file(path):
            return cls()
        root = parse_mapping(read_text(path), path)
        root.refuse_other_keys(*_DIRECTIONS)
        return cls({key.text: frozenset(map(_pair, _items(root, key.text))) for key, _ in root})

    def of(self, source_language: str) -> frozenset[Pair]:
        """Return the pairs of the direction from ``source_language``."""
        return self.pairs.get(_direction(source_language), frozenset())

    def changed(self, pairs: Named[str, Set[Pair]], *, off: bool) -> SwitchedOff:
        """Return a copy with ``pairs``, by the language of the words, switched ``off`` or on."""
        new = {
            _direction(language): self.of(language) | some if off else self.of(language) - some
            for language, some in pairs.items()
        }
        return SwitchedOff({**self.pairs, **new})

    def write(self, path: Path) -> None:
        """Write the file at ``path``, in the order of the words."""
        lines = {
            direction: [f"{word} = {translation}" for word, translation in sorted(pairs)]
            for direction in _DIRECTIONS
            if (pairs := self.pairs.get(direction))
        }
        text = yaml.safe_dump(lines, allow_unicode=True, width=1000) if lines else ""
        write_atomically(path, (_HEAD + text).encode("utf-8"))


def _direction(source_language: str) -> str:
    return f"{source_language}-{other_language(source_language)}"


def _items(root: Mapping, direction: str) -> list[Node]:
    node = root.at(direction)
    if isinstance(node, Scalar) and not node.text:
        return []
    if not isinstance(node, Sequence):
        raise node.fault("this is no list", 'write "- word = translation" on lines of their own')
    return node.items


def _pair(node: Node) -> Pair:
    text = node.text if isinstance(node, Scalar) and not node.has_control_characters else ""
    pair = parsed_pair(text)
    if pair is None:
        raise node.fault("this is no word with its translation", 'write "- word = translation"')
    return pair


def parsed_pair(text: str) -> Pair | None:
    """Return the pair that ``text``, ``word = translation``, holds; None if it holds none."""
    word, _, translation = (" ".join(part.split()).lower() for part in text.partition("="))
    return (word, translation) if word and translation else None
