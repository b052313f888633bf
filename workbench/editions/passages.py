"""Passages: the text of a block in one language, joined from its segments with their states."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from workbench.articles import Metadata
from workbench.catalog import Segment, State
from workbench.documents import Block, BlockKind
from workbench.documents.encoding import normalized
from workbench.editions.inlines import (
    Element,
    ElementKind,
    Inline,
    plain,
    resolve,
    respelled,
    safe_address,
)
from workbench.text.segmentation import join_sentences
from workbench.text.typography import with_no_break_spaces


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive sentences with the same mark.

    ``mark`` is DRAFT or UNTRANSLATED if readers must be warned, else None; the text of an
    untranslated run is its source. ``gap`` is the white space after the run.
    """

    inlines: tuple[Inline, ...]
    language: str
    mark: State | None = None
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """The text of a block in one language."""

    language: str
    runs: tuple[Run, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.runs)

    @property
    def text(self) -> str:
        """The plain text of the passage."""
        return "".join(plain(run.inlines) + run.gap for run in self.runs)


@dataclass(frozen=True, slots=True)
class BlockPair:
    """A block in both languages; code and rules have no passages, but ``verbatim`` text."""

    id: str
    kind: BlockKind
    source: Passage
    target: Passage
    level: int = 0
    label: str = ""
    #: The line in the source, from 1.
    line: int = 0
    verbatim: str = ""
    #: Depth of the list item that it belongs to, as in ``Block``.
    within: int = 0


def paired(block: Block, segments: list[Segment], metadata: Metadata) -> BlockPair:
    """Return ``block`` in both languages; without ``segments`` it is untranslated."""
    if not block.translatable:
        nothing = Passage(metadata.source_language)
        return BlockPair(
            id=block.id,
            kind=block.kind,
            source=nothing,
            target=nothing,
            line=block.line,
            verbatim=_verbatim(block.text),
            within=block.within,
        )
    language = metadata.source_language
    source = Run(_inlines(block.text, language, block, metadata), language)
    if segments:
        target = _target_runs(block, segments, metadata)
    else:
        target = [Run(source.inlines, language, State.UNTRANSLATED)]
    return BlockPair(
        id=block.id,
        kind=block.kind,
        source=Passage(language, (source,) if block.text else ()),
        target=Passage(metadata.target_language, tuple(target) if block.text else ()),
        level=block.level,
        label=block.label,
        line=block.line,
        within=block.within,
    )


def _verbatim(text: str) -> str:
    """Return code without tabs and control characters."""
    return "\n".join(normalized(line) for line in text.expandtabs(4).splitlines())


def _inlines(text: str, language: str, block: Block, metadata: Metadata) -> tuple[Inline, ...]:
    """Return ``text`` of ``block`` with its markup and with no-break spaces.

    A block that is an address becomes a link, if the address is safe to follow.
    """
    if block.kind is BlockKind.ADDRESS and (address := safe_address(text)):
        return (Element(ElementKind.LINK, (text,), address),)
    resolved = resolve(text, block.markup, metadata.url)
    return respelled(resolved, partial(with_no_break_spaces, language=language))


def _target_runs(block: Block, segments: list[Segment], metadata: Metadata) -> list[Run]:
    """Return the translation of ``block``, with sentences of the same mark in one run."""
    runs: list[Run] = []
    for segment, gap in zip(segments, _gaps(block, segments), strict=True):
        untranslated = segment.state is State.UNTRANSLATED
        text = segment.source if untranslated else segment.target
        language = metadata.source_language if untranslated else metadata.target_language
        run = Run(
            inlines=_inlines(text, language, block, metadata),
            language=language,
            mark=None if segment.state.finished else segment.state,
            gap=gap,
        )
        if runs and runs[-1].mark is run.mark:
            last = runs.pop()
            run = Run((*last.inlines, last.gap, *run.inlines), run.language, run.mark, run.gap)
        runs.append(run)
    return runs


def _gaps(block: Block, segments: list[Segment]) -> list[str]:
    """Return the white space that follows each sentence of ``block``."""
    mark = "\0"  # occurs in no text, so that splitting at it leaves the gaps
    joined = join_sentences([mark] * len(segments), block.text, [s.source for s in segments])
    return joined.split(mark)[1:]
