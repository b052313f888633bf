"""What is known about the current segment: terms, checks, notes and where it comes from."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbench.catalog import Note, Segment
from workbench.checks import Finding
from workbench.editor.assistance import Advice, TermAdvice
from workbench.editor.states import described
from workbench.editor.widgets.differences import shown_difference
from workbench.glossary import Status

_NEWLINE = Content("\n")
_LOOKING = Content.styled("looking up terms …", "$secondary")

#: From this score on, in per cent, an earlier translation mostly fits as it is.
_SURE = 95


class SidePanel(VerticalScroll):
    """Sections under headings, of which those that have nothing to say are left out."""

    def compose(self) -> ComposeResult:
        """Make the one text that is drawn."""
        yield Static(id="advice")

    def show(self, segment: Segment | None, advice: Advice | None) -> None:
        """Show what is known about ``segment``; ``advice`` may still be missing."""
        if segment is None:
            text = Content("")
        elif self.screen.has_class("-wide"):
            text = Content("\n\n").join(_sections(segment, advice))
        else:
            text = _NEWLINE.join(_lines(segment, advice))
        self.query_one("#advice", Static).update(text)
        self.scroll_home(animate=False)


def _lines(segment: Segment, advice: Advice | None) -> list[Content]:
    """Return what matters most, in as few lines as can be, for a low panel."""
    if advice is None:
        return [_LOOKING]
    return [
        *(_finding(finding) for finding in advice.findings),
        *(_term(n, term) for n, term in enumerate(advice.terms, 1)),
        *(_note(note) for note in segment.notes),
        *_memory(segment, advice, full=False),
        *([_nothing(segment)] if not advice.findings else []),
        *_machine(advice),
    ]


def _sections(segment: Segment, advice: Advice | None) -> list[Content]:
    """Return all that is known, under headings."""
    sections = []
    if advice is None:
        sections.append(_LOOKING)
    else:
        if advice.terms:
            terms = [_term(n, term, full=True) for n, term in enumerate(advice.terms, 1)]
            sections.append(_section("Terms", terms))
        findings = [_finding(finding) for finding in advice.findings]
        sections.append(_section("Checks", findings or [_nothing(segment)]))
        if memory := _memory(segment, advice, full=True):
            sections.append(_section("Memory", memory))
        if machine := _machine(advice):
            sections.append(_section("Machine", machine))
    if segment.notes:
        sections.append(_section("Notes", [_note(note) for note in segment.notes]))
    if segment.previous_source:
        sections.append(_section("The source was", [Content(segment.previous_source)]))
    origin = [Content(described(segment))]
    if segment.context:
        origin.append(Content.styled(f"{segment.context} · {segment.place}", "$secondary"))
    sections.append(_section("State", origin))
    return sections


def _memory(segment: Segment, advice: Advice, *, full: bool) -> list[Content]:
    """Return earlier translations; in full, with how their sources differ from this one."""
    lines = []
    for number, match in enumerate(advice.memory, len(advice.terms) + 1):
        parts: list[Content | tuple[str, str] | str] = [
            (f"{number} ", "bold $accent"),
            (f"{match.score}% ", "$success" if match.score >= _SURE else "$warning"),
            match.target,
        ]
        if full and match.source != segment.source:
            parts += ["\n  ", shown_difference(match.source, segment.source, "$secondary")]
        lines.append(Content.assemble(*parts))
    return lines


def _machine(advice: Advice) -> list[Content]:
    """Return the machine's translations that are not in the target already."""
    if advice.machine_fault:
        return [Content.styled(f"no machine translation: {advice.machine_fault}", "$secondary")]
    return [
        Content.assemble((f"{n} ", "bold $accent"), suggestion.text)
        for n, suggestion in enumerate(advice.machine, len(advice.terms) + len(advice.memory) + 1)
    ]


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
