"""Evaluate an engine against the finished translations of a workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from workbench.catalog import Segment
from workbench.catalog.segment import COPY
from workbench.engines import Engine
from workbench.text.inline import without_tags

_BATCH = 64


@dataclass(frozen=True, slots=True)
class Comparison:
    """A finished segment and the engine's translation of its source."""

    #: The article's slug.
    article: str
    segment: Segment
    machine: str
    #: The chrF score of the machine's translation against the person's, from 0 to 100.
    chrf: float

    @property
    def same(self) -> bool:
        """Whether the machine's translation equals the person's."""
        return self.machine == self.segment.target


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of one engine on finished segments."""

    engine: str
    chrf: float
    bleu: float
    #: The segments that were compared, the most changed first.
    comparisons: tuple[Comparison, ...]

    @property
    def same(self) -> int:
        """The number of segments where the two translations are equal."""
        return sum(comparison.same for comparison in self.comparisons)


def comparable(segments: Iterable[Segment]) -> list[Segment]:
    """Return the finished segments that are not copies of their source."""
    return [
        segment
        for segment in segments
        if segment.state.finished and segment.origin != COPY and segment.source != segment.target
    ]


def evaluate(
    articles: Mapping[str, Iterable[Segment]],
    engine: Engine,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> Evaluation | None:
    """Translate the ``comparable`` segments of ``articles`` and compare; None without any.

    ``articles`` maps slugs to segments in the engine's direction. chrF and BLEU are computed
    by sacrebleu with its defaults on all segments without tags. Drafts that people accepted
    without reading make the scores too high. ``on_progress`` is called with the number of
    segments done and in all.
    """
    from sacrebleu import corpus_bleu, corpus_chrf, sentence_chrf

    finished = [(slug, s) for slug, segments in articles.items() for s in comparable(segments)]
    if not finished:
        return None
    machine: list[str] = []
    for start in range(0, len(finished), _BATCH):
        batch = [segment.source for _, segment in finished[start : start + _BATCH]]
        machine += [found[0] if found else "" for found in engine.translate(batch)]
        on_progress(len(machine), len(finished))
    said = [without_tags(text) for text in machine]
    meant = [without_tags(segment.target) for _, segment in finished]
    comparisons = [
        Comparison(slug, segment, text, float(sentence_chrf(one, [other]).score))
        for (slug, segment), text, one, other in zip(finished, machine, said, meant, strict=True)
    ]
    return Evaluation(
        engine.origin,
        float(corpus_chrf(said, [meant]).score),
        float(corpus_bleu(said, [meant]).score),
        tuple(sorted(comparisons, key=lambda comparison: comparison.chrf)),
    )
