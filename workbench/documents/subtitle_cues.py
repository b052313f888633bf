"""The texts of subtitle cues: joined into sentences, and divided among the cues again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from workbench.documents.lines import Line, lines
from workbench.documents.spliced import Span
from workbench.text.inline import TAG, without_tags

_TIME = r"(?:\d{1,4}:)?\d{1,2}:\d{2}[,.]\d{1,3}"
#: The start and end time of a cue.
TIMES = re.compile(rf"(?P<start>{_TIME})[ \t]*-->[ \t]*(?P<end>{_TIME})")
_DIALOGUE = re.compile(r"[-–—]\s?\S")
_MARKUP = re.compile(r"<[^<>]*>|\{\\[^{}]*\}")
_ENDS_SENTENCE = re.compile(r"[.!?…:][”\"’»)\s]*$")
_GOES_ON = re.compile(r"[«“\"‘'(\s]*[^\W\d_]")
_TOKEN = re.compile(rf"{TAG.pattern}|\s+|[^\s<]+|<")
_PAUSE = re.compile(r"[,;:.!?…]$")

#: The longest silence within a sentence, in seconds.
_LONGEST_SILENCE = 2.0
#: The longest overlap of one speaker's cues, in seconds.
_LONGEST_OVERLAP = 0.1
#: The most cues of a sentence; longer ones are a transcript without punctuation.
_MOST_CUES = 6
#: How many words and tags are looked at to see how a text ends.
_ENOUGH = 8
#: How many characters nearer a cut counts if it is after a comma or the like.
_BONUS = 8


@dataclass(frozen=True, slots=True)
class CueText:
    """What one speaker says in a cue; ``first`` and ``last`` among the cue's speakers or not."""

    start: str
    end: str
    lines: tuple[Line, ...]
    first: bool
    last: bool

    @property
    def span(self) -> Span:
        """The place of the text in the source."""
        return Span(self.lines[0].start, self.lines[-1].end)

    @property
    def shown(self) -> str:
        """The text without its markup."""
        return _MARKUP.sub("", " ".join(line.content for line in self.lines)).strip()

    def goes_on_in(self, other: CueText) -> bool:
        """Return whether ``other``, in the next cue, continues the sentence of this text."""
        if not (self.last and other.first):
            return False
        silence = _seconds(other.start) - _seconds(self.end)
        begins = _GOES_ON.match(other.shown)
        return (
            -_LONGEST_OVERLAP <= silence <= _LONGEST_SILENCE
            and bool(self.shown)
            and not _ENDS_SENTENCE.search(self.shown)
            and begins is not None
            and begins[0][-1].islower()
        )


def cue_texts(source: str) -> Iterator[CueText]:
    """Yield the text of each speaker in each cue of ``source``."""
    times: re.Match[str] | None = None
    groups: list[list[Line]] = []
    for line in lines(source):
        found = TIMES.match(line.content)
        if found or not line.content:
            if times is not None:
                yield from _texts(times, groups)
            times, groups = found, []
        elif times is not None:
            if not groups or _DIALOGUE.match(line.content):
                groups.append([])
            groups[-1].append(line)
    if times is not None:
        yield from _texts(times, groups)


def sentences(texts: Iterable[CueText]) -> Iterator[list[CueText]]:
    """Yield ``texts``, grouped by sentence."""
    run: list[CueText] = []
    for text in texts:
        if run and not run[-1].goes_on_in(text):
            yield from _whole(run)
            run = []
        run.append(text)
    yield from _whole(run)


def shared_out(text: str, shares: Sequence[int]) -> list[str]:
    """Return ``text`` cut at spaces into pieces that are about in proportion to ``shares``.

    Tags that are open at a cut are closed before it and opened again after it. If there are
    too few words, the last pieces are empty.
    """
    tokens = [match[0] for match in _TOKEN.finditer(text)]
    places = list(accumulate((len(without_tags(token)) for token in tokens), initial=0))
    gaps = [n for n, token in enumerate(tokens) if token.isspace() and 0 < n < len(tokens) - 1]
    cuts: list[int] = []
    for number, done in enumerate(list(accumulate(shares))[:-1], 1):
        wanted = places[-1] * done / max(1, sum(shares))
        # Leave a word for each of the pieces that follow.
        left = gaps[: len(gaps) - (len(shares) - 1 - number)] or gaps
        free = [gap for gap in left if not cuts or gap > cuts[-1]]
        if not free:
            break
        cuts.append(
            min(
                free,
                key=lambda gap: (
                    abs(places[gap] - wanted) - (_BONUS if _PAUSE.search(_end(tokens, gap)) else 0)
                ),
            )
        )
    edges = [0, *cuts, len(tokens)]
    pieces = [tokens[start:end] for start, end in pairwise(edges)]
    return [*_balanced(pieces, text), *[""] * (len(shares) - len(pieces))]


def _end(tokens: Sequence[str], gap: int) -> str:
    """Return the last words before the space with the index ``gap``, without tags."""
    return without_tags("".join(tokens[max(0, gap - _ENOUGH) : gap]))


def _balanced(pieces: Iterable[Sequence[str]], text: str) -> Iterator[str]:
    """Yield each of ``pieces`` of ``text`` as a string, with its open tags closed."""
    still_open: list[str] = []
    for tokens in pieces:
        opening = "".join(f"<{number}>" for number in still_open)
        for token in tokens:
            tag = TAG.fullmatch(token)
            if tag is None or tag["empty"]:
                continue
            if tag["close"] and tag["number"] in still_open:
                still_open.remove(tag["number"])
            elif not tag["close"] and f"</{tag['number']}>" in text:
                still_open.append(tag["number"])
        closing = "".join(f"</{number}>" for number in reversed(still_open))
        yield f"{opening}{''.join(tokens).strip()}{closing}"


def _texts(times: re.Match[str], groups: Sequence[Sequence[Line]]) -> Iterator[CueText]:
    for number, group in enumerate(groups):
        first, last = number == 0, number == len(groups) - 1
        yield CueText(times["start"], times["end"], tuple(group), first, last)


def _whole(run: list[CueText]) -> Iterator[list[CueText]]:
    if len(run) > _MOST_CUES:
        yield from ([text] for text in run)
    elif run:
        yield run


def _seconds(time: str) -> float:
    seconds = 0.0
    for part in time.replace(",", ".").split(":"):
        seconds = 60 * seconds + float(part)
    return seconds
