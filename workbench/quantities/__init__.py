"""Numbers in French and English texts, with what they count, as values to compare."""

from workbench.quantities.reading import Quantity, figures, words, written

__all__ = ["Quantity", "figures", "words", "written"]
