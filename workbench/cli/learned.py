"""The part of ``workbench dictionary`` that shows and switches what a workspace has learned."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

import click

from workbench.cli.printing import print_columns, print_json, print_line, say
from workbench.lexicon.learning import LearnedEntry
from workbench.lexicon.own_lexicon import OwnLexicon
from workbench.lexicon.switched_off import Pair, parsed_pair
from workbench.system.errors import WorkbenchError
from workbench.text.counts import how_many
from workbench.text.languages import NAMES, other_language
from workbench.workspace import Workspace


def show_learned(workspace: Workspace, word: str, *, as_json: bool) -> None:
    """Print what ``workspace`` has learned, of ``word`` alone if it is not empty."""
    rows = []
    for language, lexicon in _lexicons(workspace):
        entries = [e for e in lexicon.entries if not word or word.lower() in e.expressions]
        rows += [_record(entry, language, off=lexicon.is_off(entry)) for entry in entries]
        if entries and not as_json:
            print_line(f"{NAMES[language][0]} to {NAMES[other_language(language)][0]}")
            print_columns([_cells(entry, off=lexicon.is_off(entry)) for entry in entries])
    if as_json:
        print_json(rows)
    if not rows:
        what = f'of "{word}"' if word else "yet"
        say(f"nothing has been learned {what} from the finished segments of this workspace")


def switch(workspace: Workspace, off: Sequence[str], on: Sequence[str]) -> None:
    """Switch the pairs ``off`` and ``on``, which are written ``WORD=TRANSLATION``."""
    lexicons = dict(_lexicons(workspace))
    switched = workspace.switched_off
    for text in off:
        pair = _pair(text)
        found = {language: _named(lexicon, pair) for language, lexicon in lexicons.items()}
        if not any(found.values()):
            raise _unknown(f'the workspace has not learned "{" = ".join(pair)}"')
        switched = switched.changed(found, off=True)
    for text in on:
        pair = _pair(text)
        found = {
            language: switched.of(language) & {pair, *_named(lexicon, pair)}
            for language, lexicon in lexicons.items()
        }
        if not any(found.values()):
            raise _unknown(f'"{" = ".join(pair)}" is not switched off')
        switched = switched.changed(found, off=False)
    switched.write(workspace.switched_off_path)


def _lexicons(workspace: Workspace) -> Iterator[tuple[str, OwnLexicon]]:
    """Yield what ``workspace`` has learned, with the language it is from; French first."""
    for language in NAMES:
        lexicon = workspace.own_lexicon(language, other_language(language), _say_fault)
        if lexicon is not None:
            yield language, lexicon


def _say_fault(error: WorkbenchError) -> None:
    say(str(error))


def _named(lexicon: OwnLexicon, pair: Pair) -> frozenset[Pair]:
    """Return the pairs of ``lexicon`` that a person may call ``pair``."""
    return frozenset(entry.pair for entry in lexicon.entries if entry.is_called(*pair))


def _pair(text: str) -> Pair:
    pair = parsed_pair(text)
    if pair is None:
        raise click.UsageError(f'"{text}" is no pair; write WORD=TRANSLATION')
    return pair


def _unknown(what: str) -> WorkbenchError:
    return WorkbenchError(what, remedy='see "workbench dictionary --workspace"')


def _cells(entry: LearnedEntry, *, off: bool) -> tuple[str, ...]:
    """Return an entry, what speaks for it, and whether it is switched off."""
    corrected = f", {entry.corrections} corrected" if entry.corrections else ""
    instead = f"instead of {entry.instead_of}" if entry.instead_of else "unknown before"
    evidence = f"{entry.segments} of {how_many(entry.of, 'segment')}{corrected}"
    return entry.word, entry.translation, evidence, instead, "off" if off else ""


def _record(entry: LearnedEntry, language: str, *, off: bool) -> dict[str, object]:
    fields = dataclasses.asdict(entry) | {"forms": dict(entry.forms)}
    return {"from": language, "to": other_language(language), **fields, "off": off}
