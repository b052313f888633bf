"""What a terminal must not see of the texts of strangers."""

from __future__ import annotations

import re
from typing import TextIO

#: Control characters, but for tabs and line ends.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def terminal_safe(line: str, stream: TextIO) -> str:
    """Return ``line`` without what a terminal would obey; a file gets it as it is."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", line) if stream.isatty() else line
