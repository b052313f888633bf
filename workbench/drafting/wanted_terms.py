"""What an engine is told to call the terms of a text."""

from __future__ import annotations

from workbench.engines import WantedTerm
from workbench.glossary import Glossary
from workbench.glossary.fitting import expression_for
from workbench.text.words.keys import GAP


def wanted_terms(glossary: Glossary, source: str, source_language: str) -> list[WantedTerm]:
    """Return the terms that ``glossary`` demands of a translation of ``source``.

    Left out are those whose form only the translation can tell.
    """
    found = []
    for match in glossary.required(source, source_language):
        translation = expression_for(match, source, source_language)
        if translation and GAP not in translation:
            found.append(WantedTerm(match.surface, translation))
    return found
