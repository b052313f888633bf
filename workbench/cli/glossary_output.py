"""How the glossary's commands print terms, for people and for programs."""

from __future__ import annotations

import os
from pathlib import Path

import click

from workbench.glossary import Term
from workbench.glossary.term import Place


def show_term(term: Term, *remarks: str) -> None:
    """Print a term with its status and place on one line; ``remarks`` go between."""
    sides = [", ".join(side) for side in (term.fr, term.en) if side]
    facts = ", ".join(filter(None, (term.status.value, term.pos, term.context)))
    place = f"{shown_path(term.place.path)}:{term.place.line}" if term.place else ""
    click.echo("  ".join(filter(None, (f"{' = '.join(sides)}  ({facts})", *remarks, place))))


def show_details(term: Term) -> None:
    """Print what is said of a term, each on an indented line."""
    if term.use:
        click.echo(f"    use: {term.use}")
    for text in (term.definition, term.note):
        if text:
            click.echo(f"    {text}")


def record(term: Term) -> dict[str, object]:
    """Return what programs are told of a term."""
    place = term.place or Place(None, 0, 0)
    return {**term.as_dict(), "path": shown_path(place.path), "line": place.line}


def shown_path(path: Path | None) -> str:
    """Return ``path`` as seen from here, where it is below; programs and people can open it."""
    if path is None:
        return ""
    here = Path.cwd()
    return os.fspath(path.relative_to(here) if path.is_relative_to(here) else path)


def number_of(count: int, noun: str) -> str:
    """Return ``count`` with the noun that goes with it."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def summary(text: str, width: int) -> str:
    """Return ``text``, cut to ``width`` characters."""
    return text if len(text) <= width else f"{text[: width - 1].rstrip()}…"
