"""Character references of HTML and XML, such as ``&eacute;`` and ``&#8217;``."""

from __future__ import annotations

import html
import re

_NUMBERED = re.compile("&#0*([0-9]+)")
#: How many digits are read; the number of a character has at most seven.
_ENOUGH = 8


def unescape(text: str) -> str:
    """Return ``text`` with its character references resolved, as browsers do.

    An invalid number becomes U+FFFD. Long numbers are cut, since Python refuses to read them.
    """
    return html.unescape(_NUMBERED.sub(lambda match: f"&#{match[1][:_ENOUGH]}", text))
