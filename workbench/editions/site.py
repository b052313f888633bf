"""The site: pages and books for every article, an index by date and subject, and a feed.

It is a folder of static files for any server or a disk: links between the pages are relative,
and nothing is loaded from elsewhere.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from workbench.editions import epub, html, pdf
from workbench.editions.edition import Edition, Layout
from workbench.editions.html import html_environment
from workbench.editions.inlines import safe_address
from workbench.editions.templating import BUILT_IN, Templates
from workbench.editions.wording import date_in_words, wording
from workbench.system.backups import Report, no_report
from workbench.system.files import read_text
from workbench.text.languages import NAMES

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "bilingual-workbench/site")

#: How many articles the feed lists.
_FEED_LENGTH = 30


class Link(NamedTuple):
    """A link to a page or file; it has a label if readers see it."""

    address: str
    language: str = ""
    label: str = ""


class Group(NamedTuple):
    """Articles under one heading."""

    title: str
    editions: list[Edition]


@dataclass(frozen=True, slots=True)
class Site:
    """Editions that are published together."""

    title: str
    #: The language of the index.
    language: str
    editions: tuple[Edition, ...]
    #: The address of the site, such as "https://example.org/"; empty if unknown.
    address: str = ""

    def files(
        self, templates: Templates = BUILT_IN, report: Report = no_report
    ) -> Iterator[tuple[str, bytes]]:
        """Yield the files of the site: paths, with "/" between their parts, and contents.

        ``report`` is called with what a book lacks, such as PDF/UA-1.
        """
        newest = sorted(self.editions, key=_by_date)
        for edition in newest:
            yield from self._article(edition, templates, report)
        known: dict[str, object] = {
            "site": self,
            "words": wording(self.language),
            "dates": list(self._by_year(newest)),
            "subjects": list(self._by_subject(newest)),
            "names": NAMES,
            "date_in_words": date_in_words,
            "style": Markup(read_text(templates.path("edition.css"))),  # noqa: S704
        }
        environment = html_environment(templates)
        yield "index.html", templates.render(environment, "site/index.html.jinja", known)
        known |= {"latest": newest[:_FEED_LENGTH], "identifier": self.identifier}
        yield "feed.xml", templates.render(environment, "site/feed.xml.jinja", known)

    def identifier(self, edition: Edition | None = None) -> str:
        """Return the identifier of the site or of ``edition``, the same at any address."""
        name = f"{self.title} {self.address}"
        if edition:
            name = f"{edition.metadata.url or edition.slug} {edition.metadata.target_language}"
        return uuid.uuid5(_NAMESPACE, name).urn

    @property
    def revised(self) -> str:
        """The time of the last change of any edition, ISO 8601 in UTC."""
        return max((edition.revised for edition in self.editions), default="") or _NEVER

    def _article(
        self, edition: Edition, templates: Templates, report: Report
    ) -> Iterator[tuple[str, bytes]]:
        """Yield the pages of an article, with links to each other, and its books."""
        target = edition.metadata.target_language
        name = NAMES[target][1].capitalize()
        both = wording(target).both_languages.capitalize()
        bilingual, alone = Link("index.html", label=both), Link(f"{target}.html", target, name)
        books = [
            Link(f"{edition.slug}.epub", label="EPUB"),
            Link(f"{edition.slug}.pdf", label="PDF"),
        ]
        for page, layout, other in (
            (bilingual, Layout.COLUMNS, alone),
            (alone, Layout.TARGET, bilingual),
        ):
            data = html.render(
                edition,
                layout,
                templates,
                home="../index.html",
                ways=[other, *books],
                alternates=list(self._alternates(edition)),
            )
            yield f"{edition.slug}/{page.address}", data
        yield f"{edition.slug}/{edition.slug}.epub", epub.render(edition, templates=templates)
        book = pdf.render(edition, templates=templates, report=report)
        yield f"{edition.slug}/{edition.slug}.pdf", book

    def _alternates(self, edition: Edition) -> Iterator[Link]:
        """Yield links to the text in each language; that of the source is where it appeared."""
        metadata = edition.metadata
        base = f"{self.address.rstrip('/')}/{edition.slug}/" if self.address else ""
        yield Link(f"{base}{metadata.target_language}.html", metadata.target_language)
        yield Link(f"{base}index.html", "x-default")
        if safe_address(metadata.url):
            yield Link(safe_address(metadata.url), metadata.source_language)

    def _by_year(self, newest: list[Edition]) -> Iterator[Group]:
        words = wording(self.language)
        for year, group in groupby(newest, key=lambda edition: edition.metadata.date[:4]):
            yield Group(year or words.undated, list(group))

    def _by_subject(self, newest: list[Edition]) -> Iterator[Group]:
        """Yield the subjects in alphabetical order; nothing if no article has one."""
        subjects: dict[str, list[Edition]] = {}
        for edition in newest:
            subjects.setdefault(edition.metadata.subject, []).append(edition)
        without = subjects.pop("", [])
        for subject in sorted(subjects, key=str.casefold):
            yield Group(subject, subjects[subject])
        if subjects and without:
            yield Group(wording(self.language).other_subjects, without)


_NEVER = "1980-01-01T00:00:00Z"


def _by_date(edition: Edition) -> tuple[bool, Iterable[int], str]:
    """Return a sort key that puts the newest first, and editions without a date last."""
    date = edition.metadata.date
    return not date, [-ord(character) for character in date], edition.slug
