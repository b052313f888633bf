"""How two texts differ, word by word, in a line that needs no colour to be read."""

from __future__ import annotations

from textual.content import Content

from workbench.memory import Change, difference

_CROSSED_OUT = "strike $error"
_UNDERLINED = "underline bold $success"


def shown_difference(before: str, after: str, style: str = "") -> Content:
    """Return both texts as one: what is gone crossed out, what is new underlined.

    What both have is drawn in ``style``.
    """
    styles = {Change.SAME: style, Change.REMOVED: _CROSSED_OUT, Change.ADDED: _UNDERLINED}
    parts = difference(before, after)
    return Content.assemble(*((part.text, styles[part.change]) for part in parts))
