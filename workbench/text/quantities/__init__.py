"""Numbers in French and English texts, with what they count, as values to compare."""

from workbench.text.quantities.reading import Quantity, figures, words
from workbench.text.quantities.writing import in_figures, ordinal_ending, written

__all__ = ["Quantity", "figures", "in_figures", "ordinal_ending", "words", "written"]
