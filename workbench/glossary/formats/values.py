"""Make terms from imported values, after checking them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from workbench.glossary.entry import CHOICES
from workbench.glossary.term import Status, Term
from workbench.system.errors import WorkbenchError
from workbench.text.words.keys import Case


def term_of(values: Mapping[str, object], path: Path, line: int | None = None) -> Term:
    """Return a term with ``values`` by field; raise if a value is not allowed."""
    known = dict(values)
    for name, choices in CHOICES.items():
        value = known.get(name)
        if value is None:
            continue
        if str(value).strip() not in choices:
            raise WorkbenchError(
                f'unknown {name} "{value}"',
                path=path,
                line=line,
                remedy=f"use one of: {', '.join(choices)}",
            )
        known[name] = str(value).strip()
    known["status"] = Status(str(known.get("status", Status.APPROVED)))
    known["case"] = Case(str(known.get("case", Case.CAPITALS)))
    return Term(**known).cleaned()  # type: ignore[arg-type]
