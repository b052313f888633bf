"""An English verb in the form that a French one calls for."""

from __future__ import annotations

import re

from workbench.text.words.grammar import Analysis, Number, PartOfSpeech, Tense
from workbench.text.words.words import Words

_LAST_WORDS = re.compile(r"[\w'’-]+")
#: How many words an adverb or a pronoun may put between an auxiliary and its participle.
_REACH = 3

_FIRST_PERSON = re.compile(r"(?<!\w)j(?:e |['’])$", re.IGNORECASE)

#: What the tenses of French are in English, where the person does not matter; what has an
#: auxiliary in English takes the bare verb, which the auxiliary precedes.
_ENGLISH_TENSE = {
    Tense.IMPERFECT: Tense.PRETERITE,
    Tense.PRETERITE: Tense.PRETERITE,
    Tense.PRESENT_PARTICIPLE: Tense.PRESENT_PARTICIPLE,
}


def english_form(expression: str, surface: str, before: str) -> str:
    """Return the English verb ``expression`` in the form that the French ``surface`` calls for.

    ``before`` is what stands before the surface in its sentence. Both begin with their verbs:
    after « a », « licencié » calls for ``laid off``. Empty where no rule tells the form.
    """
    verb, *rest = expression.split(" ")
    readings = _verb_readings(surface)
    if not readings or all(form.guessed for form in Words.of("en").forms(verb, PartOfSpeech.VERB)):
        return ""
    person = 1 if _FIRST_PERSON.search(before) else 3
    reading = next((reading for reading in readings if reading.person == person), readings[0])
    form = _form(verb, reading, before)
    return " ".join([form, *rest]) if form else ""


def _verb_readings(surface: str) -> list[Analysis]:
    """Return the readings of the first verb of ``surface``; a pronoun may precede it."""
    for word in surface.split():
        readings = [
            reading
            for reading in Words.of("fr").analyses(word)
            if reading.pos is PartOfSpeech.VERB and reading.tense and not reading.guessed
        ]
        if readings:
            return readings
    return []


def _form(verb: str, reading: Analysis, before: str) -> str:
    if reading.tense is Tense.PRESENT and reading.person == 3 and reading.number is Number.SINGULAR:
        return _inflected(verb, Tense.PRESENT, 3)
    if reading.tense is Tense.PAST_PARTICIPLE:
        tense = Tense.PRETERITE if _follows_avoir(before) else Tense.PAST_PARTICIPLE
        return _inflected(verb, tense)
    simple = _ENGLISH_TENSE.get(reading.tense) if reading.tense else None
    return _inflected(verb, simple) if simple else verb


def _follows_avoir(before: str) -> bool:
    """Tell whether ``before`` ends with a form of « avoir », but for a few words."""
    words = _LAST_WORDS.findall(before.replace("’", "'"))[-_REACH:]
    lemmas = (Words.of("fr").lemmas(word.rpartition("'")[2], PartOfSpeech.VERB) for word in words)
    return any("avoir" in found for found in lemmas)


def _inflected(verb: str, tense: Tense, person: int | None = None) -> str:
    found = Words.of("en").inflected(verb, PartOfSpeech.VERB, tense=tense, person=person)
    return found[0] if found else ""
