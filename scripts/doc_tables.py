"""Writes what pages say of checks, formats, keys and the like: ``python scripts/doc_tables.py``.

A page marks where it wants a table, by its name in ``TABLES``::

    <!-- table: import formats -->
    what this script writes
    <!-- end -->
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path

from workbench.articles.export_format import Kind
from workbench.checks import ARTICLE_CHECKS, CHECKS, ArticleCheck, Check
from workbench.cli.group import COMMANDS
from workbench.documents.formats import FORMATS as IMPORTS
from workbench.editions.formats import FORMATS as EDITIONS
from workbench.editor.core.actions import ACTIONS, Action, Command, on_screen
from workbench.editor.core.keys import shown_name
from workbench.editor.linear.commands import GROUPS, explanation
from workbench.engines import ENGINES
from workbench.exchange.formats import FORMATS as DATA

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]

_TABLE = re.compile(r"(<!-- table: ([\w ]+) -->\n).*?(<!-- end -->)", re.DOTALL)

Row = tuple[str, ...]


def _table(rows: Iterable[Row]) -> str:
    """Return a table with the first of ``rows`` as its head."""
    head, *body = (f"| {' | '.join(map(_cell, row))} |\n" for row in rows)
    return head + f"|{'---|' * (head.count('|') - 1)}\n" + "".join(body)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _under_headings(parts: Iterable[tuple[str, str]]) -> str:
    return "\n" + "\n".join(f"### {heading}\n\n{text}" for heading, text in parts) + "\n"


def _checks(checks: Iterable[Check | ArticleCheck]) -> Iterator[tuple[str, str]]:
    for check in checks:
        text = f"`{check.id}`, {check.level.value}. {check.explanation}"
        yield check.name, textwrap.fill(text, 95, break_on_hyphens=False) + "\n"


def _imports() -> Iterator[Row]:
    yield "suffix", "what is read"
    for form in IMPORTS:
        yield ", ".join(f"`{suffix}`" for suffix in form.suffixes), form.explanation


def _editions() -> Iterator[Row]:
    yield "format", "what it is", "layout unless named"
    for name, form in EDITIONS.items():
        yield f"`{name}`", form.explanation, f"`{form.layout}`"


def _data() -> Iterator[Row]:
    yield "format", "what it is", "articles"
    for name, form in DATA.items():
        yield f"`{name}`", form.explanation, "any number" if form.kind is Kind.DATA else "one"


def _engines() -> Iterator[Row]:
    yield "engine", "what translates", "settings"
    for name, kind in ENGINES.items():
        yield f"`{name}`", kind.explanation, ", ".join(f"`{name}: {key}`" for key in kind.settings)


def _commands() -> Iterator[Row]:
    yield "command", "what it does"
    for name, command in COMMANDS.items():
        yield f"`workbench {name}`", command.help


def _keys() -> Iterator[tuple[str, str]]:
    """Yield each heading of the screen's help with a table of its keys."""
    head = ("key", "in the list", "what it does", "name", "without a screen")
    for heading, group in groupby(on_screen(), lambda pair: pair[1].heading):
        rows = (
            (
                ", ".join(shown_name(name) for name in key.keys.split(",") if name),
                key.letter,
                action.explanation,
                f"`{action.name}`",
                _word(action),
            )
            for action, key in group
        )
        yield heading, _table([head, *rows])


def _words() -> Iterator[tuple[str, str]]:
    """Yield each heading of the linear mode's help with a table of its words."""
    for heading, commands in GROUPS.items():
        rows = ((f"`{one.name}`", one.letter, explanation(one)) for one in commands)
        yield heading, _table([("command", "letter", "what it does"), *rows])


def _missing_words() -> Iterator[Row]:
    yield "only on the screen", "because"
    for action in ACTIONS:
        if isinstance(action.linear, str):
            yield f"`{action.name}`", action.linear


def _missing_keys() -> Iterator[Row]:
    yield "only without a screen", "because on the screen"
    for action in ACTIONS:
        if isinstance(action.screen, str):
            yield _word(action), action.screen


def _word(action: Action) -> str:
    return f"`{action.linear.name}`" if isinstance(action.linear, Command) else ""


TABLES: dict[str, Callable[[], str]] = {
    "checks of a segment": lambda: _under_headings(_checks(CHECKS)),
    "checks of an article": lambda: _under_headings(_checks(ARTICLE_CHECKS)),
    "import formats": lambda: _table(_imports()),
    "editions": lambda: _table(_editions()),
    "data": lambda: _table(_data()),
    "engines": lambda: _table(_engines()),
    "commands": lambda: _table(_commands()),
    "keys": lambda: _under_headings(_keys()),
    "words without a screen": lambda: _under_headings(_words()),
    "only on the screen": lambda: _table(_missing_words()),
    "only without a screen": lambda: _table(_missing_keys()),
}


def filled(text: str) -> str:
    """Return the ``text`` of a page with its tables as they should be now."""
    return _TABLE.sub(lambda match: match[1] + TABLES[match[2]]() + match[3], text)


if __name__ == "__main__":
    for page in PAGES:
        page.write_text(filled(page.read_text(encoding="utf-8")), encoding="utf-8")
