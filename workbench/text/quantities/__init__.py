"""Numbers in French and English texts, with their currencies and units, as values."""

from workbench.text.quantities.reading import Quantity, figures, words
from workbench.text.quantities.writing import in_figures, ordinal_ending, written

__all__ = ["Quantity", "figures", "in_figures", "ordinal_ending", "words", "written"]
