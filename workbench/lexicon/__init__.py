"""Bilingual entries by any form: the lexicons that come with model packages."""

from workbench.lexicon.entry import CORPUS, WIKTIONARY, Entry, Translation
from workbench.lexicon.lexicon import Lexicon

__all__ = ["CORPUS", "WIKTIONARY", "Entry", "Lexicon", "Translation"]
