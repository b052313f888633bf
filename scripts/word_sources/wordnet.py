"""English words from WordNet 3.0: lemmas with their parts of speech, and irregular forms.

A line of ``data.noun`` is ``09014979 15 n 02 Ukraine 0 Ukrayina 0 006 …``: synonyms, each with a
number, after their count in hexadecimal digits. ``noun.exc`` has lines like ``wives wife``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from word_sources import Row
from word_sources.lemminflect import LEMMAS
from workbench.text.words.grammar import Degree, Features, Number, PartOfSpeech, Tense
from workbench.text.words.rules import regular_forms

_WORD = re.compile(r"[^\W\d_]{2,}(?:[-'][^\W\d_]+)*")
_POSITION = re.compile(r"\((?:a|p|ip)\)$")
#: Kinds of nouns, by number: the Latin names of animals and plants, and persons.
_LATIN = ("05", "20")
_PERSONS = "18"


class _Sense(NamedTuple):
    """What a word means: of which kind it is, and whether there is only one of it."""

    kind: str
    unique: bool


def rows(folder: Path) -> Iterator[Row]:
    """Yield the forms of single words; those that are not irregular are made by rule."""
    for name, base in LEMMAS.items():
        irregular = _irregular(folder / f"{name}.exc")
        for lemma, senses in _lemmas(folder / f"data.{name}").items():
            if not _WORD.fullmatch(lemma):
                continue
            if lemma[0].isupper() and base.pos is PartOfSpeech.NOUN:
                if _is_latin(senses):
                    continue
                if not any(sense.kind == _PERSONS and not sense.unique for sense in senses):
                    yield Row(lemma, lemma, base._replace(pos=PartOfSpeech.PROPER_NOUN), 1)
                    continue
            for form, features in _forms(lemma, base.pos, irregular[lemma]):
                yield Row(form, lemma, features, 1)


def pieces(folder: Path) -> Iterator[str]:
    """Yield the words of which names of several words consist: "Ivory", "Coast"."""
    for lemma, senses in _lemmas(folder / "data.noun").items():
        if "_" in lemma and not lemma.islower() and not _is_latin(senses):
            yield from re.findall(r"[^\W\d_]{2,}", lemma)


def _is_latin(senses: list[_Sense]) -> bool:
    """Tell whether a word with a capital is the Latin name of an animal or a plant."""
    return all(sense.kind in _LATIN for sense in senses)


def _lemmas(path: Path) -> dict[str, list[_Sense]]:
    """Return the words of a file, as they are written within a sentence, and their senses."""
    found = defaultdict(list)
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith(" "):
                fields = line.split(" ")
                words = fields[4 : 4 + 2 * int(fields[3], 16) : 2]
                for word in words:
                    found[_POSITION.sub("", word)].append(_Sense(fields[1], " @i " in line))
    return found


def _irregular(path: Path) -> dict[str, list[str]]:
    """Return the irregular forms by lemma."""
    forms = defaultdict(list)
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            form, *lemmas = line.split()
            for lemma in lemmas:
                if "_" not in form:
                    forms[lemma].append(form)
    return forms


def _forms(lemma: str, pos: PartOfSpeech, irregular: list[str]) -> Iterator[tuple[str, Features]]:
    """Yield the forms of ``lemma``, irregular ones in the place of regular ones."""
    regular = [(form.form, form.features) for form in regular_forms(lemma, pos, "en")]
    special = list(_named(pos, [form for form in irregular if form not in dict(regular)]))
    replaced = {features for _, features in special}
    yield from (form for form in regular if form[1] not in replaced)
    yield from special


def _named(pos: PartOfSpeech, forms: list[str]) -> Iterator[tuple[str, Features]]:
    """Yield what the irregular ``forms`` are, which WordNet does not say: their endings do."""
    participles = [form for form in forms if form.endswith("n")]
    for form in forms:
        if pos is PartOfSpeech.NOUN:
            yield form, Features(pos, number=Number.PLURAL)
        elif pos is not PartOfSpeech.VERB:
            degree = Degree.SUPERLATIVE if form.endswith("st") else Degree.COMPARATIVE
            yield form, Features(pos, degree=degree)
        elif form.endswith("ing"):
            yield form, Features(pos, tense=Tense.PRESENT_PARTICIPLE)
        elif form.endswith("s"):
            yield form, Features(pos, None, Number.SINGULAR, Tense.PRESENT, 3)
        else:
            if form not in participles:
                yield form, Features(pos, tense=Tense.PRETERITE)
            if form in participles or not participles:
                yield form, Features(pos, tense=Tense.PAST_PARTICIPLE)
