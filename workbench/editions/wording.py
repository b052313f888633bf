"""The words that an edition says of its own accord, in the reader's language."""

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
    """Every phrase that editions print beside the article's own text."""

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
    #: Where a footnote leads.
    back: str
    table: str
    contents: str
    text: str
    terms: str
    about: str
    #: What a site says.
    all: str
    latest: str
    by_subject: str
    undated: str
    other_subjects: str
    both_languages: str
    read: str
    colon: str

    def mark(self, state: State | None) -> str:
        """Return the word that warns of a run in ``state``; empty where none is needed."""
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
    """A line of the credits; ``address`` is where ``text`` leads."""

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
    """Return ``passage`` as ``write`` writes it, with unfinished runs named, in ``brackets``."""
    opening, closing = brackets
    shown = []
    for run in passage.runs:
        text = write(run.inlines)
        if run.mark:
            text = f"{opening}{words.mark(run.mark)}{words.colon}{text}{closing}"
        shown.append(text + run.gap)
    return "".join(shown)


def notices(edition: Edition) -> list[str]:
    """Return what a reader must be warned of."""
    words = wording(edition.metadata.target_language)
    warnings = []
    if edition.drafts:
        warnings.append(words.draft_notice)
    if edition.untranslated:
        warnings.append(words.untranslated_notice)
    return warnings


def credit_lines(edition: Edition) -> list[Fact]:
    """Return the facts that close an edition: who made it, from what, on which terms."""
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
    """Return who wrote the article and when, as far as both are known and not said below."""
    return [fact for fact in (edition.metadata.author, byline_date(edition)) if fact]


def byline_date(edition: Edition) -> str:
    """Return the date in words; empty where the text, or what its heading heads, begins with it."""
    metadata, pairs = edition.metadata, edition.pairs
    headed = bool(pairs) and pairs[0].kind is BlockKind.HEADING
    for opening in pairs[headed : headed + 1]:
        if opening.kind is BlockKind.DATE and iso_date(opening.source.text) == metadata.date:
            return ""
    return date_in_words(metadata.date, metadata.target_language)


def date_in_words(date: str, language: str) -> str:
    """Return an ISO date as ``language`` writes it; anything else as it is."""
    try:
        day = calendar.fromisoformat(date)
    except ValueError:
        return date
    month = MONTHS[language][day.month - 1]
    number = "1er" if language == "fr" and day.day == 1 else str(day.day)
    return f"{number}\u00a0{month} {day.year}"
