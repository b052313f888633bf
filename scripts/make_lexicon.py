"""Writes a package's lexicon: ``python scripts/make_lexicon.py COUNTS fr en OUTPUT``.

COUNTS is a folder of tab-separated tables, packed with xz. For each direction there are
``fr-en.words.tsv.xz`` (a word, how often it is in the corpus, its translations with theirs as
``mud:70|sludge:9``, none for function words) and ``fr-en.phrases.tsv.xz``, which is alike, with
spaces between the tokens of a phrase. ``wiktionary.tsv.xz`` has dictionary entries: French,
English, part of speech and gender, label, sense. The project's own ``lexicon_sources/press.tsv``
comes before that.
"""

from __future__ import annotations

import lzma
import math
import re
import sys
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from workbench.lexicon.entry import PRESS, WIKTIONARY, Entry, Translation, score
from workbench.lexicon.lexicon import joined, write
from workbench.text.letters import without_ligatures
from workbench.text.typography.plain_marks import straighten
from workbench.text.words import PartOfSpeech, Words
from workbench.text.words.conjugation import english_form
from workbench.text.words.inflection import plural_of
from workbench.text.words.keys import lemma

#: The dictionary's parts of speech; those of verbs begin with "v".
_POS = {
    "abbr": "abbreviation", "acronym": "abbreviation", "adj": "adjective", "adv": "adverb",
    "art": "article", "article": "article", "conj": "conjunction", "contraction": "contraction",
    "determiner": "determiner", "idiom": "phrase", "initialism": "abbreviation",
    "interj": "interjection", "letter": "letter", "num": "number", "particle": "particle",
    "phrase": "phrase", "prefix": "prefix", "prep": "preposition", "pron": "pronoun",
    "prop": "proper noun", "proverb": "phrase", "suffix": "suffix", "symbol": "symbol",
    **dict.fromkeys(("n", "m", "f", "mf", "mp", "fp", "p"), "noun"),
}  # fmt: skip
_GENDERS = {"m": "m", "mp": "m", "f": "f", "fp": "f", "mf": "mf"}

#: What is left of the dictionary's notes where an expression should be.
_RESIDUE = re.compile(
    r'["“”|{}\[\]=^&>@~]'
    r"|\b(?:form|spelling|variant|plural|feminine|contraction|misspelling|abbreviation) of\b"
    r"|^Substitutes for",
    re.IGNORECASE,
)
#: Words of a definition that stand where a noun's translation should be.
_DEFINITION = re.compile(r"[A-Z][a-z]*(?: [a-z]+)+$|(?:\S+ ){3}")
_ARTICLE = re.compile(r"^(?:to|a|an|the) ", re.IGNORECASE)

_TOKEN = re.compile(r"[a-zà-ÿœæ]+'(?=\w)|aujourd'hui|\w+(?:-\w+)*|[^\w\s]", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:-\w+)*")

#: Hints are made of such words, are as short as this, and of no such language.
_HINTED = frozenset({"noun", "number", "verb", "adjective", "adverb"})
_HINT = re.compile(r"[\w' -]+")
_LONGEST_HINT = 3
_UNFIT = re.compile("obsolete|archaic|slang|vulgar")
#: So many of an expression's translations are likely enough for one.
_MOST_LISTED = 3
#: The project's own vocabulary, and how often its translations count as listed, by rank: more
#: than whatever the dictionary has.
PRESS_FILE = Path(__file__).parent / "lexicon_sources" / "press.tsv"
_PRESS_TIMES = (1000, 100, 10, 1)
#: A note tells senses apart, and no more.
_LONGEST_NOTE = 50


@dataclass
class Listing:
    """What the dictionary has for one expression."""

    #: The ways in which it is written.
    written: set[str] = field(default_factory=set)
    #: How often each translation is listed: for several senses, or in both directions.
    times: Counter[str] = field(default_factory=Counter)
    #: The same for those that hints can be made of, and their parts of speech.
    hints: Counter[str] = field(default_factory=Counter)
    pos: dict[str, str] = field(default_factory=dict)
    #: Each translation in each part of speech, with its gender and notes.
    senses: dict[tuple[str, str], Translation] = field(default_factory=dict)


