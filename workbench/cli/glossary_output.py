"""Output of the glossary commands: terms as text and as JSON."""

from __future__ import annotations

import os
from itertools import takewhile
from pathlib import Path

from workbench.cli.printing import print_line
from workbench.glossary import Term
from workbench.glossary.term import Place
from workbench.system.paths import seen_from_here


def show_term(term: Term, *remarks: str) -> None:
    """Print a term on one line with its status, ``remarks`` and place."""
    sides = [", ".join(side) for side in (term.fr, term.en) if side]
    facts = ", ".join(filter(None, (term.status.value, term.pos, term.context)))
    place = f"{shown_path(term.place.path)}:{term.place.line}" if term.place else ""
    print_line("  ".join(filter(None, (f"{' = '.join(sides)}  ({facts})", *remarks, place))))


def show_details(term: Term) -> None:
    """Print ``use``, definition and note of a term on indented lines."""
    if term.use:
        print_line(f"    use: {term.use}")
    for text in (term.definition, term.note):
        if text:
            print_line(f"    {text}")


def record(term: Term) -> dict[str, object]:
    """Return a term as a dictionary for JSON."""
    place = term.place or Place(None, 0, 0)
    return {**term.as_dict(), "path": shown_path(place.path), "line": place.line}


def shown_path(path: Path | None) -> str:
    """Return ``path`` relative to the current folder if it is below; empty for None."""
    return "" if path is None else os.fspath(seen_from_here(path))


def excerpts(before: str, after: str, width: int) -> tuple[str, str]:
    """Return both texts cut to about ``width`` characters around their difference."""
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    changed = max(len(before), len(after)) - start - end
    around = max(width - changed, width // 2)
    left = min(start, around // 2)
    right = around - left
    first = 0 if left == start else before.rfind(" ", 0, start - left) + 1
    shown = []
    for text in (before, after):
        last = len(text) if end <= right else text.find(" ", len(text) - end + right)
        cut = text[first : last if last >= 0 else len(text)]
        shown.append(f"{'…' if first else ''}{cut}{'…' if first + len(cut) < len(text) else ''}")
    return shown[0], shown[1]


def _common(first: str, second: str) -> int:
    """Return the length of the common prefix."""
    return sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False))
    )


def summary(text: str, width: int) -> str:
    """Return ``text``, cut to ``width`` characters."""
    return text if len(text) <= width else f"{text[: width - 1].rstrip()}…"
