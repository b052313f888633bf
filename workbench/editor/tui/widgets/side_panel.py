"""What is known about the current segment: terms, checks, notes and where it comes from."""

from __future__ import annotations

from itertools import groupby

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbench.catalog import Note, Segment
from workbench.checks import Finding
from workbench.editor.core.assistance import Advice, TermAdvice, words_to_insert
from workbench.editor.core.dictionary import Found
from workbench.editor.core.states import described
from workbench.editor.tui.widgets.differences import shown_difference
from workbench.glossary import Status
from workbench.lexicon import Translation
from workbench.text.counts import how_many

_NEWLINE = Content("\n")

#: From this score on, in per cent, an earlier translation mostly fits as it is.
_SURE = 95

#: The last number that a key stands for.
_LAST_NUMBER = 9


class SidePanel(VerticalScroll):
    """Sections under headings, of which those that have nothing to say are left out.

    What the machine proposes begins a text of its own, so that it can be scrolled to.
    """

    def compose(self) -> ComposeResult:
        """Make the two texts that are drawn, one below the other."""
        yield Static(id="advice")
        yield Static(id="proposals")

    def show(self, advice: Advice, *, at_machine: bool) -> None:
        """Show ``advice`` from the top, or ``at_machine`` from what the machine proposes."""
        wide = self.screen.has_class("-wide")
        if advice.looked_up is not None:
            between, above, below = _NEWLINE, _looked_up(advice.looked_up, full=wide), []
        elif wide:
            between, above, below = _NEWLINE + _NEWLINE, _sections(advice), _more_sections(advice)
        else:
            between, above = _NEWLINE, _lines(advice)
            below = [*_machine(advice), *_rare_words(advice)]
        self.query_one("#advice", Static).update(between.join(above))
        proposals = self.query_one("#proposals", Static)
        proposals.update(between.join(below))
        proposals.display = bool(below)
        if at_machine and below:
            self.call_after_refresh(self.scroll_to_widget, proposals, top=True, animate=False)
        else:
            self.scroll_home(animate=False)


def in_short(proposals: int, fault: str) -> str:
    """Return in words how many translations the machine proposes, or why it has none."""
    if fault:
        return _no_translation(fault)
    if not proposals:
        return "the machine proposes nothing else"
    return f"{how_many(proposals, 'proposal')} of the machine; F6 and a number puts one in"


def _lines(advice: Advice) -> list[Content]:
    """Return what matters most, in as few lines as can be, for a low panel."""
    return [
        *(_finding(finding) for finding in advice.findings),
        *(_term(n, term) for n, term in enumerate(advice.terms, 1)),
        *(_note(note) for note in advice.segment.notes),
        *_memory(advice, full=False),
        *([_nothing(advice.segment)] if not advice.findings else []),
    ]


def _sections(advice: Advice) -> list[Content]:
    """Return what was looked up, under headings."""
    sections = []
    if advice.terms:
        terms = [_term(n, term, full=True) for n, term in enumerate(advice.terms, 1)]
        sections.append(_section("Terms", terms))
    findings = [_finding(finding) for finding in advice.findings]
    sections.append(_section("Checks", findings or [_nothing(advice.segment)]))
    if memory := _memory(advice, full=True):
        sections.append(_section("Memory", memory))
    return sections


def _more_sections(advice: Advice) -> list[Content]:
    """Return what the machine proposes, and what is known of the segment itself."""
    segment, sections = advice.segment, []
    if machine := _machine(advice):
        sections.append(_section("Machine", machine))
    if rare_words := _rare_words(advice):
        sections.append(_section("Dictionary", rare_words))
    if segment.notes:
        sections.append(_section("Notes", [_note(note) for note in segment.notes]))
    if segment.previous_source:
        sections.append(_section("The source was", [Content(segment.previous_source)]))
    origin = [Content(described(segment))]
    if segment.context:
        origin.append(Content.styled(f"{segment.context} · {segment.place}", "$secondary"))
    sections.append(_section("State", origin))
    return sections