class Maker:
    """Makes the entries of one direction."""

    def __init__(self, folder: Path, source: str, target: str, press: Path = PRESS_FILE) -> None:
        self._folder, self._source, self._target = folder, source, target
        self._press = press
        back = rows(folder / f"{target}-{source}.words.tsv.xz")
        self._target_frequency = {word: int(count) for word, count, _ in back}
        self._listings = self._dictionary()
        self._spelled = {without_ligatures(form): form for form in self._listings}

    def words(self) -> Iterator[Entry]:
        """Yield the entries of words."""
        return self._entries("words", lambda form: len(_TOKEN.findall(form)) == 1)

    def phrases(self) -> Iterator[Entry]:
        """Yield the entries of phrases."""
        return self._entries("phrases", lambda form: len(_TOKEN.findall(form)) > 1)

    def _entries(self, kind: str, is_of_kind: Callable[[str], bool]) -> Iterator[Entry]:
        """Yield the corpus's entries of ``kind``, then those that only the dictionary has."""
        seen = set()
        table = self._folder / f"{self._source}-{self._target}.{kind}.tsv.xz"
        for tokens, frequency, cell in rows(table):
            form = joined(tokens.split(), self._source)
            seen.add(form)
            yield self._entry(form, int(frequency), cell)
        for form in self._listings:
            if form not in seen and is_of_kind(form):
                yield self._entry(form, 0, "")

    def _entry(self, form: str, frequency: int, cell: str) -> Entry:
        listing = self._listings.get(form, Listing())
        listed = self._likeliest(listing, form)
        others = sorted(
            (one for one in listing.senses.values() if one not in listed),
            key=lambda one: -self._rank(one.text, listing.times, form),
        )
        ways = listing.written
        written = next(iter(ways)) if len(ways) == 1 and ways != {form} else ""
        found = self._found(cell, [*self._likeliest(self._of_lemma(form), form), *listed])
        return Entry(form, frequency, tuple(found), tuple(listed), tuple(others), written)

    def _found(self, cell: str, listed: list[Translation]) -> list[Translation]:
        """Return the corpus's translations in ``cell``, the likeliest first."""
        pos = {form: one.pos for one in listed for form in self._forms(one)}
        found = []
        for item in cell.split("|") if cell else ():
            tokens, _, count = item.rpartition(":")
            text = joined(tokens.split(), self._target)
            found.append(Translation(text, int(count), pos.get(text, "")))
        total = sum(one.count for one in found)
        return sorted(found, key=lambda one: (score(one, total), one.text), reverse=True)

    def _forms(self, one: Translation) -> set[str]:
        """Return the forms in which a text may have ``one``, if it is a single word."""
        text = one.text.lower()
        if not one.pos or not _WORD.fullmatch(text):
            return {text}
        return {text, *(reading.form for reading in Words.of(self._target).forms(text))}

    def _of_lemma(self, form: str) -> Listing:
        """Return what the dictionary has for the lemma of ``form``, a single word."""
        base = lemma(form, self._source) if _WORD.fullmatch(form) else form
        spelled = base if base in self._listings else self._spelled.get(base, base)
        return self._listings.get(spelled, Listing())

    def _likeliest(self, listing: Listing, form: str) -> list[Translation]:
        """Return the likeliest hints of ``listing``, for ``form``."""
        texts = sorted(listing.hints, key=lambda text: -self._rank(text, listing.hints, form))
        return [listing.senses[text, listing.pos[text]] for text in texts[:_MOST_LISTED]]

    def _rank(self, text: str, times: Counter[str], form: str) -> float:
        """Say how likely ``text`` is: listed often, and made of words that the corpus knows.

        A phrase that the other language has taken over goes first: "coup d'état".
        """
        if " " in form and text.lower() == form:
            return math.inf
        words = _WORD.findall(text.lower())
        known = min((self._target_frequency.get(word, 0) for word in words), default=0)
        return float(times[text] ** 2 * (known + 1) ** 0.5)

    def _add_press(self, listings: dict[str, Listing]) -> None:
        """Put the vocabulary of the press before what the dictionary has."""
        for french, english, pos, gender in _rows_of_press(self._press):
            for times, expression in zip(_PRESS_TIMES, english, strict=False):
                pair = (french, expression)
                base, text = pair if self._source == "fr" else pair[::-1]
                for form, shown in _inflected(base, text, pos, gender, self._source, self._target):
                    listing = listings.setdefault(form.lower(), Listing())
                    listing.written.add(form)
                    listing.times[shown] += times
                    listing.hints[shown] += times
                    listing.pos[shown] = pos
                    known = listing.senses.get((shown, pos), Translation(shown, 0, pos))
                    listing.senses[shown, pos] = replace(
                        known,
                        gender=known.gender or gender,
                        sources=tuple(dict.fromkeys((*known.sources, PRESS))),
                    )

    def _dictionary(self) -> dict[str, Listing]:
        """Return what the dictionary has, by expression in small letters."""
        listings: dict[str, Listing] = {}
        for french, english, kind, label, sense in rows(self._folder / "wiktionary.tsv.xz"):
            pos = _pos(kind)
            pair = _tidy(french), _bare(_tidy(english), pos)
            form, text = pair if self._source == "fr" else pair[::-1]
            if not form or not text or any(map(_RESIDUE.search, pair)):
                continue
            if kind in _GENDERS and _DEFINITION.match(english):
                continue
            listing = listings.setdefault(form.lower(), Listing())
            listing.written.add(form)
            listing.times[text] += 1
            known = listing.senses.get(
                (text, pos), Translation(text, 0, pos, sources=(WIKTIONARY,))
            )
            gender = known.gender or _GENDERS.get(kind.split(" ")[-1], "")
            note = _with_note(known.note, label, sense)
            listing.senses[text, pos] = replace(known, gender=gender, note=note)
            if _may_be_hint(text, pos, label):
                listing.hints[text] += 1
                listing.pos[text] = pos
        self._add_press(listings)
        return listings


