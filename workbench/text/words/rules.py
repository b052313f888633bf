"""Words that no dictionary has, inflected and read as regular ones.

A word may be read as a form of whatever lemma has it among its regular forms; so what is made
by rule is read by rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.text.words import english, french
from workbench.text.words.grammar import Analysis, Features, Form, PartOfSpeech

#: Parts of speech that new words have.
OPEN = (PartOfSpeech.NOUN, PartOfSpeech.ADJECTIVE, PartOfSpeech.VERB)

_LANGUAGES = {"fr": french, "en": english}


def regular_forms(lemma: str, pos: PartOfSpeech, language: str) -> list[Analysis]:
    """Return the forms that ``lemma`` has if it is regular."""
    inflect = _LANGUAGES[language].INFLECTIONS.get(pos)
    forms: Iterable[Form] = inflect(lemma) if inflect else [(lemma, Features(pos))]
    return [Analysis(form, lemma, *features, guessed=True) for form, features in forms]


def readings(form: str, language: str) -> Iterator[Analysis]:
    """Yield every reading of ``form`` as a regular form, likely ones and unlikely ones."""
    for pos in OPEN:
        for lemma in dict.fromkeys(_LANGUAGES[language].lemmas(form, pos)):
            for analysis in regular_forms(lemma, pos, language):
                if analysis.form == form:
                    yield analysis