def _memory(advice: Advice, *, full: bool) -> list[Content]:
    """Return earlier translations; in full, with how their sources differ from this one."""
    lines = []
    for number, match in enumerate(advice.memory, len(advice.terms) + 1):
        parts: list[Content | tuple[str, str] | str] = [
            (f"{number} ", "bold $accent"),
            (f"{match.score}% ", "$success" if match.score >= _SURE else "$warning"),
            match.target,
        ]
        if full and match.source != advice.segment.source:
            parts += ["\n  ", shown_difference(match.source, advice.segment.source, "$secondary")]
        lines.append(Content.assemble(*parts))
    return lines


def _machine(advice: Advice) -> list[Content]:
    """Return the machine's translations that are not in the target already."""
    if advice.machine_fault:
        return [Content.styled(_no_translation(advice.machine_fault), "$secondary")]
    return [
        Content.assemble((f"{n} ", "bold $accent"), suggestion.text)
        for n, suggestion in enumerate(advice.machine, len(advice.terms) + len(advice.memory) + 1)
    ]


def _rare_words(advice: Advice) -> list[Content]:
    """Return the rarer words of the source, a line for each."""
    if advice.dictionary_fault:
        return [Content.styled(advice.dictionary_fault, "$secondary")]
    number = 1 + len(advice.suggestions) - len(words_to_insert(advice.rare_words))
    lines = []
    for found in advice.rare_words:
        parts: list[tuple[str, str] | str] = [(found.words, "underline"), " →"]
        for _, translation in found.translations:
            # A key has one digit; D looks the word up, where it has a low number.
            shown = str(number) if number <= _LAST_NUMBER else "·"
            parts += [(f" {shown} ", "bold $accent"), translation.text]
            number += 1
        parts.append((f" {found.summary}", "$secondary"))
        lines.append(Content.assemble(*parts))
    return lines


def _looked_up(found: Found, *, full: bool) -> list[Content]:
    """Return what the dictionary has for words that are looked up, in full with the senses."""
    if found.fault:
        return [Content.styled(found.fault, "$secondary")]
    lines = [Content.styled("Dictionary", "bold $primary")] if full else []
    numbered = enumerate(found.translations, 1)
    for headword, group in groupby(numbered, lambda item: item[1][0]):
        shown = [_translation(n, translation, full=full) for n, (_, translation) in group]
        head = Content.styled(headword, "underline")
        if full:
            lines += [head, *shown]
        else:
            lines.append(Content.assemble(head, "  ", Content("  ").join(shown)))
    return lines


def _translation(number: int, translation: Translation, *, full: bool) -> Content:
    told = ", ".join(filter(None, (translation.kind, translation.provenance)))
    if full and translation.note:
        told += f": {translation.note}"
    return Content.assemble(
        (f"{number} ", "bold $accent"), translation.text, (f" {told}", "$secondary")
    )


def _no_translation(fault: str) -> str:
    return f"no machine translation: {fault}"


def _finding(finding: Finding) -> Content:
    mend = (" (F2 mends)", "$secondary") if finding.fixed is not None else ""
    return Content.assemble(("! ", "bold $warning"), finding.message, mend)


def _nothing(segment: Segment) -> Content:
    """Say that the checks have nothing to say, and why."""
    if segment.target:
        return Content.styled("✓ the checks find nothing", "$success")
    return Content.styled("nothing to check yet", "$secondary")


def _section(heading: str, lines: list[Content]) -> Content:
    return _NEWLINE.join([Content.styled(heading, "bold $primary"), *lines])


def _term(number: int, advice: TermAdvice, *, full: bool = False) -> Content:
    term = advice.match.terms[0]
    mark = ("✓ ", "$success") if advice.respected else ("· ", "bold $warning")
    if advice.waiver and not advice.respected:
        mark = ("– ", "$secondary")
    wanted = " / ".join(advice.expressions)
    if term.status is Status.KEEP:
        wanted = "stays as it is"
    parts: list[tuple[str, str] | str] = [
        (f"{number} ", "bold $accent"),
        mark,
        (advice.match.surface, "underline"),
        " → ",
        (wanted, "bold"),
    ]
    if term.status is Status.PROPOSED:
        parts.append((" proposed", "italic $secondary"))
    if advice.waiver and not advice.respected:
        parts.append((f" waived by {advice.waiver.person or 'someone'}", "italic $secondary"))
    if term.note and full:
        parts.append((f"\n  {term.note}", "$secondary"))
    return Content.assemble(*parts)


def _note(note: Note) -> Content:
    return Content.assemble((f"{note.author or 'note'}: ", "$secondary"), note.text)
