"""English words from the tables of the package lemminflect: lemmas with their forms.

A line is ``cancel,verb,canceled/cancelled,,canceling/cancelling,cancels``: a lemma, its part of
speech, and its forms in the order of ``_FORMS``, with slashes between spellings. A noun without
a plural has itself for one; a name has itself before its plural, or alone.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

from word_sources import Row
from workbench.text.words import Degree, Features, Number, PartOfSpeech, Tense

_NOUN, _VERB = PartOfSpeech.NOUN, PartOfSpeech.VERB
_ADJECTIVE, _ADVERB = PartOfSpeech.ADJECTIVE, PartOfSpeech.ADVERB


#: What the lemma itself is.
LEMMAS = {
    "noun": Features(_NOUN, number=Number.SINGULAR),
    "verb": Features(_VERB, tense=Tense.INFINITIVE),
    "adj": Features(_ADJECTIVE),
    "adv": Features(_ADVERB),
}
_FORMS = {
    "noun": (Features(_NOUN, number=Number.PLURAL),),
    "verb": (
        Features(_VERB, tense=Tense.PRETERITE),
        Features(_VERB, tense=Tense.PAST_PARTICIPLE),
        Features(_VERB, tense=Tense.PRESENT_PARTICIPLE),
        Features(_VERB, None, Number.SINGULAR, Tense.PRESENT, 3),
    ),
    "adj": tuple(Features(_ADJECTIVE, degree=degree) for degree in Degree),
    "adv": tuple(Features(_ADVERB, degree=degree) for degree in Degree),
}
#: Lines that are wrong.
_CORRECTIONS = {
    "run,verb,ran,ran,running,runs": "run,verb,ran,run,running,runs",
    "torpedo,verb,torpedoes,torpedoed,torpedoing,torpedo": (
        "torpedo,verb,torpedoed,,torpedoing,torpedoes"
    ),
}


def rows(folder: Path) -> Iterator[Row]:
    """Yield the forms in the tables of ``folder``, the package's resources."""
    with gzip.open(folder / "infl_lu.csv.gz", "rt", encoding="utf-8") as lines:
        for line in map(str.strip, lines):
            lemma, pos, *slots = _CORRECTIONS.get(line, line).split(",")
            if lemma[0].isalpha():
                spellings = [slot.split("/") for slot in slots]
                is_name = pos == "noun" and lemma[0].isupper() and spellings[0][0] == lemma
                kind = PartOfSpeech.PROPER_NOUN if is_name else LEMMAS[pos].pos
                for form, features in _forms(lemma, pos, spellings):
                    yield Row(form, lemma, features._replace(pos=kind))


def _forms(lemma: str, pos: str, slots: list[list[str]]) -> Iterator[tuple[str, Features]]:
    yield lemma, LEMMAS[pos]
    if pos == "verb":
        past, participle = slots[:2]
        # The table gives one participle where the regular past is another: "proven", "proved".
        participle += [form for form in past if form.endswith("ed") and form not in participle]
        if participle == [""]:
            slots[1] = past
    for features, spellings in zip(_FORMS[pos], slots, strict=False):
        for form in spellings:
            if form and " " not in form and (form != lemma or pos == "verb"):
                yield form, features