def _rows_of_press(path: Path) -> Iterator[tuple[str, list[str], str, str]]:
    """Yield the rows of the press vocabulary: French, English, part of speech, gender."""
    with path.open(encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            french, english, pos, gender = line.rstrip("\n").split("\t")
            yield french, english.split("|"), pos, gender


def _inflected(
    base: str, text: str, pos: str, gender: str, source: str, target: str
) -> Iterator[tuple[str, str]]:
    """Yield an expression and its translation, and other forms of both if it is a phrase.

    The forms of a single word are found by its lemma.
    """
    yield base, text
    if pos != "phrase":
        return
    if gender:
        yield plural_of(base, source), plural_of(text, target)
        return
    verb, _, rest = base.partition(" ")
    if source != "fr":
        return
    for reading in Words.of("fr").forms(verb, PartOfSpeech.VERB):
        if not reading.guessed and (shown := english_form(text, reading.form, "")):
            yield f"{reading.form} {rest}", shown


def rows(path: Path) -> Iterator[list[str]]:
    """Yield the rows of the table at ``path``."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield straighten(line.rstrip("\n")).split("\t")


def _pos(kind: str) -> str:
    """Return the part of speech that the dictionary's ``kind`` tells."""
    name = kind.split(" ")[0]
    return "verb" if name.startswith("v") else _POS.get(name, "")


def _tidy(text: str) -> str:
    """Return ``text`` without the spaces and commas that the extraction left."""
    return " ".join(text.replace(" ,", ",").strip(" ,;:").split())


def _bare(english: str, pos: str) -> str:
    """Return an English verb without its "to", a noun without its article."""
    return _ARTICLE.sub("", english) if pos in ("noun", "verb") else english


def _may_be_hint(text: str, pos: str, label: str) -> bool:
    fits = pos in _HINTED and len(text.split()) <= _LONGEST_HINT and _HINT.fullmatch(text)
    return bool(fits) and not _UNFIT.search(label)


def _with_note(note: str, label: str, sense: str) -> str:
    """Return ``note`` with another sense, as far as there is room."""
    new = ": ".join(part for part in (label, sense) if part)
    if not note or not new:
        return textwrap.shorten(note or new, _LONGEST_NOTE, placeholder=" …")
    longer = f"{note}; {new}"
    return note if new in note or len(longer) > _LONGEST_NOTE else longer


def main() -> None:
    """Make the lexicon that the command line asks for."""
    folder, source, target, output = sys.argv[1:]
    maker = Maker(Path(folder), source, target)
    write(Path(output), source, target, maker.words(), maker.phrases())


if __name__ == "__main__":
    main()
