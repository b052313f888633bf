"""Character references of HTML and XML, such as ``&eacute;`` and ``&#8217;``."""

from __future__ import annotations

import html
import re

_NUMBERED = re.compile("&#0*([0-9]+)")
#: The greatest number of a character has seven digits.
_ENOUGH = 8


def unescape(text: str) -> str:
    """Return ``text`` with the characters that its references stand for, as browsers do.

    What stands for none is U+FFFD, however many digits it has; Python reads a few thousand.
    """
    return html.unescape(_NUMBERED.sub(lambda match: f"&#{match[1][:_ENOUGH]}", text))
