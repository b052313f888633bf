"""French and English typography: spaces, quotation marks, apostrophes, ellipses."""

from workbench.text.typography.breaks import with_no_break_spaces
from workbench.text.typography.style import FINE_SPACE, NO_BREAK_SPACE, HouseStyle
from workbench.text.typography.typesetting import typeset
from workbench.text.typography.typing import Typed, typed

__all__ = [
    "FINE_SPACE",
    "NO_BREAK_SPACE",
    "HouseStyle",
    "Typed",
    "typed",
    "typeset",
    "with_no_break_spaces",
]
