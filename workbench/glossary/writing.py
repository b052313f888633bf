"""Add terms to YAML files without changing anything else in them.

Entries are added as text, so that comments, order and layout are kept. The new text is read
again before it replaces the file, to make sure that nothing else has changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from workbench.glossary.reading import DEFAULT_STEM, SUFFIXES, field_of, glossary_files, read_terms
from workbench.glossary.term import FIELDS, Status, Term, on_one_line
from workbench.system import yaml_nodes
from workbench.system.errors import WorkbenchError
from workbench.system.files import read_text, write_atomically
from workbench.text.words.keys import Case

#: The beginning of a new file.
HEAD = """\
# Terms, one an entry: "- French: English", or in full "- fr: …" with the other fields below.
"""

#: Values that are not written, since they are the defaults.
_DEFAULTS = {"status": Status.APPROVED.value, "case": Case.CAPITALS.value}


def add_terms(path: Path, terms: Iterable[Term]) -> None:
    """Add ``terms`` at the end of the file at ``path``, which need not exist.

    Raises ``WorkbenchError`` without changing the file if it or a term has a fault, or if its
    layout does not allow entries to be added at the end.
    """
    text = read_text(path) if path.exists() else HEAD
    write_atomically(path, with_terms(text, terms, path).encode("utf-8"))


def home_of(folder: Path, name: str | None, field: str) -> Path:
    """Return the path of the file in ``folder`` for a new term.

    It is the file ``name`` (with or without suffix), else the one named after ``field``, else
    the only file, else ``terms.yaml``. Raises ``WorkbenchError`` if the name leads out of the
    folder.
    """
    files = glossary_files(folder)
    if name is None:
        if not field and len(files) == 1:
            return files[0]
        slug = "-".join("".join(c if c.isalnum() else " " for c in field).split())
        name = slug or DEFAULT_STEM
    path = folder / name
    if path.suffix not in SUFFIXES:
        path = folder / f"{name}{SUFFIXES[0]}"
    if not path.resolve().is_relative_to(folder.resolve()):
        raise WorkbenchError(f'"{name}" lies outside the glossary', remedy="name a file in it")
    if any(part.startswith(".") for part in path.relative_to(folder).parts):
        raise WorkbenchError(f'"{name}" is a hidden file', remedy="name one that is read")
    return path


def with_terms(text: str, terms: Iterable[Term], path: Path) -> str:
    """Return ``text``, the contents of the file at ``path``, with ``terms`` added at its end."""
    before, faults = read_terms(text, path)
    if faults:
        raise faults[0]
    default_field = field_of(path)
    added = [
        replace(term.cleaned(), field=on_one_line(term.field) or default_field) for term in terms
    ]
    root = yaml_nodes.parse(text, path)
    if isinstance(root, yaml_nodes.Mapping):
        indent = " " * (root.column - 1)
        entries = [_mapping_entry(term, path, indent) for term in added]
    else:
        indent = " " * (root.column - 1 if isinstance(root, yaml_nodes.Sequence) else 0)
        entries = [list_entry(term, path, indent) for term in added]
    _, faults = read_terms("".join(entries), path)
    if faults:
        raise WorkbenchError(faults[0].what, remedy=faults[0].remedy)
    newline = "\r\n" if "\r\n" in text else "\n"
    ending = "" if not text or text.endswith("\n") else newline
    changed = text + ending + "".join(entries).replace("\n", newline)
    after, faults = read_terms(changed, path)
    if faults or after != before + added:
        raise WorkbenchError(
            "no entry can be added at the end of the file",
            path=path,
            remedy='give every entry lines of its own that begin with "- ", or use another file',
        )
    return changed


def list_entry(term: Term, path: Path, indent: str = "") -> str:
    """Return the lines of an entry in a list, in the short form if that is enough."""
    fields = written_fields(term, path)
    if list(fields) == ["fr", "en"] and len(term.fr) == 1 and term.fr[0] not in FIELDS:
        return f"{indent}- {_scalar(term.fr[0])}: {fields['en']}\n"
    lines = [f"{name}: {value}" for name, value in fields.items()]
    return "".join(
        f"{indent}{'  ' if number else '- '}{line}\n" for number, line in enumerate(lines)
    )


def _mapping_entry(term: Term, path: Path, indent: str) -> str:
    """Return the lines of an entry in a mapping from French expressions."""
    fields = written_fields(term, path)
    if len(term.fr) != 1:
        raise WorkbenchError(
            "the file takes terms with one French expression only",
            path=path,
            remedy="add the term to another file",
        )
    del fields["fr"]
    key = f"{indent}{_scalar(term.fr[0])}:"
    if list(fields) == ["en"]:
        return f"{key} {fields['en']}\n"
    return f"{key}\n" + "".join(f"{indent}  {name}: {value}\n" for name, value in fields.items())


def written_fields(term: Term, path: Path) -> dict[str, str]:
    """Return the fields to write for ``term`` as YAML, by name, each on one line."""
    values: dict[str, str] = {}
    defaults = {**_DEFAULTS, "field": field_of(path)}
    for name in FIELDS:
        value = getattr(term, name)
        if not value or value == defaults.get(name):
            continue
        # A date needs no quotation marks: this glossary reads all values as text.
        values[name] = value if name == "date" else yaml_value(value)
    return values


def yaml_value(value: object) -> str:
    """Return a field's value as YAML on one line: a text, a list, or forms by language."""
    return _scalar(value) if isinstance(value, str) else flow_value(value)


def flow_value(value: object) -> str:
    """Return ``value`` as YAML in flow style; a list of one value is written as the value."""
    if isinstance(value, tuple) and len(value) > 1:
        return "[" + ", ".join(map(flow_value, value)) + "]"
    if isinstance(value, tuple):
        return flow_value(value[0])
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow_value(item)}" for key, item in value.items()) + "}"
    return _scalar(str(value), in_list=True)


def _scalar(text: str, *, in_list: bool = False) -> str:
    """Return ``text`` as a YAML scalar, quoted unless every YAML reader takes it for this text."""
    probe, value = (f"{text}: [{text}]", [text]) if in_list else (f"{text}: {text}", text)
    try:
        plain = yaml_nodes.plain_value(probe) == {text: value}
    except ValueError:
        plain = False
    return text if plain else json.dumps(text, ensure_ascii=False)
