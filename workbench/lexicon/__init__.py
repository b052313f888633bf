"""Bilingual entries by any form: of the lexicons in model packages, and a workspace's own."""

from workbench.lexicon.entry import CORPUS, PRESS, WIKTIONARY, Entry, Translation
from workbench.lexicon.lexicon import Lexicon

__all__ = ["CORPUS", "PRESS", "WIKTIONARY", "Entry", "Lexicon", "Translation"]
