"""Show the differences of two texts word by word, readable without colours."""

from __future__ import annotations

from textual.content import Content

from workbench.text.difference import DiffKind, difference

_CROSSED_OUT = "strike $error"
_UNDERLINED = "underline bold $success"


def shown_difference(before: str, after: str, style: str = "") -> Content:
    """Return both texts as one: removed words crossed out, added words underlined.

    Common words are drawn in ``style``. Since not every terminal crosses out, an arrow is put
    between removed words and those that replace them.
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
