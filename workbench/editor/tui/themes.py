"""The editor's colours; nothing is told by a colour alone."""

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

#: Never drawn as it is: ``Colourless`` makes of it what a terminal does without colours.
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

#: Of what brightness, from 0 to 1, a background stands out from a black one.
_BRIGHT = 0.3

#: How little brightness between a letter and its background makes it a weak one.
_WEAK = 0.55


class Colourless(LineFilter):
    """Draws a bright background as reverse and a weak letter as dim, and sends no colour."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return ``segments`` as a terminal draws them in its own two colours."""
        return [
            Segment(text, None if style is None else _colourless(style), control)
            for text, style, control in segments
        ]


@lru_cache(1024)
def _colourless(style: Style) -> Style:
    """Return ``style`` with attributes for colours; what it means to the mouse stays."""
    letter, ground = _brightness(style.color, 1.0), _brightness(style.bgcolor, 0.0)
    if style.reverse:
        letter, ground = ground, letter
    drawn = Style(reverse=ground > _BRIGHT, dim=abs(letter - ground) < _WEAK)
    return style.without_color + drawn + Style.from_meta(style.meta)


def _brightness(colour: RichColor | None, default: float) -> float:
    return default if colour is None else Color.from_rich_color(colour).brightness
