"""The words that an edition adds to the article, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date as calendar
from typing import NamedTuple

from workbench.catalog import State
from workbench.documents import BlockKind
from workbench.documents.dates import iso_date
from workbench.editions.edition import Edition
from workbench.editions.inlines import Inline, safe_address
from workbench.editions.passages import Passage
from workbench.text.languages import MONTHS


class Wording(NamedTuple):
    """All phrases that editions add to the article's own text, in one language."""

    draft: str
    untranslated: str
    draft_notice: str
    untranslated_notice: str
    by: str
    translation: str
    machine: str
    review: str
    thanks: str
    source: str
    licence: str
    notes: str
    #: The link from a footnote to its sign.
    back: str
    table: str
    contents: str
    text: str
    terms: str
    about: str
    #: The phrases of a site.
    all: str
    latest: str
    by_subject: str
    undated: str
    other_subjects: str
    both_languages: str
    read: str
    colon: str

    def mark(self, state: State | None) -> str:
        """Return the word that marks a run in ``state``; empty if it is finished."""
        if state is State.DRAFT:
            return self.draft
        return self.untranslated if state is State.UNTRANSLATED else ""


_WORDINGS = {
    "en": Wording(
        draft="draft",
        untranslated="untranslated",
        draft_notice=(
            "Passages marked “draft” were translated by machine or are unfinished; "
            "nobody stands by them yet."
        ),
        untranslated_notice="Passages marked “untranslated” are in the original language.",
        by="By",
        translation="Translation",
        machine="Drafted by machine",
        review="Review",
        thanks="Thanks to",
        source="Source",
        licence="Licence",
        notes="Notes",
        back="Back to the text",
        table="Table",
        contents="Contents",
        text="Text",
        terms="Terms",
        about="About this edition",
        all="All articles",
        latest="By date",
        by_subject="By subject",
        undated="Undated",
        other_subjects="Other subjects",
        both_languages="in both languages",
        read="Read",
        colon=": ",
    ),
    "fr": Wording(
        draft="brouillon",
        untranslated="non traduit",
        draft_notice=(
            "Les passages marqués «\u00a0brouillon\u00a0» ont été traduits par une machine ou "
            "restent inachevés\u202f; personne n’en répond encore."
        ),
        untranslated_notice=(
            "Les passages marqués «\u00a0non traduit\u00a0» sont dans la langue d’origine."
        ),
        by="Par",
        translation="Traduction",
        machine="Ébauche automatique",
        review="Relecture",
        thanks="Merci à",
        source="Source",
        licence="Licence",
        notes="Notes",
        back="Retour au texte",
        table="Tableau",
        contents="Table des matières",
        text="Texte",
        terms="Glossaire",
        about="À propos de cette édition",
        all="Tous les articles",
        latest="Par date",
        by_subject="Par sujet",
        undated="Sans date",
        other_subjects="Autres sujets",
        both_languages="dans les deux langues",
        read="Lire",
        colon="\u00a0: ",
    ),
}


class Fact(NamedTuple):
    """A line of the credits; ``text`` is a link if there is an ``address``."""

    label: str
    text: str
    address: str = ""


def wording(language: str) -> Wording:
    """Return the phrases in ``language``."""
    return _WORDINGS[language]


def bracketed(
    passage: Passage,
    words: Wording,
    write: Callable[[tuple[Inline, ...]], str],
    brackets: tuple[str, str] = ("[", "]"),
) -> str:
    """Return ``passage`` written with ``write``; unfinished runs are marked, in ``brackets``."""
    opening, closing = brackets
    shown = []
    for run in passage.runs:
        text = write(run.inlines)
        if run.mark:
            text = f"{opening}{words.mark(run.mark)}{words.colon}{text}{closing}"
        shown.append(text + run.gap)
    return "".join(shown)


def notices(edition: Edition) -> list[str]:
    """Return the warnings for readers about drafts and untranslated passages."""
    words = wording(edition.metadata.target_language)
    warnings = []
    if edition.drafts:
        warnings.append(words.draft_notice)
    if edition.untranslated:
        warnings.append(words.untranslated_notice)
    return warnings


def credit_lines(edition: Edition) -> list[Fact]:
    """Return the credits of an edition: who made it, its source and its licence."""
    metadata = edition.metadata
    words = wording(metadata.target_language)
    facts = [
        Fact(words.translation, ", ".join(edition.translators)),
        Fact(words.machine, ", ".join(edition.machines)),
        Fact(words.review, ", ".join(edition.reviewers)),
        Fact(words.thanks, ", ".join(metadata.credits)),
        Fact(words.source, metadata.url, safe_address(metadata.url)),
        Fact(words.licence, metadata.licence),
    ]
    return [fact for fact in facts if fact.text]


def byline(edition: Edition) -> list[str]:
    """Return the author and the date, if known and not given at the beginning of the text."""
    return [fact for fact in (edition.metadata.author, byline_date(edition)) if fact]


def byline_date(edition: Edition) -> str:
    """Return the date in words; empty if the text, after a heading or not, begins with it."""
    metadata, pairs = edition.metadata, edition.pairs
    headed = bool(pairs) and pairs[0].kind is BlockKind.HEADING
    for opening in pairs[headed : headed + 1]:
        if opening.kind is BlockKind.DATE and iso_date(opening.source.text) == metadata.date:
            return ""
    return date_in_words(metadata.date, metadata.target_language)


def date_in_words(date: str, language: str) -> str:
    """Return an ISO date in words in ``language``; any other text unchanged."""
    try:
        day = calendar.fromisoformat(date)
    except ValueError:
        return date
    month = MONTHS[language][day.month - 1]
    number = "1er" if language == "fr" and day.day == 1 else str(day.day)
    return f"{number}\u00a0{month} {day.year}"
