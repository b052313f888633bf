"""What an engine is told to call the terms of a text."""

from __future__ import annotations

import re

from workbench.engines import WantedTerm
from workbench.glossary import Glossary, TermMatch
from workbench.glossary.fitting import expression_for
from workbench.text.words import PartOfSpeech, Words
from workbench.text.words.keys import GAP


def wanted_terms(glossary: Glossary, source: str, source_language: str) -> list[WantedTerm]:
    """Return the terms that ``glossary`` demands of a translation of ``source``.

    Left out are those whose form only the translation can tell.
    """
    found = []
    for match in glossary.required(source, source_language):
        translation = expression_for(match, source, source_language)
        is_verb = source_language == "fr" and _may_be_verb(match, source)
        if translation and GAP not in translation and not is_verb:
            found.append(WantedTerm(match.surface, translation))
    return found


def _may_be_verb(match: TermMatch, source: str) -> bool:
    """Tell whether a French noun was found in what may be a verb: « il était parti »."""
    if match.term.pos == "verb" or " " in match.surface.strip():
        return False
    kinds = {reading.pos for reading in Words.of("fr").analyses(match.surface)}
    return PartOfSpeech.VERB in kinds and bool(_AUXILIARY.search(source[: match.start]))


#: Forms of « être » and « avoir », perhaps with an adverb behind them, before a participle.
_AUXILIARY = re.compile(
    r"(?<![\w-])(?:a|as|ai|ont|avons|avez|aient?|avai(?:s|t|ent)|aur(?:a|ait|ont)|eu|est|es|suis|sont|"
    r"sommes|êtes|étai(?:s|t|ent)|ser(?:a|ait|ont)|soit|soient|fut|furent|été)"
    r"\s+(?:(?:pas|plus|jamais|déjà|bien|aussi|enfin|tous|toutes)\s+)?$",
    re.IGNORECASE,
)
