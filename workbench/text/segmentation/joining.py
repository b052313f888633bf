"""Join sentences into the text of their block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbench.text.inline import TAG, tags, without_tags


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A source sentence: its text, and the tags at its ends that the splitter may have added."""

    opening: str
    core: str
    closing: str

    @classmethod
    def of(cls, source: str) -> _Sentence:
        start, end = 0, len(source)
        all_tags = list(tags(source))
        for tag in all_tags:
            if tag.start != start or tag.closes:
                break
            start = tag.end
        for tag in reversed(all_tags):
            if tag.end != end or tag.opens or tag.start < start:
                break
            end = tag.start
        return cls(source[:start], source[start:end], source[end:])


def join_sentences(parts: Sequence[str], block_text: str, sources: Sequence[str]) -> str:
    """Join ``parts``, the translations of ``sources``, into one text.

    ``sources`` are the sentences of ``block_text``; the white space between them there is put
    between their parts. Tags that the splitter closed and opened again are removed if both
    parts still have them at their ends. If ``parts`` are ``sources``, the result is
    ``block_text``. If a source is not in the block, all are joined by spaces.
    """
    sentences = [_Sentence.of(source) for source in sources]
    gaps = _gaps(block_text, sentences)
    if gaps is None or len(parts) != len(sources):
        return " ".join(parts)
    pieces = list(parts)
    for number, gap in enumerate(gaps):
        before = sentences[number - 1].closing if number else ""
        after = sentences[number].opening if number < len(sentences) else ""
        fits = (not number or pieces[number - 1].endswith(before)) and (
            number == len(pieces) or pieces[number].startswith(after)
        )
        if not fits:
            gaps[number] = without_tags(gap)
            continue
        if before:
            pieces[number - 1] = pieces[number - 1].removesuffix(before)
        if after:
            pieces[number] = pieces[number].removeprefix(after)
    woven = [text for pair in zip(gaps, pieces, strict=False) for text in pair]
    return "".join([*woven, gaps[-1]])


def _gaps(block_text: str, sentences: Sequence[_Sentence]) -> list[str] | None:
    """Return the text before, between and after ``sentences``; None if one is missing."""
    edges = [0]
    for sentence in sentences:
        place = edges[-1]
        while not block_text.startswith(sentence.core, place):
            tag = TAG.match(block_text, place)
            if tag is not None:
                place = tag.end()
            elif place < len(block_text) and block_text[place].isspace():
                place += 1
            else:
                return None
        edges += (place, place + len(sentence.core))
    edges.append(len(block_text))
    return [block_text[start:end] for start, end in list(pairwise(edges))[::2]]
