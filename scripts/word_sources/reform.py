"""French spellings after the reform of 1990: «connait», «gout», «cèdera»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from word_sources import Row
from workbench.text.words import PartOfSpeech, Tense

#: Tenses in which «é» before a syllable that is not heard becomes «è».
_LATER = (Tense.FUTURE, Tense.CONDITIONAL)
_CLOSED = re.compile(r"é(?=[^aeiouyéèê]{1,2}u?er(?:a[is]?|ons|ez|ont|ai[st]|ions|iez|aient)$)")
#: Tenses whose endings keep their circumflex: «qu'il fît».
_MARKED = (Tense.PRETERITE, Tense.IMPERFECT_SUBJUNCTIVE)
_CIRCUMFLEX = re.compile("[îû]")
_CIRCUMFLEX_BEFORE_ENDING = re.compile(r"[îû](?!n?(?:t|mes|tes)$)")


def respelled(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the ``rows`` that the reform spells otherwise, under the lemmas that they have.

    What would be another word's form keeps its spelling: «dû», «sûr», «jeûne», «il croît».
    """
    taken = {row.form for row in rows}
    for row in rows:
        if row.features.pos is not PartOfSpeech.PROPER_NOUN:
            form = _respelled(row.form, row.features.tense)
            if form not in taken:
                yield row._replace(form=form, rarity=2)


def _respelled(form: str, tense: Tense | None) -> str:
    if tense in _LATER:
        form = _CLOSED.sub("è", form)
    letters = _CIRCUMFLEX_BEFORE_ENDING if tense in _MARKED else _CIRCUMFLEX
    return letters.sub(lambda letter: {"î": "i", "û": "u"}[letter[0]], form)
