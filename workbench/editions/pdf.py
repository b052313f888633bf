"""The PDF edition, set by Typst: tagged, paginated, its pairs aligned.

The template reads the edition as JSON, so that no text can be taken for its markup.
"""

from __future__ import annotations

import json
import os
import re
from datetime import datetime
from functools import partial
from pathlib import Path

from workbench.documents import BlockKind
from workbench.editions.edition import Edition, Layout, Paper, shown_titles, sides
from workbench.editions.footnotes import footnotes, notes_without_signs
from workbench.editions.inlines import Inline
from workbench.editions.passages import BlockPair, Passage
from workbench.editions.structure import (
    Item,
    ItemList,
    Part,
    Quotation,
    Stanza,
    Table,
    parts,
    ranks,
    wants_contents,
)
from workbench.editions.templating import BUILT_IN, Templates
from workbench.editions.wording import Wording, byline_date, credit_lines, notices, wording
from workbench.system.backups import Report, no_report
from workbench.system.confinement import REMEDY, confined
from workbench.system.errors import WorkbenchError
from workbench.text.languages import NAMES

#: Paper sizes in Typst's words.
_PAPERS = {Paper.A4: "a4", Paper.A5: "a5", Paper.LETTER: "us-letter"}

#: What Typst says of a text that PDF/UA-1 cannot hold.
_BEYOND_THE_STANDARD = ("could not be displayed", "PDF/UA-1 error")

#: How it names the characters among it.
_UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')
_MOST_NAMED = 5

#: How Typst says that a package is not there.
_PACKAGE = re.compile(r"failed to download package|package not found")

#: Where Typst says that the fault is.
_PLACE = re.compile(r"┌─ (?P<path>.+):(?P<line>\d+):\d+$", re.MULTILINE)

#: A passage of so many characters keeps to its translation: three lines or so.
_SHORT = 240


def render(
    edition: Edition,
    layout: Layout = Layout.COLUMNS,
    paper: Paper = Paper.A4,
    templates: Templates = BUILT_IN,
    report: Report = no_report,
) -> bytes:
    """Return the PDF file of ``edition``; the same edition gives the same bytes.

    ``report`` is called where it is no PDF/UA-1, and why.
    """
    data = json.dumps(_Setting(edition, layout).data(_PAPERS[paper]), ensure_ascii=False)
    moment = datetime.fromisoformat(edition.revised or "1980-01-01T00:00:00Z")
    path = templates.path("edition.typ")

    def made(*, universal: bool) -> bytes:
        compiled = partial(_compiled, path, data, int(moment.timestamp()), universal=universal)
        # Typst's threads do not survive that the process is copied.
        return confined(compiled, path, fresh=True) if templates.is_custom(path) else compiled()

    try:
        return made(universal=True)
    except _BeyondTheStandardError as reason:
        # A book that keeps less than the standard is better than none.
        report(f"{edition.slug}: the PDF is tagged, but is no PDF/UA-1: {reason}")
        return made(universal=False)


class _BeyondTheStandardError(Exception):
    """Why an edition cannot be PDF/UA-1."""


def _compiled(path: Path, data: str, moment: int, *, universal: bool) -> bytes:
    """Return what Typst makes of the template at ``path``; raise at the line of a fault.

    Where it is to be ``universal``, as PDF/UA-1 is, raises ``_BeyondTheStandardError`` where it
    cannot: the standard forbids characters that no font here can show, and headings without words.
    """
    import typst

    try:
        made: bytes = typst.compile(
            str(path),
            format="pdf",
            sys_inputs={"data": data},
            pdf_standards=["ua-1"] if universal else None,
            timestamp=moment,
            # Packages would come over the network, or be there on one machine only.
            package_path=os.devnull,
            package_cache_path=os.devnull,
        )
    except typst.TypstError as error:
        if universal and any(reason in str(error) for reason in _BEYOND_THE_STANDARD):
            raise _BeyondTheStandardError(_reason(error)) from error
        place = _PLACE.search(getattr(error, "diagnostic", ""))  # older releases tell none
        packaged = _PACKAGE.match(str(error)) is not None
        raise WorkbenchError(
            "the template wants a package, and no connection is opened for one"
            if packaged
            else f"Typst cannot set the edition: {error}",
            path=_shown(Path(place["path"]), path) if place else path,
            line=int(place["line"]) if place else None,
            remedy="put what it needs beside it, and import that" if packaged else REMEDY,
        ) from error
    return made


