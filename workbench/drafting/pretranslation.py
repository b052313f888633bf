"""Pre-translation: drafts from the memory and an engine for the segments of a catalog."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import islice

from workbench.catalog import Segment, State
from workbench.drafting.enforcement import WITHOUT, Enforced, Enforcer
from workbench.engines import Engine
from workbench.engines.pipeline.preparation import bare
from workbench.engines.pipeline.repair import faults
from workbench.glossary import Glossary
from workbench.glossary.waivers import waiver_of
from workbench.memory import Memory

#: Segments translated in one go: enough to keep all processors busy, few enough to show
#: progress and to lose little at Ctrl-C.
BATCH = 256

#: Whose name is on the notes that say what the glossary changed in a draft.
GLOSSARY = "glossary"

#: The first batch is small, so that the first drafts are there at once.
_FIRST_BATCH = 4

#: Less needs a person's eye, and so is not taken for a draft.
_EXACT = 100


def segments_to_draft(segments: Iterable[Segment], *, redo: bool = False) -> list[Segment]:
    """Return the segments that a machine may translate: the untranslated ones, or with
    ``redo`` all that no person has touched.
    """
    return [
        segment
        for segment in segments
        if not segment.by_person
        and segment.source
        and (redo or segment.state is State.UNTRANSLATED)
    ]


def drafts_from_memory(
    segments: Iterable[Segment],
    memory: Memory,
    glossary: Glossary,
    source_language: str,
    *,
    redo: bool = False,
) -> Iterator[Segment]:
    """Yield those segments that ``segments_to_draft`` returns and the memory has, word for word.

    Each has the target of the exact match as its draft; a reviewed one goes first.
    """
    for segment in segments_to_draft(segments, redo=redo):
        matches = memory.exact(segment.source, source_language)
        if matches and matches[0].score == _EXACT:
            known = without_remarks(with_terms(segment, glossary, source_language))
            yield known.drafted(matches[0].target, matches[0].origin)


def draft(
    segments: Iterable[Segment], engine: Engine, glossary: Glossary, *, redo: bool = False
) -> Iterator[Segment]:
    """Yield the segments that ``segments_to_draft`` returns with a draft of ``engine``.

    They come batch by batch, so that a caller who stops keeps what there is. What is said
    again, such as a heading, is drafted as it was the first time. A draft that
    is likely to be wrong says so in its origin; one that the glossary changed, or that
    lacks a term, says so in a note. What a person wrote is never touched.
    """
    queue = iter(segments_to_draft(segments, redo=redo))
    enforcer = Enforcer(engine, glossary)
    said: dict[str, str] = {}
    batch = list(islice(queue, _FIRST_BATCH))
    # The engine is at work on the next batch while the caller takes this one.
    with ThreadPoolExecutor(1) as ahead:
        answers = ahead.submit(_likeliest, engine, batch, said)
        while batch:
            # The first search for terms loads dictionaries, for half a second.
            known = [with_terms(segment, glossary, engine.source_language) for segment in batch]
            sources = [segment.source for segment in batch]
            enforced = enforcer.enforce(sources, answers.result())
            batch = list(islice(queue, BATCH))
            answers = ahead.submit(_likeliest, engine, batch, said)
            for segment, result in zip(known, enforced, strict=True):
                yield _drafted(segment, result, engine)


def _drafted(segment: Segment, enforced: Enforced, engine: Engine) -> Segment:
    """Return ``segment`` with its draft and what the glossary has to say of it."""
    origin = origin_of(segment, enforced.target, engine)
    drafted = without_remarks(segment).drafted(enforced.target, origin)
    wanted = [term for term in enforced.missing if not waiver_of(term, segment)]
    for remark in replace(enforced, missing=tuple(wanted)).remarks:
        drafted = drafted.noted(remark, GLOSSARY)
    return drafted


def _likeliest(engine: Engine, segments: list[Segment], said: dict[str, str]) -> list[str]:
    """Return the engine's likeliest translation of each segment, "" where it has none.

    ``said`` holds the translations by source, and takes the new ones.
    """
    new = list(dict.fromkeys(s.source for s in segments if s.source not in said))
    for source, translations in zip(new, engine.translate(new), strict=True):
        said[source] = translations[0] if translations else ""
    return [said[segment.source] for segment in segments]


def without_remarks(segment: Segment) -> Segment:
    """Return ``segment`` without what was noted of an earlier draft."""
    return replace(segment, notes=tuple(note for note in segment.notes if note.author != GLOSSARY))


def with_notes_of(current: Segment, drafted: Segment) -> Segment:
    """Return ``drafted`` with what people have noted on ``current``, the segment as it is now."""
    remarks = (note for note in drafted.notes if note.author == GLOSSARY)
    return replace(drafted, notes=(*without_remarks(current).notes, *remarks))


def own_draft(segment: Segment) -> Segment | None:
    """Return ``segment`` with the engine's draft from before the glossary changed it.

    None where the glossary changed nothing, or a person has touched the target since.
    """
    if segment.by_person:
        return None
    for note in segment.notes:
        _, changed, own = note.text.partition(WITHOUT)
        if note.author == GLOSSARY and changed:
            return replace(without_remarks(segment), target=own)
    return None


def with_terms(segment: Segment, glossary: Glossary, source_language: str) -> Segment:
    """Return ``segment`` with the glossary terms of its source, as ``source = target``."""
    matches = glossary.matches(segment.source, source_language)
    pairs = dict.fromkeys(match.term.as_pair(source_language) for match in matches)
    return replace(segment, terms=tuple(pairs))


def origin_of(segment: Segment, target: str, engine: Engine) -> str:
    """Return the engine's origin, with the worst fault of the draft where it has one."""
    found = faults(bare(segment.source), bare(target))
    return f"{engine.origin}, doubtful: {found[0].description}" if found else engine.origin
