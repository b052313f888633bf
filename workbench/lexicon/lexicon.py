"""A lexicon: what the words and phrases of one language are called in the other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from workbench.lexicon import table
from workbench.lexicon.entry import CORPUS, PRESS, Entry, Translation
from workbench.lexicon.table import Table, key_of
from workbench.system.files import write_atomically
from workbench.text.languages import NAMES
from workbench.text.letters import without_ligatures
from workbench.text.typography.plain_marks import straighten
from workbench.text.words import Analysis, Number, PartOfSpeech, Words
from workbench.text.words.conjugation import english_form
from workbench.text.words.inflection import plural_of
from workbench.text.words.keys import in_capitals, lemma

#: How many entries, and how many words' candidates, are kept: words come again and again.
_KEPT = 4_000

#: Of a word that the corpus has less often, it is believed where the dictionary agrees.
_TRUSTED = 20

#: The space after an apostrophe that is none in a text: "d' eau", "let' s"; not "workers' pay".
_PARTED = {"fr": re.compile(r"(?<=\w') (?=\w)"), "en": re.compile(r"(?<=[^\Ws]') (?=\w)")}

#: How the letters of a key may be written.
_WRITTEN = {
    "a": "[aàâä]", "c": "[cç]", "e": "[eéèêë]", "i": "[iîï]", "n": "[nñ]", "o": "[oôö]",
    "u": "[uùûü]", "y": "[yÿ]", "ae": "(?:a[eé]|æ)", "oe": "(?:o[eéè]|œ)",
}  # fmt: skip
_LETTER = re.compile("ae|oe|.", re.DOTALL)

#: The forms of a word are alike but for some letters at the end.
_ENDING, _SHORTEST_BEGINNING = 3, 3

_WORD = re.compile(r"\w+")


class Lexicon:
    """The lexicon in a file, from one language into the other.

    Every method raises ``WorkbenchError`` where it finds the file to be damaged.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        properties, tables = table.read(path)
        try:
            self.source_language, self.target_language = properties["from"], properties["to"]
            self._words, self._phrases = tables
        except (KeyError, ValueError) as error:
            raise table.damaged(path) from error
        if {self.source_language, self.target_language} != set(NAMES):
            raise table.damaged(path, "the lexicon is for other languages than French and English")
        self._entry = lru_cache(_KEPT)(self._found)
        self._kept_candidates = lru_cache(_KEPT)(self._candidates)

    def frequency(self, word: str) -> int:
        """Return how often the corpus has ``word``, in small letters; 0 where it does not."""
        entry = self._entry(self._words, word)
        return entry.frequency if entry else 0

    def candidates(self, word: str) -> tuple[Translation, ...]:
        """Return what may be hinted for ``word``, in small letters, the likeliest first.

        First comes what the press vocabulary has, then what the corpus has for this very form,
        then what the dictionary has for it or else for its lemma. What is had for a lemma is in
        the form that ``word`` calls for. Function words have none.
        """
        return self._kept_candidates(word)

    def translations(self, word: str) -> tuple[str, ...]:
        """Return all that ``word``, in small letters, or its lemma is called, likeliest first.

        What the corpus has once may be chance and is left out. Function words have none.
        """
        entry = self._entry(self._words, word)
        if entry and entry.frequency and not entry.found:
            return ()
        found = [*([entry] if entry else []), *self._of_base(self._lemma(word))]
        return tuple(
            dict.fromkeys(
                one.text
                for entry in found
                for one in entry.translations
                if one.count > 1 or one.sources != (CORPUS,)
            )
        )

    def phrase(self, tokens: Sequence[str], rare: int) -> str | None:
        """Return what may be hinted for the phrase of ``tokens``, in small letters.

        A phrase of the corpus counts where one of its tokens is there less than ``rare``
        times, one of the dictionary where it is a noun, one of the press always.
        """
        entry = self._entry(self._phrases, joined(tokens, self.source_language))
        if entry is None:
            return None
        if entry.listed and PRESS in entry.listed[0].sources:
            return entry.listed[0].text
        if entry.found and min(map(self.frequency, tokens)) < rare:
            return entry.found[0].text
        return next((one.text for one in entry.listed if one.pos == "noun"), None)

    def entries(self, text: str) -> tuple[Entry, ...]:
        """Return the entries of ``text``, a word or phrase in any form, the nearest first.

        Accents and capitals are ignored. What is written alike comes before its lemmas.
        """
        plain = _plain(text)
        found = self._alike(plain)
        if len(_WORD.findall(plain)) > 1:
            found += self._phrases_of(plain, whole=True)
        else:
            for form in [plain, *(entry.form for entry in found)]:
                found += self._of_base(self._lemma(form))
        if not found:  # perhaps an inflected form without its accents
            found = [entry for shorter in in_capitals(plain) for entry in self._alike(shorter)]
        return tuple(entry for entry in dict.fromkeys(found) if entry.translations)

    def phrases(self, text: str) -> tuple[Entry, ...]:
        """Return longer phrases with the words of ``text`` in any form, the likeliest first."""
        found = self._phrases_of(_plain(text), whole=False)
        return tuple(sorted(found, key=lambda entry: (-entry.translations[0].count, entry.form)))

    def check(self) -> None:
        """Read the whole file; raise where it is damaged."""
        for lines in (self._words, self._phrases):
            for line in lines:
                self._parsed(line)

    def _phrases_of(self, text: str, *, whole: bool) -> list[Entry]:
        """Return the phrases that are made of the words of ``text``, or have them among others."""
        wanted = [self._keys(word) for word in _WORD.findall(text)]
        if not wanted:
            return []
        words = r"[^\w\t\n]+".join(rf"({_beginnings(keys)}\w*)" for keys in wanted)
        # That a word begins there takes longer to see than all the rest.
        anywhere, pattern = re.compile(words), re.compile(rf"\b{words}")

        def are_forms(words: Iterable[str]) -> bool:
            pairs = zip(words, wanted, strict=True)
            return all({key_of(word), key_of(self._lemma(word))} & keys for word, keys in pairs)

        return [
            entry
            for entry in map(self._parsed, self._phrases.matching(anywhere))
            if entry.translations
            and any(
                are_forms(match.groups()) and (match[0] == entry.form) is whole
                for match in pattern.finditer(entry.form)
            )
        ]

    def _candidates(self, word: str) -> tuple[Translation, ...]:
        entry = self._entry(self._words, word) or Entry(word)
        if entry.frequency and not entry.found:
            return ()  # a function word
        of_lemmas = self._of_lemmas(word)
        press = [one for one in (*entry.listed, *of_lemmas) if PRESS in one.sources]
        listed = entry.listed or of_lemmas
        likely = [one for one in entry.likely if one.pos or entry.frequency >= _TRUSTED]
        found: dict[str, Translation] = {}
        for one in (*press, *likely, *listed, *entry.likely):
            found.setdefault(one.text.lower(), one)
        return tuple(found.values())

    def _of_lemmas(self, word: str) -> list[Translation]:
        """Return what the dictionary has for the lemmas of ``word``, in the form of ``word``."""
        found: list[Translation] = []
        for reading in Words.of(self.source_language).analyses(word):
            base = reading.lemma.lower()
            if base == word:
                continue
            entry = next(iter(self._of_base(base)), None)
            for one in entry.listed if entry else ():
                if one.pos == reading.pos and (text := self._in_form_of(reading, one.text)):
                    found.append(replace(one, text=text))
        return list(dict.fromkeys(found))

    def _in_form_of(self, reading: Analysis, text: str) -> str:
        """Return ``text``, a lemma's translation, in the form that ``reading`` calls for."""
        if reading.pos is PartOfSpeech.NOUN and reading.number is Number.PLURAL:
            return plural_of(text, self.target_language)
        if reading.pos is PartOfSpeech.VERB and self.target_language == "en":
            return english_form(text, reading.form, "")
        return text

    def _lemma(self, word: str) -> str:
        """Return the dictionary form of ``word``, in small letters."""
        return lemma(word, self.source_language)

    def _keys(self, word: str) -> set[str]:
        """Return the keys of ``word`` and of the lemmas that it may have, whatever its accents."""
        forms = {entry.form for entry in self._alike(word)} or set(in_capitals(word))
        return {key_of(word), *(key_of(self._lemma(form)) for form in {word, *forms})}

    def _alike(self, text: str) -> list[Entry]:
        """Return the entries of ``text`` whatever its accents, the likeliest first."""
        lines = [line for lines in (self._words, self._phrases) for line in lines.alike(text)]
        entries = map(self._parsed, lines)
        return sorted(entries, key=lambda entry: (entry.form != text, -entry.frequency))

    def _of_base(self, base: str) -> list[Entry]:
        """Return the entries of ``base``, a lemma, which may lack its ligature."""
        exact = [self._entry(lines, base) for lines in (self._words, self._phrases)]
        found = [entry for entry in exact if entry]
        return found or [e for e in self._alike(base) if without_ligatures(e.form) == base]

    def _found(self, lines: Table, form: str) -> Entry | None:
        line = lines.find(form)
        return self._parsed(line) if line is not None else None

    def _parsed(self, line: str) -> Entry:
        try:
            return Entry.parse(line)
        except ValueError as error:
            raise table.damaged(self.path) from error


def joined(tokens: Sequence[str], language: str) -> str:
    """Return ``tokens``, of a phrase in ``language``, as they are written in a text."""
    return _PARTED[language].sub("", " ".join(tokens))


def write(
    path: Path, source: str, target: str, words: Iterable[Entry], phrases: Iterable[Entry]
) -> None:
    """Put a lexicon from language ``source`` into ``target`` at ``path``."""
    tables = [[entry.line() for entry in entries] for entries in (words, phrases)]
    write_atomically(path, table.packed({"from": source, "to": target}, tables))


def _plain(text: str) -> str:
    """Return what a person typed as entries are written."""
    return " ".join(straighten(unicodedata.normalize("NFC", text)).lower().split())


def _beginnings(keys: Iterable[str]) -> str:
    """Return a pattern for how the forms of a word with ``keys`` may begin."""
    starts = {key[: max(_SHORTEST_BEGINNING, len(key) - _ENDING)] for key in keys}
    return f"(?:{'|'.join(map(_written, sorted(starts)))})"


def _written(key: str) -> str:
    """Return a pattern for ``key`` with whatever accents."""
    return _LETTER.sub(lambda found: _WRITTEN.get(found[0]) or re.escape(found[0]), key)