def _reason(error: Exception) -> str:
    """Return why PDF/UA-1 cannot hold the edition, of which Typst says ``error``."""
    unshown = list(dict.fromkeys(_UNSHOWN.findall(getattr(error, "diagnostic", str(error)))))
    if not unshown:
        return str(error).removeprefix("PDF/UA-1 error: ")
    more = ", …" if len(unshown) > _MOST_NAMED else ""
    return f"no font of this machine has {', '.join(unshown[:_MOST_NAMED])}{more}"


def _shown(found: Path, template: Path) -> Path:
    """Return ``found``, a file that ``template`` may import, as seen from the template's folder."""
    folder = template.parent
    return folder / found.resolve().relative_to(folder.resolve())


class _Setting:
    """What the template is told of an edition in one layout."""

    def __init__(self, edition: Edition, layout: Layout) -> None:
        self.edition = edition
        self.layout = layout
        self.words: Wording = wording(edition.metadata.target_language)
        self.ranks = ranks(edition.pairs)
        self.notes = footnotes(edition, layout)

    def data(self, paper: str) -> dict[str, object]:
        """Return everything, as JSON can hold it."""
        metadata = self.edition.metadata
        body = [pair for pair in self.edition.pairs if pair.kind is not BlockKind.FOOTNOTE]
        return {
            "paper": paper,
            "layout": self.layout.value,
            "language": metadata.target_language,
            "languages": [
                [code, NAMES[code][1].capitalize()]
                for code in (metadata.source_language, metadata.target_language)
            ],
            "title": self.edition.title,
            "author": metadata.author,
            "date": byline_date(self.edition),
            "titles": [self.passage(title) for title in shown_titles(self.edition, self.layout)],
            "notices": notices(self.edition),
            "contents": wants_contents(body),
            "parts": [self.part(part) for part in parts(body)],
            # What stands at the foot of a page, and what closes the text.
            "placed": {note.id: True for note in self.notes.values()},
            "notes": [self.block(note) for note in notes_without_signs(self.edition, self.layout)],
            "terms": [[term.source, term.target] for term in self.edition.terms],
            "credits": [list(fact) for fact in credit_lines(self.edition)],
            "words": self.words._asdict(),
        }

    def part(self, part: Part) -> dict[str, object]:
        """Return one part of the text."""
        if isinstance(part, ItemList):
            return {"type": "list", "items": [self.item(item, part) for item in part.items]}
        if isinstance(part, Quotation):
            inner = [self.part(inner) for inner in part.parts]
            return {"type": "quotations", "parts": inner}
        if isinstance(part, Stanza):
            return {"type": "stanza", "lines": [self.block(line) for line in part.lines]}
        if isinstance(part, Table):
            cells = [[list(sides(cell, self.layout)) for cell in row] for row in part.rows]
            return {
                "type": "table",
                "head": part.head,
                "sides": [
                    [[self.passage(cell[side]) for cell in row] for row in cells]
                    for side in range(len(cells[0][0]))
                ],
            }
        return self.block(part)

    def item(self, item: Item, found: ItemList) -> dict[str, object]:
        """Return an item of the list ``found``, with what is in it."""
        label = item.pair.label if found.ordered else "•"
        inside = [self.part(inner) for inner in item.parts]
        return {**self.block(item.pair), "label": label, "parts": inside}

    def block(self, pair: BlockPair) -> dict[str, object]:
        """Return one block with the passages that the layout shows."""
        return {
            "type": pair.kind.value,
            "id": pair.id,
            "level": self.ranks.get(pair.id, pair.level),
            "label": pair.label,
            "verbatim": pair.verbatim,
            "sides": [self.passage(side) for side in sides(pair, self.layout)],
        }

    def passage(self, passage: Passage) -> dict[str, object]:
        """Return one passage; ``mark`` is the word that warns of a run."""
        return {
            "language": passage.language,
            "text": passage.text,
            # A long one may part from its translation; kept whole, it would leave pages empty.
            "short": len(passage.text) <= _SHORT,
            "source": passage.language == self.edition.metadata.source_language,
            "runs": [
                {
                    "language": run.language,
                    "mark": self.words.mark(run.mark),
                    "inlines": [self.inline(inline) for inline in run.inlines],
                    "gap": run.gap,
                }
                for run in passage.runs
            ],
        }

    def inline(self, inline: Inline) -> object:
        """Return one text or element; the sign that a note stands with has it."""
        if isinstance(inline, str):
            return inline
        told: dict[str, object] = {
            "kind": inline.kind.value,
            "children": [self.inline(child) for child in inline.children],
            "address": inline.address,
            "description": inline.description,
        }
        if inline.name in self.notes:
            told["note"] = self.block(self.notes[inline.name])
        return told
