"""``workbench dictionary``: what a word is called in the other language."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Sequence

import click

from workbench.cli.learned import show_learned, switch
from workbench.cli.opening import open_workspace
from workbench.cli.printing import print_columns, print_json, print_line, say
from workbench.engines.package_lexicons import open_lexicon
from workbench.lexicon import Entry, Lexicon, Translation
from workbench.system.errors import WorkbenchError
from workbench.text.languages import NAMES, other_language


@click.command()
@click.argument("words", metavar="[WORD]", nargs=-1)
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=10,
    show_default=True,
    help="How many translations of an entry, and how many phrases, to show.",
)
@click.option("--json", "as_json", is_flag=True, help="For programs to read.")
@click.option("--workspace", "own", is_flag=True, help="Show what the workspace has learned.")
@click.option("--off", metavar="WORD=TRANSLATION", multiple=True, help="Hint it no more.")
@click.option("--on", metavar="WORD=TRANSLATION", multiple=True, help="Hint it again.")
def dictionary(
    words: tuple[str, ...],
    limit: int,
    as_json: bool,
    own: bool,
    off: tuple[str, ...],
    on: tuple[str, ...],
) -> None:
    """Show what WORD, French or English, is called in the other language, likeliest first.

    Any form of the word will do, without accents and capitals too; so will a phrase. Below
    stand phrases with the word in them. Each translation says where it comes from: from texts
    that people translated, with how often it is there, or from Wiktionary. The exit status is
    1 where nothing is found.

    With --workspace it shows the translations that the people of the workspace prefer, which
    the machine is shown before others; --off and --on, which may be repeated, switch one.
    """
    text = " ".join(words)
    if off or on:
        switch(open_workspace(), off, on)
    if own:
        show_learned(open_workspace(), text, as_json=as_json)
    if own or off or on:
        return
    if not words:
        raise click.UsageError("give a word, or --workspace")
    found = False
    rows = []
    for lexicon in _lexicons():
        entries, phrases = lexicon.entries(text), lexicon.phrases(text)
        found = found or bool(entries or phrases)
        if as_json:
            rows.append(
                {
                    "from": lexicon.source_language,
                    "to": lexicon.target_language,
                    "entries": [_record(entry, limit) for entry in entries],
                    "phrases": [_record(phrase, limit) for phrase in phrases[:limit]],
                }
            )
        else:
            _show(lexicon, entries, phrases, limit)
    if as_json:
        print_json(rows)
    if not found:
        say(f'"{text}" is not in the dictionary')
        sys.exit(1)


def _lexicons() -> list[Lexicon]:
    """Return the lexicons of the installed packages, that from French first."""
    lexicons = [open_lexicon(language, other_language(language)) for language in NAMES]
    installed = [lexicon for lexicon in lexicons if lexicon]
    if not installed:
        raise WorkbenchError("no model package has a lexicon", remedy="install the workbench again")
    return installed


def _show(lexicon: Lexicon, entries: Sequence[Entry], phrases: Sequence[Entry], limit: int) -> None:
    language, _ = NAMES[lexicon.source_language]
    for entry in entries:
        times = f", {entry.frequency:,} times in the corpus" if entry.frequency else ""
        print_line(f"{entry.headword}  ({language}{times})")
        print_columns([_cells(one) for one in entry.translations[:limit]])
    if phrases:
        print_line(f"phrases  ({language})")
        rows = ((phrase.headword, phrase.translations[0]) for phrase in phrases[:limit])
        print_columns([(headword, *_cells(one)) for headword, one in rows])
        if len(phrases) > limit:
            print_line(f"  … {len(phrases) - limit} more with --limit {len(phrases)}")


def _cells(one: Translation) -> tuple[str, ...]:
    """Return a translation, its kind, and where it comes from with its sense."""
    note = f": {one.note}" if one.note else ""
    return one.text, one.kind, f"{one.provenance}{note}"


def _record(entry: Entry, limit: int) -> dict[str, object]:
    return {
        "text": entry.headword,
        "frequency": entry.frequency,
        "translations": [dataclasses.asdict(one) for one in entry.translations[:limit]],
    }
