"""A French-English translation and bilingual publishing workbench."""

__version__ = "0.1.0"
