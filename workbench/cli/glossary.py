"""``workbench glossary``: find, add, edit and check terms."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import click

from workbench.cli.glossary_exchange import export_terms, import_terms, merge_files
from workbench.cli.glossary_impact import impact
from workbench.cli.glossary_output import record, show_details, show_term, shown_path
from workbench.cli.glossary_reports import audit_, extract_, stats
from workbench.cli.glossary_waivers import show_waivers
from workbench.cli.opening import open_workspace
from workbench.cli.printing import print_json, print_line, say
from workbench.glossary import Case, Glossary, Status, Term
from workbench.glossary.editing import change_term
from workbench.glossary.entry import CHOICES
from workbench.glossary.reading import field_of
from workbench.glossary.term import Place
from workbench.glossary.validation import Problem, Severity, validate
from workbench.glossary.writing import add_terms, home_of
from workbench.system.errors import WorkbenchError
from workbench.text.counts import how_many
from workbench.workspace import GLOSSARY

_JSON = click.option("--json", "as_json", is_flag=True, help="For programs to read.")


@click.group()
def glossary() -> None:
    """Find, add, change and check the terms in glossary/*.yaml, and see how they are used."""


_COMMANDS = (import_terms, export_terms, merge_files, stats, audit_, extract_, impact, show_waivers)
for _command in _COMMANDS:
    glossary.add_command(_command)


@glossary.command()
@click.argument("words", metavar="TEXT", nargs=-1, required=True)
@_JSON
def find(words: tuple[str, ...], as_json: bool) -> None:
    """Show the terms in TEXT, a word or a sentence, in whatever form they stand there.

    A part of an expression will do too: "brig" finds «brigade mécanisée».
    """
    found = open_workspace().glossary.find(" ".join(words))
    if as_json:
        print_json([record(term) for term in found])
    else:
        for term in found:
            show_term(term)
            show_details(term)
    if not found:
        say("no term found")
        sys.exit(1)


class _Choice(click.Choice[str]):
    """One of the choices, or an empty value to remove the field."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return ``value`` if it is allowed."""
        return "" if value == "" else super().convert(value, param, ctx)


def _term_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add an option to ``command`` for each field of a term except the expressions."""
    options = [
        click.option("--status", type=_Choice(CHOICES["status"]), help="How binding it is."),
        click.option(
            "--direction", type=_Choice(CHOICES["direction"]), help="If it binds in only one."
        ),
        click.option("--field", help="The subject, such as military."),
        click.option("--pos", type=_Choice(CHOICES["pos"]), help="The part of speech."),
        click.option("--gender", type=_Choice(CHOICES["gender"]), help="Of the French."),
        click.option("--number", type=_Choice(CHOICES["number"]), help="If it has only one."),
        click.option("--case", type=_Choice(CHOICES["case"]), help="Which capitals matter."),
        click.option("--context", help="What tells this sense from others."),
        click.option("--definition", help="What it is."),
        click.option("--note", help="For translators."),
        click.option("--source", help="Where the term was found or decided."),
        click.option("--use", help="What to write instead of a forbidden expression."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


@glossary.command()
@click.argument("french", metavar="[FR]", default="")
@click.argument("english", metavar="[EN]", default="")
@click.option("--fr", "more_french", multiple=True, help="Another French expression.")
@click.option("--en", "more_english", multiple=True, help="Another English expression.")
@click.option("--file", "file_name", help="The file in glossary/; else that of the field.")
@_term_options
def add(
    french: str,
    english: str,
    more_french: tuple[str, ...],
    more_english: tuple[str, ...],
    file_name: str | None,
    **options: Any,
) -> None:
    """Add a term: FR is the French expression, EN the English one.

    A term with --status keep needs one of them; so does a forbidden expression, which with
    both is forbidden as the translation of the other.
    """
    if not (french or english or more_french or more_english):
        raise click.UsageError("name a French or an English expression")
    workspace = open_workspace()
    fields = _fields(options)
    path = home_of(workspace.folder / GLOSSARY, file_name, fields.get("field", ""))
    own = {"author": workspace.configuration.user, "date": date.today().isoformat()}
    term = Term(
        fr=tuple(filter(None, (french, *more_french))),
        en=tuple(filter(None, (english, *more_english))),
        **{"field": field_of(path), **own, **fields},
    )
    twin = workspace.glossary.entry_for(replace(term, field=fields.get("field", "")))
    if twin is not None:
        place = twin.place or Place(None, 0, 0)
        raise WorkbenchError(
            f'"{term.identity.fr or term.identity.en}" is in the glossary already, as "{twin}"',
            path=place.path,
            line=place.line,
            remedy='change that entry ("workbench glossary edit"), or name another sense with '
            "--context",
        )
    add_terms(path, [term])
    added = Glossary.read(workspace.folder / GLOSSARY).duplicate_of(term)
    assert added is not None
    show_term(added)
    show_details(added)


@glossary.command()
@click.argument("name", metavar="TERM")
@click.option("--fr", "french", multiple=True, help="The French expressions, in place of those.")
@click.option("--en", "english", multiple=True, help="The English expressions, in place of those.")
@_term_options
def edit(name: str, french: tuple[str, ...], english: tuple[str, ...], **options: Any) -> None:
    """Change the entry of TERM, or open it in your editor where no option says what to change.

    TERM is an expression of the entry, or its place as FILE:LINE where several have that
    expression. An option with an empty value ("") removes the field.
    """
    workspace = open_workspace()
    term = workspace.glossary.named(name)
    changes = _fields(options)
    if french:
        changes["fr"] = tuple(filter(None, french))
    if english:
        changes["en"] = tuple(filter(None, english))
    if not changes:
        assert term.place is not None
        assert term.place.path is not None
        click.edit(filename=str(term.place.path))
        Glossary.read(workspace.folder / GLOSSARY)  # raises the first fault
        return
    changed = change_term(term, changes)
    show_term(changed)
    show_details(changed)


def _fields(options: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that are given, with values of the types in ``Term``."""
    fields = {name: value for name, value in options.items() if value is not None}
    for name, choices in (("status", Status), ("case", Case)):
        if name in fields:
            fields[name] = choices(fields[name]) if fields[name] else getattr(Term(), name)
    return fields


@glossary.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="github marks the lines in a pull request.",
)
@click.option("--json", "as_json", is_flag=True, help="Short for --format json.")
def check(form: str, as_json: bool) -> None:
    """Look for faults, duplicates and contradictions in the glossary.

    The exit status is 1 where there are errors; warnings alone leave it at 0.
    """
    terms, problems = validate(open_workspace().folder / GLOSSARY)
    if as_json or form == "json":
        print_json([_problem_record(problem) for problem in problems])
    else:
        for problem in problems:
            print_line(_annotation(problem) if form == "github" else _line(problem))
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    counts = ((len(terms), "term"), (errors, "error"), (warnings, "warning"))
    say(", ".join(how_many(*count) for count in counts))
    if errors:
        sys.exit(1)


def _problem_record(problem: Problem) -> dict[str, object]:
    fault = problem.fault
    return {
        "severity": problem.severity.value,
        "kind": problem.kind,
        "path": shown_path(fault.path),
        "line": fault.line,
        "column": fault.column,
        "what": fault.what,
        "remedy": fault.remedy,
    }


def _line(problem: Problem) -> str:
    fault = problem.fault
    shown = WorkbenchError(
        fault.what,
        path=shown_path(fault.path),
        line=fault.line,
        column=fault.column,
        remedy=fault.remedy,
    )
    return str(shown) if problem.severity is not Severity.WARNING else f"{shown} (warning)"


def _annotation(problem: Problem) -> str:
    """Return ``problem`` as a GitHub workflow command, which is shown at its line."""

    def escaped(text: str) -> str:
        for mark, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
            text = text.replace(mark, code)
        return text

    fault = problem.fault
    path = escaped(shown_path(fault.path)).replace(":", "%3A").replace(",", "%2C")
    place = f"file={path},line={fault.line or 1},col={fault.column or 1}"
    message = f"{fault.what}; {fault.remedy}" if fault.remedy else fault.what
    return f"::{problem.severity} {place},title=glossary {problem.kind}::{escaped(message)}"
