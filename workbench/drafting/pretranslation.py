"""Pre-translation: drafts from the memory and an engine for the segments of a catalog."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import islice

from workbench.catalog import Segment, State
from workbench.drafting.enforcement import WITHOUT, Enforced, Enforcer
from workbench.drafting.wanted_terms import wanted_terms
from workbench.engines import Engine
from workbench.engines.pipeline.preparation import bare
from workbench.engines.pipeline.repair import Fault, faults
from workbench.glossary import Glossary
from workbench.glossary.waivers import waiver_of
from workbench.memory import Memory
from workbench.system.errors import WorkbenchError
from workbench.text.words.unknown_words import unknown_words

#: Segments per call of the engine: enough to use all processors, few enough to show progress
#: and to lose little at Ctrl-C.
BATCH = 256

#: The author of notes on what the glossary changed in a draft.
GLOSSARY = "glossary"

#: The first batch is small, so that the first drafts come soon.
_FIRST_BATCH = 4

#: The least score of a match to be used as a draft.
_EXACT = 100


def draftable(segments: Iterable[Segment], *, redo: bool = False) -> list[Segment]:
    """Return the untranslated segments, or with ``redo`` all that no person has changed."""
    return [
        segment
        for segment in segments
        if not segment.by_person
        and segment.source
        and (redo or segment.state is State.UNTRANSLATED)
    ]


def memory_drafts(
    segments: Iterable[Segment],
    memory: Memory,
    glossary: Glossary,
    source_language: str,
    *,
    redo: bool = False,
) -> Iterator[Segment]:
    """Yield drafts for the ``draftable`` segments that have an exact match in the memory.

    Of several matches a reviewed one is preferred.
    """
    for segment in draftable(segments, redo=redo):
        matches = memory.exact(segment.source, source_language)
        if matches and matches[0].score == _EXACT:
            known = without_remarks(with_terms(segment, glossary, source_language))
            yield known.drafted(matches[0].target, matches[0].origin)


def draft(
    segments: Iterable[Segment], engine: Engine, glossary: Glossary, *, redo: bool = False
) -> Iterator[Segment]:
    """Yield drafts by ``engine`` for the ``draftable`` segments.

    They come in batches, so that a caller who stops can keep the drafts so far. Equal sources
    get the same draft. The origin of a draft that is probably wrong says so; a note says what
    the glossary changed, and which term is missing. A person's target is never replaced.
    """
    queue = iter(draftable(segments, redo=redo))
    enforcer = Enforcer(engine, glossary)
    translator = _Translator(engine, glossary)
    batch = list(islice(queue, _FIRST_BATCH))
    # The engine translates the next batch while the caller uses this one.
    with ThreadPoolExecutor(1) as ahead:
        answers = ahead.submit(translator.likeliest, batch)
        while batch:
            # The first search for terms loads dictionaries, which takes half a second.
            known = [with_terms(segment, glossary, engine.source_language) for segment in batch]
            sources = [segment.source for segment in batch]
            enforced = enforcer.enforce(sources, answers.result())
            batch = list(islice(queue, BATCH))
            answers = ahead.submit(translator.likeliest, batch)
            for segment, result in zip(known, enforced, strict=True):
                yield _drafted(segment, result, engine)


def _drafted(segment: Segment, enforced: Enforced, engine: Engine) -> Segment:
    """Return ``segment`` with its draft and the notes of the glossary."""
    origin = origin_of(segment, enforced.target, engine)
    drafted = without_remarks(segment).drafted(enforced.target, origin)
    wanted = [term for term in enforced.missing if not waiver_of(term, segment)]
    for remark in replace(enforced, missing=tuple(wanted)).remarks:
        drafted = drafted.noted(remark, GLOSSARY)
    return drafted


class _Translator:
    """Asks ``engine`` for one translation of each source, with the terms of ``glossary``."""

    def __init__(self, engine: Engine, glossary: Glossary) -> None:
        self._engine = engine
        self._glossary = glossary
        self._said: dict[str, str] = {}

    def likeliest(self, segments: list[Segment]) -> list[str]:
        """Return the engine's best translation of each segment, "" if it has none."""
        sources = dict.fromkeys(segment.source for segment in segments)
        new = [source for source in sources if source not in self._said]
        language = self._engine.source_language
        terms = [wanted_terms(self._glossary, source, language) for source in new]
        for source, translations in zip(new, self._engine.translate(new, terms=terms), strict=True):
            self._said[source] = translations[0] if translations else ""
        return [self._said[segment.source] for segment in segments]


def without_remarks(segment: Segment) -> Segment:
    """Return ``segment`` without the notes on an earlier draft."""
    return replace(segment, notes=tuple(note for note in segment.notes if note.author != GLOSSARY))


def with_notes_of(current: Segment, drafted: Segment) -> Segment:
    """Return ``drafted`` with people's notes on ``current``, the present segment."""
    remarks = (note for note in drafted.notes if note.author == GLOSSARY)
    return replace(drafted, notes=(*without_remarks(current).notes, *remarks))


def own_draft(segment: Segment) -> Segment | None:
    """Return ``segment`` with the engine's draft before the glossary changed it.

    None if no note tells what it was, or if a person has changed the target.
    """
    if segment.by_person:
        return None
    for note in segment.notes:
        _, changed, own = note.text.partition(WITHOUT)
        if note.author == GLOSSARY and changed:
            return replace(without_remarks(segment), target=own)
    return None


def draft_without_terms(segment: Segment, engine: Engine) -> Segment:
    """Return ``segment`` with what ``engine`` makes of it without the glossary.

    Raises ``WorkbenchError`` where that is nothing.
    """
    [texts] = engine.translate([segment.source])
    if not texts:
        raise WorkbenchError("the machine has no translation")
    return without_remarks(segment).drafted(texts[0], origin_of(segment, texts[0], engine))


def with_terms(segment: Segment, glossary: Glossary, source_language: str) -> Segment:
    """Return ``segment`` with the glossary terms in its source, as ``source = target``."""
    matches = glossary.matches(segment.source, source_language)
    pairs = dict.fromkeys(match.term.as_pair(source_language) for match in matches)
    return replace(segment, terms=tuple(pairs))


def origin_of(segment: Segment, target: str, engine: Engine) -> str:
    """Return the engine's origin, with the worst fault of the draft if it has one."""
    pair = bare(segment.source), bare(target)
    found = faults(*pair)
    if not found and any(unknown_words(*pair, engine.source_language, engine.target_language)):
        found = [Fault.WORD]
    return f"{engine.origin}, doubtful: {found[0].description}" if found else engine.origin
