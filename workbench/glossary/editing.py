"""Change or remove an entry of a glossary file without changing anything else in it.

Only the text of the changed values is replaced, and the result is read again to check it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from workbench.glossary.reading import read_terms
from workbench.glossary.term import FIELDS, Term
from workbench.glossary.writing import flow_value, list_entry, written_fields
from workbench.system.errors import WorkbenchError
from workbench.system.files import read_text, write_atomically

#: An edit of a text: start and end of the part to replace, and its replacement.
_Edit = tuple[int, int, str]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def change_term(term: Term, changes: Mapping[str, object]) -> Term:
    """Change fields of ``term`` in its file, and return the new term.

    ``changes`` maps names of fields to new values of the types in ``Term``; an empty value
    removes the field. Raises ``WorkbenchError`` without changing the file if it no longer has
    the term, or if the result would not be a valid entry.
    """
    if term.place is None or term.place.path is None:
        raise WorkbenchError(f'"{term}" stands in no file')
    path = term.place.path
    text, changed = with_changes(read_text(path), term, changes, path)
    write_atomically(path, text.encode("utf-8"))
    return changed


def remove_term(term: Term) -> None:
    """Remove the entry of ``term`` from its file.

    Raises ``WorkbenchError`` without changing the file if it no longer has the term.
    """
    if term.place is None or term.place.path is None:
        raise WorkbenchError(f'"{term}" stands in no file')
    path = term.place.path
    write_atomically(path, without_term(read_text(path), term, path).encode("utf-8"))


def with_changes(
    text: str, term: Term, changes: Mapping[str, object], path: Path
) -> tuple[str, Term]:
    """Return ``text``, the contents of ``path``, with ``term`` changed, and the new term."""
    before, faults = read_terms(text, path)
    if faults:
        raise faults[0]
    try:
        position = next(n for n, known in enumerate(before) if _same_place(known, term))
    except StopIteration:
        raise WorkbenchError(
            f'"{term}" is no longer there', path=path, remedy="look it up again"
        ) from None
    wanted = dataclasses.replace(term, **dict(changes)).cleaned()  # type: ignore[arg-type]
    newline = "\r\n" if "\r\n" in text else "\n"
    for start, end, new in sorted(_edits(text, term, wanted, path), reverse=True):
        text = text[:start] + new.replace("\n", newline) + text[end:]
    after, faults = read_terms(text, path)
    if faults:
        raise WorkbenchError(faults[0].what, remedy=faults[0].remedy)
    before[position] = wanted
    if after != before:
        raise WorkbenchError(
            f'"{term}" cannot be changed where it stands',
            path=path,
            line=term.place.line if term.place else None,
            remedy="change it by hand, or write the entry with a line for each field",
        )
    return text, after[position]


def without_term(text: str, term: Term, path: Path) -> str:
    """Return ``text``, the contents of ``path``, without the entry of ``term``.

    Comments above the entry are kept, since they may be about the next entries too.
    """
    before, faults = read_terms(text, path)
    if faults:
        raise faults[0]
    if not any(_same_place(known, term) for known in before):
        raise WorkbenchError(f'"{term}" is no longer there', path=path, remedy="look it up again")
    _, value = _entry_at(text, term)
    assert term.place is not None
    start = sum(map(len, text.splitlines(keepends=True)[: term.place.line - 1]))
    changed = text[:start] + text[min(_line_end(text, _end(text, value)) + 1, len(text)) :]
    after, faults = read_terms(changed, path)
    if faults or after != [known for known in before if not _same_place(known, term)]:
        raise WorkbenchError(
            f'"{term}" cannot be taken out where it stands',
            path=path,
            line=term.place.line,
            remedy="take it out by hand",
        )
    return changed


def _same_place(known: Term, term: Term) -> bool:
    assert known.place is not None
    return term.place is not None and known.place.line == term.place.line and known == term


def _edits(text: str, term: Term, wanted: Term, path: Path) -> list[_Edit]:
    """Return the edits of ``text`` that turn ``term`` into ``wanted``."""
    key, value = _entry_at(text, term)
    old, new = written_fields(term, path), written_fields(wanted, path)
    changed = [name for name in FIELDS if old.get(name) != new.get(name)]
    if key is None:
        assert isinstance(value, yaml.MappingNode)
        if value.flow_style:
            fields = {name: getattr(wanted, name) for name in new}
            return [_replacement(text, value, flow_value(fields))]
        return _field_edits(text, value, changed, new)
    if changed == ["en"] and not isinstance(value, yaml.MappingNode):
        return [_replacement(text, value, new["en"])]
    if isinstance(value, yaml.MappingNode) and "fr" not in changed and not value.flow_style:
        return _field_edits(text, value, changed, new)
    indent = " " * key.start_mark.column
    if _is_item(text, key):
        lines = list_entry(wanted, path, indent[2:])[len(indent) :].rstrip("\n")
        return [(key.start_mark.index, _end(text, value), lines)]
    if len(wanted.fr) != 1:
        return []  # not possible; the check of the result raises
    del new["fr"]
    lines = "".join(f"\n{indent}  {name}: {shown}" for name, shown in new.items())
    head = f"{flow_value(wanted.fr[0])}:"
    return [(key.start_mark.index, _end(text, value), head + lines)]


def _entry_at(text: str, term: Term) -> tuple[yaml.Node | None, yaml.Node]:
    """Return the key and value nodes of the entry of ``term``.

    The key is the French expression if the entry is written as ``French: …``, else None; the
    value is what follows it, or the mapping of all fields.
    """
    assert term.place is not None
    wanted = (term.place.line - 1, term.place.column - 1)
    root: Any = yaml.compose(text, Loader=_LOADER)
    items = root.value if isinstance(root, yaml.SequenceNode) else [root]
    for item in items:
        for key, value in item.value:
            if (key.start_mark.line, key.start_mark.column) != wanted and not (
                item.flow_style and (item.start_mark.line, item.start_mark.column) == wanted
            ):
                continue
            names = {key.value for key, _ in item.value}
            return (None, item) if names & {"fr", "en"} else (key, value)
    raise AssertionError(f"no entry at {wanted}")


def _is_item(text: str, key: yaml.Node) -> bool:
    """Return whether ``key`` follows the dash of a list."""
    start = key.start_mark.index
    return text[:start].rpartition("\n")[2].strip() == "-"


def _field_edits(
    text: str, entry: yaml.MappingNode, changed: list[str], new: dict[str, str]
) -> list[_Edit]:
    """Return the edits of the fields ``changed`` of an entry in block style."""
    nodes = {key.value: (key, value) for key, value in entry.value}
    changes: list[_Edit] = []
    added: dict[int, str] = {}
    for name in changed:
        if name in nodes and name in new:
            key, value = nodes[name]
            changes.append(_replacement(text, value, new[name], after=key))
        elif name in nodes:
            changes.append(_removal(text, entry, *nodes[name]))
        else:
            place = _line_end(text, _end(text, _before(name, entry, nodes)))
            indent = " " * entry.start_mark.column
            added[place] = added.get(place, "") + f"\n{indent}{name}: {new[name]}"
    return [*changes, *((place, place, lines) for place, lines in added.items())]


def _before(
    name: str, entry: yaml.MappingNode, nodes: dict[str, tuple[yaml.Node, yaml.Node]]
) -> yaml.Node:
    """Return the value after which to insert the field ``name``, by the order of fields."""
    earlier = [nodes[other][1] for other in FIELDS[: FIELDS.index(name)] if other in nodes]
    return max(earlier, key=lambda value: value.start_mark.index, default=entry.value[-1][1])


def _replacement(text: str, value: yaml.Node, new: str, *, after: yaml.Node | None = None) -> _Edit:
    """Return the edit of ``value`` to ``new``, if possible on the line of its key ``after``."""
    start, end = value.start_mark.index, _end(text, value)
    if after is not None and not text[after.end_mark.index : start].strip(": \r\n"):
        start, new = after.end_mark.index, f": {new}"
    return start, end, new


def _removal(text: str, entry: yaml.MappingNode, key: yaml.Node, value: yaml.Node) -> _Edit:
    """Return the edit that removes the lines of a field."""
    start = key.start_mark.index
    if key is entry.value[0][0] and len(entry.value) > 1:
        return start, entry.value[1][0].start_mark.index, ""
    line_start = text.rfind("\n", 0, start) + 1
    return line_start, min(_line_end(text, _end(text, value)) + 1, len(text)), ""


def _end(text: str, node: yaml.Node) -> int:
    """Return the end of ``node``, without the line break and comments after it."""
    last = node
    while not getattr(last, "flow_style", True) and last.value:
        last = last.value[-1][1] if isinstance(last, yaml.MappingNode) else last.value[-1]
    end = last.end_mark.index
    return len(text[:end].rstrip("\r\n")) if text[end - 1 : end] == "\n" else end


def _line_end(text: str, position: int) -> int:
    """Return the end of the line at ``position``, without its line break."""
    end = text.find("\n", position)
    if end < 0:
        return len(text)
    return end - 1 if text[end - 1] == "\r" else end
