"""Terms written into YAML files as a person would: what stands there stays as it is.

Entries are put in as text, so that comments, order and hand edits survive; the new text is
read again before it replaces the file, so that nothing but the wanted change can happen.
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

#: What a new file begins with.
HEAD = """\
# Terms, one an entry: "- French: English", or in full "- fr: …" with the other fields below.
"""

#: The values that an entry does not spell out.
_DEFAULTS = {"status": Status.APPROVED.value, "case": Case.CAPITALS.value}


def add_terms(path: Path, terms: Iterable[Term]) -> None:
    """Put ``terms`` at the end of the file at ``path``, which may be new.

    Raises ``WorkbenchError``, with the file as it was, where the file or a term has a fault,
    or where the file's form does not let entries be added at its end.
    """
    text = read_text(path) if path.exists() else HEAD
    write_atomically(path, with_terms(text, terms, path).encode("utf-8"))


def home_of(folder: Path, name: str | None, field: str) -> Path:
    """Return the file in ``folder`` that a new term belongs to.

    That is the file called ``name`` (its suffix may be left out), else the one named after
    ``field``, else the only one there is, else ``terms.yaml``. Raises ``WorkbenchError``
    where the name leads out of the folder.
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
    """Return ``text``, that of the file at ``path``, with ``terms`` at its end."""
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
    """Return the lines of an entry of a list, in the short form where that says it all."""
    fields = written_fields(term, path)
    if list(fields) == ["fr", "en"] and len(term.fr) == 1 and term.fr[0] not in FIELDS:
        return f"{indent}- {_scalar(term.fr[0])}: {fields['en']}\n"
    lines = [f"{name}: {value}" for name, value in fields.items()]
    return "".join(
        f"{indent}{'  ' if number else '- '}{line}\n" for number, line in enumerate(lines)
    )


def _mapping_entry(term: Term, path: Path, indent: str) -> str:
    """Return the lines of an entry of a mapping from French expressions."""
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
    """Return the fields that the entry of ``term`` spells out, as YAML on one line each."""
    values: dict[str, str] = {}
    defaults = {**_DEFAULTS, "field": field_of(path)}
    for name in FIELDS:
        value = getattr(term, name)
        if not value or value == defaults.get(name):
            continue
        # A date is text to us, and in quotation marks it would only look odd.
        values[name] = value if name == "date" else yaml_value(value)
    return values


def yaml_value(value: object) -> str:
    """Return a field's value as YAML on one line: text, a list, or forms by language."""
    return _scalar(value) if isinstance(value, str) else flow_value(value)


def flow_value(value: object) -> str:
    """Return ``value`` as YAML that may stand within brackets; a list of one is the one."""
    if isinstance(value, tuple) and len(value) > 1:
        return "[" + ", ".join(map(flow_value, value)) + "]"
    if isinstance(value, tuple):
        return flow_value(value[0])
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow_value(item)}" for key, item in value.items()) + "}"
    return _scalar(str(value), in_list=True)


def _scalar(text: str, *, in_list: bool = False) -> str:
    """Return ``text`` as YAML, in quotation marks where any YAML reader may need them."""
    probe, value = (f"{text}: [{text}]", [text]) if in_list else (f"{text}: {text}", text)
    try:
        plain = yaml_nodes.plain_value(probe) == {text: value}
    except ValueError:
        plain = False
    return text if plain else json.dumps(text, ensure_ascii=False)
