"""Bilingual entries by any form: the lexicons that come with model packages."""

from workbench.lexicon.entry import CORPUS, PRESS, WIKTIONARY, Entry, Translation
from workbench.lexicon.lexicon import Lexicon

__all__ = ["CORPUS", "PRESS", "WIKTIONARY", "Entry", "Lexicon", "Translation"]
