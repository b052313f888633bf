"""The PDF edition, typeset by Typst: tagged, with pages and aligned pairs.

The template reads the edition as JSON, so that no text is taken for Typst markup.
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

#: Typst's names of paper sizes.
_PAPERS = {Paper.A4: "a4", Paper.A5: "a5", Paper.LETTER: "us-letter"}

#: Parts of Typst's messages about a text that PDF/UA-1 does not allow.
_NOT_UNIVERSAL = ("could not be displayed", "PDF/UA-1 error")

#: Typst's message about a character that no font has.
_UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')
_MOST_NAMED = 5

#: Typst's messages about a missing package.
_PACKAGE = re.compile(r"failed to download package|package not found")

#: The place of an error in Typst's messages.
_PLACE = re.compile(r"┌─ (?P<path>.+):(?P<line>\d+):\d+$", re.MULTILINE)

#: The longest passage, in characters, that is kept on one page with its translation.
_SHORT = 240


def render(
    edition: Edition,
    layout: Layout = Layout.COLUMNS,
    paper: Paper = Paper.A4,
    templates: Templates = BUILT_IN,
    report: Report = no_report,
) -> bytes:
    """Return the PDF file of ``edition``; the same edition gives the same bytes.

    ``report`` is called with the reason if it is not PDF/UA-1.
    """
    data = json.dumps(_TemplateData(edition, layout).data(_PAPERS[paper]), ensure_ascii=False)
    moment = datetime.fromisoformat(edition.revised or "1980-01-01T00:00:00Z")
    path = templates.path("edition.typ")

    def made(*, universal: bool) -> bytes:
        compiled = partial(_compiled, path, data, int(moment.timestamp()), universal=universal)
        # Typst's threads do not survive a fork.
        return confined(compiled, path, fresh=True) if templates.is_custom(path) else compiled()

    try:
        return made(universal=True)
    except _NotUniversalError as reason:
        # A book that is not PDF/UA-1 is better than none.
        report(f"{edition.slug}: the PDF is tagged, but is no PDF/UA-1: {reason}")
        return made(universal=False)


class _NotUniversalError(Exception):
    """The reason why an edition cannot be PDF/UA-1."""


def _compiled(path: Path, data: str, moment: int, *, universal: bool) -> bytes:
    """Return the PDF that Typst makes of the template at ``path``.

    Raises ``WorkbenchError`` if the template is faulty, and ``_NotUniversalError`` if it
    is to be ``universal``, PDF/UA-1, but has characters without a font, or empty headings.
    """
    import typst

    try:
        made: bytes = typst.compile(
            str(path),
            format="pdf",
            sys_inputs={"data": data},
            pdf_standards=["ua-1"] if universal else None,
            timestamp=moment,
            # Packages would be downloaded, or exist on this machine only.
            package_path=os.devnull,
            package_cache_path=os.devnull,
        )
    except typst.TypstError as error:
        if universal and any(reason in str(error) for reason in _NOT_UNIVERSAL):
            raise _NotUniversalError(_reason(error)) from error
        place = _PLACE.search(getattr(error, "diagnostic", ""))  # not in older releases
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
    """Return why the edition cannot be PDF/UA-1, from Typst's ``error``."""
    unshown = list(dict.fromkeys(_UNSHOWN.findall(getattr(error, "diagnostic", str(error)))))
    if not unshown:
        return str(error).removeprefix("PDF/UA-1 error: ")
    more = ", …" if len(unshown) > _MOST_NAMED else ""
    return f"no font of this machine has {', '.join(unshown[:_MOST_NAMED])}{more}"


def _shown(found: Path, template: Path) -> Path:
    """Return ``found``, which Typst names by its real path, as a path in the template's folder."""
    folder = template.parent
    return folder / found.resolve().relative_to(folder.resolve())


class _TemplateData:
    """Converts an edition in one layout to the data for the template."""

    def __init__(self, edition: Edition, layout: Layout) -> None:
        self.edition = edition
        self.layout = layout
        self.words: Wording = wording(edition.metadata.target_language)
        self.ranks = ranks(edition.pairs)
        self.notes = footnotes(edition, layout)

    def data(self, paper: str) -> dict[str, object]:
        """Return all data, ready for JSON."""
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
            # The notes at the foot of a page, and those after the text.
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
        """Return an item of the list ``found``, with its content."""
        label = item.pair.label if found.ordered else "•"
        inside = [self.part(inner) for inner in item.parts]
        return {**self.block(item.pair), "label": label, "parts": inside}

    def block(self, pair: BlockPair) -> dict[str, object]:
        """Return a block with the passages that the layout shows."""
        return {
            "type": pair.kind.value,
            "id": pair.id,
            "level": self.ranks.get(pair.id, pair.level),
            "label": pair.label,
            "verbatim": pair.verbatim,
            "sides": [self.passage(side) for side in sides(pair, self.layout)],
        }

    def passage(self, passage: Passage) -> dict[str, object]:
        """Return a passage; the ``mark`` of a run is the word that warns of it."""
        return {
            "language": passage.language,
            "text": passage.text,
            # A long one may be split between pages; kept whole, it would leave gaps.
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
        """Return a text or an element; the sign at which a note is placed contains it."""
        if isinstance(inline, str):
            return inline
        data: dict[str, object] = {
            "kind": inline.kind.value,
            "children": [self.inline(child) for child in inline.children],
            "address": inline.address,
            "description": inline.description,
        }
        if inline.name in self.notes:
            data["note"] = self.block(self.notes[inline.name])
        return data
