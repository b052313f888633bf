"""Subtitles in SRT and WebVTT: the texts of cues; numbers, times and notes are kept."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from html import escape
from itertools import pairwise
from pathlib import Path

from workbench.documents.document import Block, BlockKind, Document, block_id
from workbench.documents.encoding import Encoding, decode, normalized, refuse_larger
from workbench.documents.references import unescape
from workbench.documents.spliced import Span, SplicedDocument, splice
from workbench.documents.subtitle_cues import TIMES, CueText, cue_texts, sentences, shared_out
from workbench.system.errors import WorkbenchError
from workbench.text.inline import LAST_NUMBER, first_free_number, nested, without_tags
from workbench.text.languages import Direction

_MARKUP = re.compile(r"</?(?P<name>[a-zA-Z]+)[^<>]*>|<\d[\d:.]*>|\{\\[^{}]*\}")
_LANGUAGE = re.compile(
    r"WEBVTT(?:[^\r\n]*(?:\r\n|\n|\r)(?!Language:)(?=[^\r\n]))*"
    r"[^\r\n]*(?:\r\n|\n|\r)Language:[ \t]*(?P<tag>[\w-]+)"
)
#: The largest file, in bytes; that of a long film has a tenth.
_LARGEST = 2 * 1024 * 1024
#: The usual length of a line that viewers can read in time, in characters.
_WIDTH = 42


class SubtitlesDocument(SplicedDocument):
    """Subtitles; a changed cue is wrapped again to lines that viewers can read.

    A block is one sentence, and is divided among its cues again if there are several.
    """

    def __init__(
        self,
        blocks: list[Block],
        cues: Mapping[str, Sequence[CueText]],
        source: str,
        encoding: Encoding,
        *,
        escapes: bool,
        remarks: list[str],
    ) -> None:
        declared = _LANGUAGE.match(source)
        metadata = {"language": declared["tag"]} if declared else None
        spans = {name: Span(run[0].span.start, run[-1].span.end) for name, run in cues.items()}
        super().__init__(blocks, spans, source, encoding, metadata=metadata, remarks=remarks)
        self._cues = cues
        self._escapes = escapes

    def written(self, block: Block, text: str, original: str, texts: Mapping[str, str]) -> str:
        """Return ``text`` divided among its cues, with the times and numbers between them."""
        run = self._cues[block.id]
        pieces = [text] if len(run) == 1 else shared_out(text, [len(cue.shown) for cue in run])
        written = [self._folded(block, pieces[0], run[0])]
        for piece, (before, cue) in zip(pieces[1:], pairwise(run), strict=True):
            written += (
                self.source[before.span.end : cue.span.start],
                self._folded(block, piece, cue),
            )
        return "".join(written)

    def _folded(self, block: Block, text: str, cue: CueText) -> str:
        """Return ``text`` with its markup, wrapped to the lines of ``cue``."""
        width = max(_WIDTH, *(len(line.content) for line in cue.lines))
        folded = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
        pieces = [
            (escape(piece, quote=False) if self._escapes else piece)
            if isinstance(piece, str)
            else block.markup[piece.number][0 if piece.opens else 1]
            for piece in nested("\n".join(folded), block.markup)
        ]
        return "".join(pieces).replace("\n", _line_end(self.source))

    def redeclared(self, written: str, direction: Direction) -> str:
        """Return ``written`` with the language in the head of a WebVTT file changed."""
        match = _LANGUAGE.match(written)
        if match is None:
            return written
        return splice(written, [(Span(*match.span("tag")), direction.declared(match["tag"]))])


def read(data: bytes, name: str) -> Document:
    """Read ``data``, an SRT or WebVTT file called ``name``."""
    refuse_larger(data, name, _LARGEST)
    source, encoding, remarks = decode(data, name)
    escapes = source.startswith("WEBVTT") or Path(name).suffix.lower() == ".vtt"
    if escapes and not source.startswith("WEBVTT"):
        raise WorkbenchError(
            'no WebVTT file: the first line is not "WEBVTT"',
            path=name,
            line=1,
            remedy="name it .srt if it is SRT",
        )
    blocks: list[Block] = []
    cues: dict[str, list[CueText]] = {}
    for run in sentences(cue_texts(source)):
        raw = " ".join(line.content for cue in run for line in cue.lines)
        text, markup = _tagged(raw, escapes=escapes)
        if not without_tags(text).strip() or len(markup) > LAST_NUMBER:
            continue
        name_ = block_id(len(blocks) + 1)
        label = f"{run[0].start} --> {run[-1].end}"
        line = run[0].lines[0].number
        blocks.append(Block(name_, BlockKind.SUBTITLE, text, line, 0, markup, label))
        cues[name_] = run
    if not blocks and not TIMES.search(source):
        raise WorkbenchError(
            "no subtitles: there is no line of times", path=name, line=1, remedy="check the file"
        )
    return SubtitlesDocument(blocks, cues, source, encoding, escapes=escapes, remarks=remarks)


def _tagged(raw: str, *, escapes: bool) -> tuple[str, dict[int, tuple[str, str]]]:
    """Return ``raw`` with its markup as numbered tags, and the markup of each tag."""
    marks = list(_MARKUP.finditer(raw))
    ends: dict[int, int] = {}  # the indexes of end tags by those of their start tags
    unclosed: list[tuple[str, int]] = []
    for place, mark in enumerate(marks):
        if not mark["name"]:
            continue
        if not mark[0].startswith("</"):
            unclosed.append((mark["name"], place))
        elif unclosed and unclosed[-1][0] == mark["name"]:
            ends[unclosed.pop()[1]] = place
    starts = {end: start for start, end in ends.items()}
    number = first_free_number(unescape(raw) if escapes else raw)
    markup: dict[int, tuple[str, str]] = {}
    numbers: dict[int, int] = {}
    pieces: list[str] = []
    done = 0
    for place, mark in enumerate(marks):
        text = raw[done : mark.start()]
        pieces.append(unescape(text) if escapes else text)
        done = mark.end()
        if place in starts:
            pieces.append(f"</{numbers[starts[place]]}>")
            continue
        numbers[place] = number
        closing = marks[ends[place]][0] if place in ends else ""
        markup[number] = (mark[0], closing)
        pieces.append(f"<{number}>" if closing else f"<{number}/>")
        number += 1
    pieces.append(unescape(raw[done:]) if escapes else raw[done:])
    return normalized("".join(pieces)).strip(), markup


def _line_end(source: str) -> str:
    """Return the line end of ``source``."""
    first = re.search(r"\r\n|\n|\r", source)
    return first[0] if first else "\n"
