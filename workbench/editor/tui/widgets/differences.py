"""How two texts differ, word by word, in a line that needs no colour to be read."""

from __future__ import annotations

from textual.content import Content

from workbench.text.difference import DiffKind, difference

_CROSSED_OUT = "strike $error"
_UNDERLINED = "underline bold $success"


def shown_difference(before: str, after: str, style: str = "") -> Content:
    """Return both texts as one: what is gone crossed out, what is new underlined.

    What both have is drawn in ``style``. Not every terminal crosses out: an arrow stands
    before what takes the place of something.
    """
    styles = {DiffKind.SAME: style, DiffKind.REMOVED: _CROSSED_OUT, DiffKind.ADDED: _UNDERLINED}
    pieces: list[tuple[str, str]] = []
    last = DiffKind.SAME
    for part in difference(before, after):
        if (last, part.kind) == (DiffKind.REMOVED, DiffKind.ADDED):
            pieces.append((" → ", style))
        pieces.append((part.text, styles[part.kind]))
        last = part.kind
    return Content.assemble(*pieces)
