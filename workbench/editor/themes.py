"""The editor's colours; nothing is told by a colour alone."""

from __future__ import annotations

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

THEMES = (DARK, LIGHT, CONTRAST)
