"""Writes what pages say of checks, formats, engines and commands: ``python scripts/doc_tables.py``.

A page marks where it wants a table, by its name in ``TABLES``::

    <!-- table: checks -->
    what this script writes
    <!-- end -->
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from workbench.articles.export_format import Kind
from workbench.checks import ARTICLE_CHECKS, CHECKS, ArticleCheck, Check
from workbench.cli.group import COMMANDS
from workbench.documents.formats import FORMATS as IMPORTS
from workbench.editions.formats import FORMATS as EDITIONS
from workbench.engines import ENGINES
from workbench.exchange.formats import FORMATS as DATA

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]

_TABLE = re.compile(r"(<!-- table: ([\w ]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def _checks(checks: Iterable[Check | ArticleCheck]) -> str:
    return "\n".join(
        f"### {check.name}\n\n"
        + textwrap.fill(
            f"`{check.id}`, {check.level.value}. {check.explanation}", 95, break_on_hyphens=False
        )
        + "\n"
        for check in checks
    )


def _rows(*rows: Iterable[str]) -> str:
    """Return a table with the first of ``rows`` as its head."""
    head, *body = (f"| {' | '.join(row)} |\n" for row in rows)
    return head + "|---" * (head.count("|") - 1) + "|\n" + "".join(body)


def _imports() -> Iterator[tuple[str, ...]]:
    yield "suffix", "what is read"
    for form in IMPORTS:
        yield ", ".join(f"`{suffix}`" for suffix in form.suffixes), form.explanation


def _editions() -> Iterator[tuple[str, ...]]:
    yield "format", "what it is", "layout unless named"
    for name, form in EDITIONS.items():
        yield f"`{name}`", form.explanation, f"`{form.layout}`"


def _data() -> Iterator[tuple[str, ...]]:
    yield "format", "what it is", "articles"
    for name, form in DATA.items():
        yield f"`{name}`", form.explanation, "any number" if form.kind is Kind.DATA else "one"


def _engines() -> Iterator[tuple[str, ...]]:
    yield "engine", "what translates", "settings"
    for name, kind in ENGINES.items():
        yield f"`{name}`", kind.explanation, ", ".join(f"`{name}: {key}`" for key in kind.settings)


def _commands() -> Iterator[tuple[str, ...]]:
    yield "command", "what it does"
    for name, command in COMMANDS.items():
        yield f"`workbench {name}`", command.help


TABLES: dict[str, Callable[[], str]] = {
    "checks of a segment": lambda: "\n" + _checks(CHECKS) + "\n",
    "checks of an article": lambda: "\n" + _checks(ARTICLE_CHECKS) + "\n",
    "import formats": lambda: _rows(*_imports()),
    "editions": lambda: _rows(*_editions()),
    "data": lambda: _rows(*_data()),
    "engines": lambda: _rows(*_engines()),
    "commands": lambda: _rows(*_commands()),
}


def filled(text: str) -> str:
    """Return the ``text`` of a page with its tables as they should be now."""
    return _TABLE.sub(lambda match: match[1] + TABLES[match[2]]() + match[3], text)


if __name__ == "__main__":
    for page in PAGES:
        page.write_text(filled(page.read_text(encoding="utf-8")), encoding="utf-8")
