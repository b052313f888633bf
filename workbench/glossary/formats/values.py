"""Values from the files of other programs, checked before they become terms."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from workbench.glossary.entry import CHOICES
from workbench.glossary.term import Status, Term
from workbench.system.errors import WorkbenchError
from workbench.text.words.keys import Case


def term_of(values: Mapping[str, object], path: Path, line: int | None = None) -> Term:
    """Return the term with ``values``, by field; raise at a value that no term can have."""
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
