"""An expression with its translations, and the line of text that holds it in a lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

#: Where translations come from: texts that people translated, a dictionary, and the finished
#: pairs of a workspace.
CORPUS = "corpus"
WIKTIONARY = "Wiktionary"
#: This project's own vocabulary of the press.
PRESS = "press vocabulary"
WORKSPACE = "workspace"

#: What stands in a file for where a listed translation comes from; nothing for ``WIKTIONARY``.
_SIGNS = {"": (WIKTIONARY,), "p": (PRESS,), "wp": (WIKTIONARY, PRESS)}
_SIGN_OF = {sources: sign for sign, sources in _SIGNS.items()}

#: Words that the corpus has less often are not judged by their translations there.
_FEWEST_TIMES = 3
#: What was found less often is chance, as is what scores less, or less than a part of the best.
_FEWEST_FOUND, _LEAST_SCORE, _LEAST_PART_OF_BEST, _LEAST_BEST = 2, 0.15, 0.25, 0.2
#: A translation that the dictionary has as well counts as if found this many times as often.
_LISTED = 3


@dataclass(frozen=True, slots=True)
class Translation:
    """One translation of an expression."""

    text: str
    #: How often the corpus has it for the expression.
    count: int = 0
    #: "noun", "verb", ...; empty where nothing tells it.
    pos: str = ""
    #: Of the French: "m", "f" or "mf".
    gender: str = ""
    #: What tells its sense from others.
    note: str = ""
    #: Some of ``CORPUS``, ``WIKTIONARY`` and ``PRESS``.
    sources: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The part of speech and the gender, as ``noun f``; empty where nothing tells them."""
        return f"{self.pos} {self.gender}".strip()

    @property
    def provenance(self) -> str:
        """Where it comes from, as ``corpus 1,234, Wiktionary``."""
        places = {CORPUS: f"corpus {self.count:,}"}
        return ", ".join(places.get(source, source) for source in self.sources)


@dataclass(frozen=True, slots=True)
class Entry:
    """An expression in one form, with its translations."""

    #: In small letters.
    form: str
    #: How often the corpus has it.
    frequency: int = 0
    #: The corpus's translations, in the inflections in which they were found, likeliest first.
    #: Those that the dictionary has as well have a part of speech.
    found: tuple[Translation, ...] = ()
    #: The dictionary's likeliest translations, of the kinds that make good hints.
    listed: tuple[Translation, ...] = ()
    #: The dictionary's other translations.
    others: tuple[Translation, ...] = ()
    #: As the dictionary writes it, where that is not ``form``.
    written: str = ""

    @property
    def headword(self) -> str:
        """The expression as a person writes it."""
        return self.written or self.form

    @property
    def likely(self) -> tuple[Translation, ...]:
        """The corpus's translations that are no chance, likeliest first."""
        if self.frequency < _FEWEST_TIMES:
            return ()
        total = sum(one.count for one in self.found)
        scored = [(score(one, total), one) for one in self.found if one.count >= _FEWEST_FOUND]
        best = max((score for score, _ in scored), default=0.0)
        if best < _LEAST_BEST:
            return ()
        least = max(_LEAST_SCORE, _LEAST_PART_OF_BEST * best)
        return tuple(one for score, one in scored if score >= least)

    @property
    def translations(self) -> tuple[Translation, ...]:
        """All translations, each once for every part of speech, likeliest first."""
        counts = {one.text.lower(): one.count for one in self.found}
        dictionary: dict[str, list[Translation]] = {}
        for one in self.listed + self.others:
            text = one.text.lower()
            sources = (CORPUS, *one.sources) if text in counts else one.sources
            counted = replace(one, count=counts.get(text, 0), sources=sources)
            dictionary.setdefault(text, []).append(counted)
        shown: dict[tuple[str, str], Translation] = {}
        for one in (*self.likely, *self.listed, *self.others, *self.found):
            for each in dictionary.get(one.text.lower(), [one]):
                shown.setdefault((each.text.lower(), each.pos), each)
        return tuple(shown.values())

    @classmethod
    def parse(cls, line: str) -> Entry:
        """Return the entry that ``line`` holds; raise ``ValueError`` where it holds none."""
        form, frequency, found, listed, others, written = line.split("\t")
        return cls(
            form,
            int(frequency),
            tuple(_found(found)),
            tuple(_listed(listed)),
            tuple(_listed(others)),
            written,
        )

    def line(self) -> str:
        """Return the line that holds the entry."""
        found = (f"{_plain(one.text)}:{one.count}:{one.pos}" for one in self.found)
        dictionary = (
            "|".join(
                f"{_plain(one.text).replace(':', ' ')}:{one.pos}:{one.gender}:"
                f"{_SIGN_OF.get(one.sources, '')}:{_plain(one.note)}"
                for one in side
            )
            for side in (self.listed, self.others)
        )
        fields = (_plain(self.form), str(self.frequency), "|".join(found), *dictionary)
        return "\t".join((*fields, _plain(self.written)))


def score(found: Translation, total: int) -> float:
    """Say how likely a translation of the corpus is, among ``total`` that it has."""
    return found.count * (_LISTED if found.pos else 1) / total


def _found(text: str) -> Iterator[Translation]:
    for item in text.split("|") if text else ():
        expression, count, pos = item.rsplit(":", 2)
        if not count.isdecimal():
            raise ValueError(count)
        sources = (CORPUS, WIKTIONARY) if pos else (CORPUS,)
        yield Translation(expression, int(count), pos, sources=sources)


def _listed(text: str) -> Iterator[Translation]:
    for item in text.split("|") if text else ():
        expression, pos, gender, sign, note = item.split(":", 4)
        if sign not in _SIGNS:
            raise ValueError(sign)
        yield Translation(expression, 0, pos, gender, note, _SIGNS[sign])


def _plain(text: str) -> str:
    """Return ``text`` without the marks that part the fields of a line."""
    return " ".join(text.replace("|", "/").split())
