"""The editor's colour themes; no information is given by a colour alone."""

from __future__ import annotations

from functools import lru_cache

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import Theme

DARK = Theme(
    name="dark",
    primary="#7cb4f5",
    secondary="#9aa4b2",
    accent="#d6a1f7",
    warning="#e5b454",
    error="#f47067",
    success="#7cc68d",
    foreground="#d9dfe7",
    background="#15181d",
    surface="#1a1e25",
    panel="#262c36",
    dark=True,
)

LIGHT = Theme(
    name="light",
    primary="#1b5aa6",
    secondary="#5a6472",
    accent="#7f3aa0",
    warning="#8a5a00",
    error="#b3261e",
    success="#1c7339",
    foreground="#1f2328",
    background="#f6f5f2",
    surface="#ffffff",
    panel="#e4e2dc",
    dark=False,
)

CONTRAST = Theme(
    name="contrast",
    primary="#66d9ff",
    secondary="#ffffff",
    accent="#ffff00",
    warning="#ffd700",
    error="#ff8080",
    success="#66ff66",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#303030",
    dark=True,
)

#: Never drawn in these colours: ``Colourless`` replaces them by reverse and dim.
NONE = Theme(
    name="none",
    primary="#ffffff",
    secondary="#8c8c8c",
    accent="#ffffff",
    warning="#ffffff",
    error="#ffffff",
    success="#ffffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    dark=True,
    variables={
        "input-selection-background": "#ffffff",
        "input-selection-foreground": "#000000",
    },
)

THEMES = (DARK, LIGHT, CONTRAST, NONE)

#: The least brightness, from 0 to 1, of a background that is drawn as reverse.
_BRIGHT = 0.3

#: The contrast, from 0 to 1, below which a letter is drawn as dim.
_WEAK = 0.55


class Colourless(LineFilter):
    """Replaces colours: bright backgrounds by reverse, letters of low contrast by dim."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return ``segments`` without colours."""
        return [
            Segment(text, None if style is None else _colourless(style), control)
            for text, style, control in segments
        ]


@lru_cache(1024)
def _colourless(style: Style) -> Style:
    """Return ``style`` with attributes instead of colours; its mouse actions stay."""
    letter, ground = _brightness(style.color, 1.0), _brightness(style.bgcolor, 0.0)
    if style.reverse:
        letter, ground = ground, letter
    drawn = Style(reverse=ground > _BRIGHT, dim=abs(letter - ground) < _WEAK)
    return style.without_color + drawn + Style.from_meta(style.meta)


def _brightness(colour: RichColor | None, default: float) -> float:
    return default if colour is None else Color.from_rich_color(colour).brightness
