"""Protect the terminal from control characters in untrusted texts."""

from __future__ import annotations

import re
from typing import TextIO

#: Control characters, except tab and line feed.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def terminal_safe(line: str, stream: TextIO) -> str:
    """Return ``line`` with control characters replaced, if ``stream`` is a terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", line) if stream.isatty() else line
