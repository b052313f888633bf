"""Cut a text with inline tags at offsets that do not count the tags."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from workbench.text.inline import Tag, tags

#: The most open tags at a cut, since each piece repeats them all.
_DEEPEST = 30


class TaggedText:
    """A text with numbered tags; only paired and empty ones count as tags.

    A ``<1>`` that is never closed, for example, is text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.tags = _real_tags(text)
        starts = [0, *(tag.end for tag in self.tags)]
        ends = [*(tag.start for tag in self.tags), len(text)]
        #: The text without its tags.
        self.shown = "".join(text[start:end] for start, end in zip(starts, ends, strict=True))

    def pieces(self, breaks: Iterable[int]) -> list[str]:
        """Cut the text at ``breaks``, offsets in ``shown``, of which the last is its length.

        Each piece is stripped and its tags are balanced; pieces without text are left out. An
        empty tag (``<2/>``) stays with the text next to it.
        """
        pieces: list[str] = []
        still_open: list[Tag] = []
        at = 0  # index of the first tag after ``start``
        for start, end in pairwise([0, *self._cuts(breaks)]):
            inside = at
            while inside < len(self.tags) and self.tags[inside].start < end:
                inside += 1
            own = self.tags[at:inside]
            at = inside
            core = self._core(start, end, own)
            if core is None:
                still_open = _open_after(still_open, own)
                continue
            before = _open_after(still_open, [tag for tag in own if tag.start < core[0]])
            after = _open_after(before, [t for t in own if core[0] <= t.start < core[1]])
            still_open = _open_after(still_open, own)
            opening = "".join(f"<{tag.number}>" for tag in before)
            closing = "".join(f"</{tag.number}>" for tag in reversed(after))
            pieces.append(f"{opening}{self.text[core[0] : core[1]]}{closing}")
        return pieces

    def _cuts(self, breaks: Iterable[int]) -> Iterable[int]:
        """Convert offsets in ``shown`` to offsets in the text with its tags."""
        hidden = 0  # length of the tags before the break
        at = 0
        depth = 0
        for place in breaks:
            if place == len(self.shown):
                break
            spaced = place > 0 and self.shown[place - 1].isspace()
            while at < len(self.tags):
                tag = self.tags[at]
                shown_place = tag.start - hidden
                # After a space, tags belong to the next piece.
                if shown_place > place or (shown_place == place and spaced):
                    break
                hidden += tag.end - tag.start
                depth += tag.opens - tag.closes
                at += 1
            if depth <= _DEEPEST:
                yield place + hidden
        yield len(self.text)

    def _core(self, start: int, end: int, own: list[Tag]) -> tuple[int, int] | None:
        """Return start and end of the piece's text without the spaces and tags around it.

        An empty tag counts as text. None if there is no text.
        """
        around = [tag for tag in own if not (tag.opens and tag.closes)]
        while True:
            while start < end and self.text[start].isspace():
                start += 1
            if around and around[0].start == start:
                start = around.pop(0).end
            else:
                break
        while True:
            while end > start and self.text[end - 1].isspace():
                end -= 1
            if around and around[-1].end == end:
                end = around.pop().start
            else:
                break
        return (start, end) if start < end else None


def _real_tags(text: str) -> list[Tag]:
    """Return the empty and paired tags of ``text``, in order."""
    real: list[Tag] = []
    unclosed: dict[int, list[Tag]] = {}
    for tag in tags(text):
        if tag.opens and tag.closes:
            real.append(tag)
        elif tag.opens:
            unclosed.setdefault(tag.number, []).append(tag)
        elif unclosed.get(tag.number):
            real += (unclosed[tag.number].pop(), tag)
    return sorted(real, key=lambda tag: tag.start)


def _open_after(still_open: list[Tag], passed: Iterable[Tag]) -> list[Tag]:
    """Return the open tags after ``passed``, outermost first."""
    result = list(still_open)
    for tag in passed:
        if tag.opens and not tag.closes:
            result.append(tag)
        elif tag.closes and not tag.opens:
            for place in reversed(range(len(result))):
                if result[place].number == tag.number:
                    del result[place]
                    break
    return result
