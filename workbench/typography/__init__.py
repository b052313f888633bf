"""French and English typography: spaces, quotation marks, apostrophes, ellipses."""

from workbench.typography.breaks import unbroken
from workbench.typography.style import FINE_SPACE, NO_BREAK_SPACE, HouseStyle
from workbench.typography.typesetting import typeset
from workbench.typography.typing import Typed, typed

__all__ = [
    "FINE_SPACE",
    "NO_BREAK_SPACE",
    "HouseStyle",
    "Typed",
    "typed",
    "typeset",
    "unbroken",
]
