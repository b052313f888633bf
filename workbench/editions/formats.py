"""The formats of editions by name; each module is loaded on demand."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from workbench.articles.export_format import ExportFormat, Kind, find_by_suffix
from workbench.editions.edition import Edition, Layout, Paper
from workbench.system.backups import Report, no_report


@dataclass(frozen=True)
class EditionFormat(ExportFormat):
    """A format of editions, and the arguments of its maker besides edition and layout."""

    kind: Kind = field(default=Kind.EDITION, init=False)
    #: The default layout.
    layout: Layout = Layout.ALTERNATING
    #: Whether it has pages, so that its maker takes ``paper``.
    paged: bool = False
    #: Whether its maker takes ``templates``.
    templated: bool = False
    #: Whether its maker takes ``report``, for messages about the file.
    reports: bool = False


_DOCUMENT = "a document for Word or LibreOffice, with styles to change; `--paper` as for `pdf`"

FORMATS = {
    "html": EditionFormat(
        "workbench.editions.html:render",
        "one file without scripts, for screens of every width, light and dark, and for print",
        suffixes=("html", "htm"),
        layout=Layout.COLUMNS,
        templated=True,
    ),
    "epub": EditionFormat(
        "workbench.editions.epub:render",
        "an EPUB 3 book: title page, contents, text, terms, credits",
        templated=True,
    ),
    "pdf": EditionFormat(
        "workbench.editions.pdf:render",
        "a tagged PDF with contents and page numbers, PDF/UA-1 where the fonts of this machine "
        "have every character (else the export names those that they lack); "
        "`--paper a4`, `a5` or `letter`",
        layout=Layout.COLUMNS,
        paged=True,
        templated=True,
        reports=True,
    ),
    "docx": EditionFormat(
        "workbench.editions.docx:render", _DOCUMENT, layout=Layout.COLUMNS, paged=True
    ),
    "odt": EditionFormat(
        "workbench.editions.odt:render",
        _DOCUMENT,
        layout=Layout.COLUMNS,
        paged=True,
        templated=True,
    ),
    "md": EditionFormat(
        "workbench.editions.markdown:render",
        "CommonMark with pipe tables; tables and notes are one language below the other in both "
        "bilingual layouts",
        suffixes=("md", "markdown"),
    ),
    "txt": EditionFormat(
        "workbench.editions.text:render",
        "plain text; two columns are 80 characters wide",
        suffixes=("txt", "text"),
    ),
}


def format_of(suffix: str) -> str:
    """Return the name of the format with the file name ``suffix``; "" if there is none."""
    return find_by_suffix(suffix, FORMATS)


def render(
    edition: Edition,
    name: str,
    layout: Layout | None = None,
    *,
    paper: Paper = Paper.A4,
    templates_folder: Path | None = None,
    report: Report = no_report,
) -> bytes:
    """Return the file of ``edition`` in the format ``name``.

    Templates in ``templates_folder`` replace built-in ones; ``report`` gets what the file lacks.
    """
    form = FORMATS[name]
    options: dict[str, object] = {}
    if form.paged:
        options["paper"] = paper
    if form.templated:
        from workbench.editions.templating import templates_of

        options["templates"] = templates_of(templates_folder)
    if form.reports:
        options["report"] = report
    data: bytes = form.maker(edition, layout or form.layout, **options)
    return data
