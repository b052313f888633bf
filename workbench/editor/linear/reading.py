"""Put segments, advice and statistics into lines that are read aloud."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from workbench.articles import Statistics
from workbench.catalog import Segment, State
from workbench.checks import Finding
from workbench.editor.core.assistance import Advice, Suggestion, TermAdvice
from workbench.editor.core.dictionary import Found
from workbench.editor.core.filters import searched
from workbench.editor.core.published import Published
from workbench.editor.core.states import described, lock_of
from workbench.editor.core.versions import Version
from workbench.editor.linear.signs import space_signs, spelled, tag_signs
from workbench.glossary import Status
from workbench.memory import MemoryMatch, Unit
from workbench.text.counts import how_many
from workbench.text.inline import tags, without_tags
from workbench.text.languages import NAMES, other_language


def place_line(segment: Segment, place: str, *, fully: bool = False) -> str:
    """Return where we are, and the state; ``fully`` with who and what stands behind it."""
    state = described(segment, between=", ") if fully else segment.state.value
    lock = "" if fully else lock_of(segment)
    return ", ".join(filter(None, (place, state, lock)))


def source_line(segment: Segment, languages: tuple[str, str]) -> str:
    """Return the original, as one hears it."""
    return f"{NAMES[languages[0]][0]}: {without_tags(segment.source)}"


def target_line(segment: Segment, languages: tuple[str, str]) -> str:
    """Return the translation, as one hears it."""
    return f"{NAMES[languages[1]][0]}: {without_tags(segment.target) or 'none yet'}"


def count_line(segment: Segment, advice: Advice) -> str:
    """Return how much else there is to read; empty where there is nothing."""
    counts = (
        (number := sum(tag.opens for tag in tags(segment.source)), how_many(number, "tag")),
        (number := len(advice.findings), f"checks find {number}"),
        (number := len(advice.terms), how_many(number, "term")),
        (number := len(advice.memory), f"memory has {number}"),
        (number := len(segment.notes), how_many(number, "note")),
    )
    return ", ".join(words for number, words in counts if number)


def detail_lines(segment: Segment) -> Iterator[str]:
    """Yield what is known about ``segment`` beside its texts."""
    if segment.context:
        name, _, line = segment.place.rpartition(":")
        yield f"{segment.context}, line {line} of {name}"
    if segment.previous_source:
        yield f"the source was: {segment.previous_source}"
    yield from note_lines(segment)


def note_lines(segment: Segment, words: str = "") -> Iterator[str]:
    """Yield the notes; with ``words``, which have been found, only where the texts lack them."""
    wanted = words.casefold()
    if words and wanted in searched(segment).casefold():
        return
    for note in segment.notes:
        if wanted in note.text.casefold():
            yield f"note by {note.author or 'someone'}: {note.text}"


def sign_lines(segment: Segment, languages: tuple[str, str]) -> Iterator[str]:
    """Yield what stands in the texts and is not heard: tags and unusual spaces."""
    for language, text in zip(languages, (segment.source, segment.target), strict=True):
        name = NAMES[language][0]
        heard = [f"{name}: {sign}" for sign in (*tag_signs(text), *space_signs(text))]
        yield from heard or [f"{name}: no tags, no special spaces"]


def finding_lines(findings: Sequence[Finding], segment: Segment) -> Iterator[str]:
    """Yield what the checks find, numbered."""
    if not findings:
        yield "the checks find nothing" if segment.target else "nothing to check yet"
    for number, finding in enumerate(findings, 1):
        mend = ", can be mended" if finding.fixed is not None else ""
        yield f"{number}: {spelled(finding.message)}{mend}"


def term_lines(terms: Sequence[TermAdvice]) -> Iterator[str]:
    """Yield the terms of the source and whether the target has them."""
    if not terms:
        yield "no terms of the glossary"
    for advice in terms:
        term = advice.match.terms[0]
        wanted = " or ".join(advice.expressions)
        if term.status is Status.KEEP:
            wanted = "stays as it is"
        proposed = ", only proposed" if term.status is Status.PROPOSED else ""
        used = ", used" if advice.respected else ", not used yet"
        if advice.waiver and not advice.respected:
            used = f", waived by {advice.waiver.person or 'someone'}"
        note = f"; {term.note}" if term.note else ""
        yield f"{advice.match.surface}: {wanted}{proposed}{used}{note}"


def machine_lines(suggestions: Sequence[Suggestion]) -> Iterator[str]:
    """Yield the machine's translations, numbered."""
    if not suggestions:
        yield "the machine has no translation"
    for number, suggestion in enumerate(suggestions, 1):
        yield f"{number}: {without_tags(suggestion.text)}"


def memory_lines(matches: Sequence[MemoryMatch], source: str) -> Iterator[str]:
    """Yield earlier translations, numbered, and their sources where they differ."""
    if not matches:
        yield "nothing like this was translated before"
    for number, match in enumerate(matches, 1):
        yield f"{number}: {match.score} percent: {without_tags(match.target)}"
        if match.source != source:
            yield f"translates: {without_tags(match.source)}"


def dictionary_lines(found: Sequence[Found], *, fully: bool) -> Iterator[str]:
    """Yield what the dictionary has, numbered; ``fully`` with what each translation is."""
    number = 1
    if not found:
        yield "the original has no rare words that the dictionary knows"
    for one in found:
        if one.fault:
            yield one.fault
        elif fully:
            for headword, group in groupby(one.translations, lambda pair: pair[0]):
                yield f"{headword}:"
                for _, translation in group:
                    told = (translation.text, translation.kind, translation.provenance)
                    yield f"{number}: {', '.join(filter(None, told))}"
                    number += 1
        else:
            words = [f"{n} {t.text}" for n, (_, t) in enumerate(one.translations, number)]
            number += len(words)
            yield f"{one.words}: {', '.join(words)}; {one.summary}"


def version_lines(versions: Sequence[Version]) -> Iterator[str]:
    """Yield what a translation was, each with who and when, numbered, the oldest first."""
    if not versions:
        yield "no earlier version is known here"
    for number, version in enumerate(versions, 1):
        moment = version.moment
        when = f"{moment.day} {moment:%B %Y, %H:%M}" if moment else ""
        yield f"{number}: {without_tags(version.target) or 'none'}"
        told = (version.state.value, version.maker, when)
        yield ", ".join(part for part in told if part)


def pair_lines(units: Sequence[Unit]) -> Iterator[str]:
    """Yield finished pairs, each on two lines, and where they stand."""
    if not units:
        yield "no finished translation has these words"
    for unit in units:
        yield f"{unit.article}: {without_tags(unit.text(unit.source_language))}"
        yield f"translation: {without_tags(unit.text(other_language(unit.source_language)))}"


def statistics_lines(statistics: Statistics) -> Iterator[str]:
    """Yield segments and words by state."""
    yield f"{statistics.percent_done} percent of the words finished"
    for state in State:
        if statistics.segments[state]:
            segments = how_many(statistics.segments[state], "segment")
            yield f"{state}: {segments}, {how_many(statistics.words[state], 'word')}"


def published_lines(published: Published, slug: str) -> Iterator[str]:
    """Yield which editions of the article ``slug`` are out of date, and how they are renewed."""
    if published.fault:
        yield published.fault
    for edition, stale in published.editions.items():
        if stale:
            made = f", made {edition.made}" if edition.made else ""
            yield f"out of date: {edition.file}{made}"
    if published.stale and not published.fault:
        yield f"workbench export {slug} --stale makes them again, when you have left"
