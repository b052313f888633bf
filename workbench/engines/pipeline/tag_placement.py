"""Where the tags of a sentence go in its translation.

By the words that the model made from those they stood around; where it does not tell, by
what stands literally in both, or in proportion.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_WORD = re.compile(r"\S+")
_OPENING = "\"'([{«“‘¿¡"
_CLOSING = "\"')]}»”’.,;:!?…"
#: Words that belong before a tag rather than into it, unless the source has them inside.
_ARTICLES = frozenset(("the", "a", "an", "le", "la", "les", "un", "une", "des", "du", "de", "of"))


@dataclass(slots=True)
class Piece:
    """A tag pair around ``start`` to ``end`` of the bare text, or one mark at ``start``."""

    opening: str
    closing: str
    start: int
    end: int
    #: Whether no word ran into it, and whether it ran into none.
    apart: tuple[bool, bool] = (False, False)
    inside: list[Piece] = field(default_factory=list)

    @property
    def point(self) -> bool:
        """Whether it is a mark, with nothing inside."""
        return self.start == self.end

    @property
    def literal(self) -> str:
        """The tags themselves, with nothing between them."""
        return f"{self.opening}{''.join(piece.literal for piece in self.inside)}{self.closing}"


class Placement:
    """Finds the place in ``target`` of each piece of the source's markup."""

    def __init__(self, source: str, target: str, sources: Sequence[int] | None) -> None:
        self.source = source
        self.target = target
        self.source_words = [match.span() for match in _WORD.finditer(source)]
        self.words = [match.span() for match in _WORD.finditer(target)]
        self.sources = sources if sources and len(sources) == len(self.words) else None

    def rendered(self, pieces: Sequence[Piece], region: tuple[int, int]) -> str:
        """Return ``target[region]`` with ``pieces`` in it, none of which overlap."""
        start, end = region
        free = [region]
        placed: list[tuple[int, int, int, str]] = []
        # Long pieces first, since they have the least choice.
        order = sorted(range(len(pieces)), key=lambda n: pieces[n].start - pieces[n].end)
        for n in order:
            piece = pieces[n]
            if piece.point:
                at = self._point(piece, free) if free else end
                placed.append((at, at, n, self._mark(piece, at)))
                continue
            first, last = self._range(piece, free) if free else (end, end)
            free = _without(free, (first, last))
            inner = self.rendered(piece.inside, (first, last))
            placed.append((first, last, n, f"{piece.opening}{inner}{piece.closing}"))
        parts, done = [], start
        for first, last, _, text in sorted(placed):
            parts += [self.target[done:first], text]
            done = last
        return "".join([*parts, self.target[done:end]])

    def _mark(self, piece: Piece, at: int) -> str:
        """Return a mark with the spaces that it had in the source."""
        before, after = self.target[:at][-1:], self.target[at:][:1]
        lead = " " if piece.apart[0] and before.strip(_OPENING + " ") else ""
        trail = " " if piece.apart[1] and after.strip(_CLOSING + " ") else ""
        return f"{lead}{piece.literal}{trail}"

    def _range(self, piece: Piece, free: list[tuple[int, int]]) -> tuple[int, int]:
        """Return where in ``target`` the pair goes."""
        inner = self.source[piece.start : piece.end]
        covered = [
            number
            for number, (start, end) in enumerate(self.source_words)
            if start < piece.end and piece.start < end
        ]
        if len(covered) == len(self.source_words):
            wide = free[0] if len(free) == 1 else None
            if wide:
                return self._trimmed(*wide, inner) if self._punctuated(piece) else wide
        found = list(re.finditer(rf"(?<!\w){re.escape(inner)}(?!\w)", self.target))
        if len(found) == 1:
            literal = found[0].span()
            if any(start <= literal[0] and literal[1] <= end for start, end in free):
                return literal
        best = max(
            (self._window(set(covered), region) for region in free),
            key=lambda window: window[0],
        )
        score, first, last = best
        if score > 0:
            if inner.split(" ")[0].lower() not in _ARTICLES:
                while first < last and self._word(first).lower() in _ARTICLES:
                    first += 1
            return self._trimmed(self.words[first][0], self.words[last][1], inner, free)
        return self._proportional(piece, inner, free)

    def _punctuated(self, piece: Piece) -> bool:
        """Whether punctuation at the ends of the sentence stands outside the pair."""
        return piece.start > 0 or piece.end < len(self.source)

    def _word(self, number: int) -> str:
        return self.target[slice(*self.words[number])]

    def _window(self, covered: set[int], region: tuple[int, int]) -> tuple[float, int, int]:
        """Return the run of words with the most that come from ``covered``, and its score."""
        best, total, first = (0.0, 0, 0), 0.0, 0
        if self.sources is None:
            return best
        for number, (start, end) in enumerate(self.words):
            if start < region[0] or end > region[1]:
                total = 0.0
                continue
            if total <= 0:
                total, first = 0.0, number
            total += 1.0 if self.sources[number] in covered else -0.7
            if total > best[0]:
                best = (total, first, number)
        return best

    def _proportional(
        self, piece: Piece, inner: str, free: list[tuple[int, int]]
    ) -> tuple[int, int]:
        """Return the words at the same share of the way through, in a free region."""
        middle = len(self.target) * (piece.start + piece.end) / 2 / max(len(self.source), 1)
        count = max(len(inner.split()), 1)
        starts = [
            number
            for number in range(len(self.words))
            if any(a <= self.words[number][0] and self.words[number][1] <= b for a, b in free)
        ]
        if not starts:
            return free[-1][1], free[-1][1]
        centre = min(starts, key=lambda n: abs(sum(self.words[n]) / 2 - middle))
        region = next((a, b) for a, b in free if a <= self.words[centre][0] < b)
        first = last = centre
        while last - first + 1 < count:
            if last + 1 in starts and self.words[last + 1][1] <= region[1]:
                last += 1
            elif first - 1 in starts and self.words[first - 1][0] >= region[0]:
                first -= 1
            else:
                break
        return self._trimmed(self.words[first][0], self.words[last][1], inner, free)

    def _trimmed(
        self, start: int, end: int, inner: str, free: list[tuple[int, int]] | None = None
    ) -> tuple[int, int]:
        """Leave punctuation outside that stood outside in the source."""
        while end > start + 1 and self.target[end - 1] in _CLOSING and inner[-1:] not in _CLOSING:
            end -= 1
        while end > start + 1 and self.target[start] in _OPENING and inner[:1] not in _OPENING:
            start += 1
        return start, end

    def _point(self, piece: Piece, free: list[tuple[int, int]]) -> int:
        """Return where a single mark goes: to the word it stood at."""
        if not self.source[: piece.start].strip():
            return free[0][0]
        if not self.source[piece.start :].strip(" " + _CLOSING):
            marks = len(self.source[piece.start :].replace(" ", ""))
            start, at = free[-1]
            while marks and at > start and self.target[at - 1] in _CLOSING:
                at, marks = at - 1, marks - 1
            return at
        attached = self.source[piece.start - 1] != " "
        wanted = sum(1 for start, _ in self.source_words if start < piece.start)
        wanted -= 1 if attached else 0
        at = self._near(wanted, piece, after=attached)
        return min(max(at, free[0][0]), free[-1][1]) if _inside(at, free) else _nearest(at, free)

    def _near(self, wanted: int, piece: Piece, *, after: bool) -> int:
        """Return the end (or start) of the target word made from source word ``wanted``."""
        found = [n for n, source in enumerate(self.sources or ()) if source == wanted]
        if not found and self.words:
            share = piece.start / max(len(self.source), 1)
            found = [min(int(share * len(self.words)), len(self.words) - 1)]
        if not found:
            return len(self.target)
        start, end = self.words[found[-1] if after else found[0]]
        if not after:
            return start
        while end > start + 1 and self.target[end - 1] in _CLOSING:
            end -= 1
        return end


def _inside(at: int, free: list[tuple[int, int]]) -> bool:
    return any(start <= at <= end for start, end in free)


def _nearest(at: int, free: list[tuple[int, int]]) -> int:
    return min((edge for region in free for edge in region), key=lambda edge: abs(edge - at))


def _without(free: list[tuple[int, int]], taken: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the regions of ``free`` outside ``taken``."""
    left: list[tuple[int, int]] = []
    for start, end in free:
        if taken[1] <= start or end <= taken[0]:
            left.append((start, end))
            continue
        if start < taken[0]:
            left.append((start, taken[0]))
        if taken[1] < end:
            left.append((taken[1], end))
    return left
