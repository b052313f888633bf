"""A term: one concept with its expressions in both languages, and how binding they are."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from workbench.text.languages import NAMES, other_language
from workbench.text.typography.plain_marks import straighten
from workbench.text.words.keys import Case


class Status(StrEnum):
    """The status of a term, the most binding first."""

    APPROVED = "approved"
    #: The expression is not translated.
    KEEP = "keep"
    PROPOSED = "proposed"
    #: The expression must not be used; with both languages, only not as this translation.
    FORBIDDEN = "forbidden"


#: The statuses of terms that a translation must use.
BINDING = (Status.APPROVED, Status.KEEP)


#: The parts of speech of terms.
PARTS_OF_SPEECH = (
    "noun",
    "proper noun",
    "verb",
    "adjective",
    "adverb",
    "preposition",
    "conjunction",
    "phrase",
)
GENDERS = ("m", "f", "mf")
NUMBERS = ("singular", "plural")
DIRECTIONS = ("fr-en", "en-fr")


#: The fields of an entry, in the order in which they are written.
FIELDS = (
    "fr",
    "en",
    "status",
    "pos",
    "gender",
    "number",
    "inflections",
    "case",
    "direction",
    "field",
    "context",
    "definition",
    "note",
    "source",
    "use",
    "author",
    "date",
)


def on_one_line(text: str) -> str:
    """Return ``text`` in NFC with all white space reduced to single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


class Place(NamedTuple):
    """The place of an entry: file, line and column of its first key, from 1."""

    path: Path | None
    line: int
    column: int


class Identity(NamedTuple):
    """The key by which a term is recognised in another version of the glossary."""

    fr: str
    en: str
    sense: tuple[str, str, str]

    @property
    def headword(self) -> tuple[str, str]:
        """The key without the sense, with normalised apostrophes."""
        return (straighten(self.fr), straighten(self.en))


@dataclass(frozen=True, slots=True)
class Term:
    """A term; ``fr`` or ``en`` or both have expressions, of which the first is preferred."""

    fr: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    status: Status = Status.APPROVED
    #: One of ``PARTS_OF_SPEECH`` or empty; gender and number of the French, or empty.
    pos: str = ""
    gender: str = ""
    number: str = ""
    #: Forms that the lemmatiser misses, by language.
    inflections: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict, hash=False)
    case: Case = Case.CAPITALS
    #: The only direction in which the term is used; empty for both.
    direction: str = ""
    #: The subject field; by default the stem of the file, unless ``terms``.
    field: str = ""
    definition: str = ""
    note: str = ""
    #: Where the term was found or decided.
    source: str = ""
    #: A word that distinguishes this sense from others of the same expression.
    context: str = ""
    #: The expression to use instead of a forbidden one.
    use: str = ""
    #: Who wrote the entry, and when (ISO 8601).
    author: str = ""
    date: str = ""
    place: Place | None = dataclasses.field(default=None, compare=False)

    @property
    def identity(self) -> Identity:
        """The key of the term: the French expression and its sense.

        For a forbidden pair the English is part of the key, since several may be forbidden
        for one French expression.
        """
        french = self.expressions("fr")
        by_english = self.status is Status.FORBIDDEN or not french
        return Identity(
            fr=french[0] if french else "",
            en=self.en[0] if self.en and by_english else "",
            sense=self.sense,
        )

    @property
    def sense(self) -> tuple[str, str, str]:
        """The fields that distinguish terms of one expression: field, part of speech, context."""
        return (self.field, self.pos, self.context)

    def covers(self, foreign: Term) -> bool:
        """Return whether ``foreign`` may have this sense: its empty fields match anything."""
        return all(
            wanted in ("", own) for own, wanted in zip(self.sense, foreign.sense, strict=True)
        )

    def includes(self, foreign: Term) -> bool:
        """Return whether this entry has the status and all expressions of ``foreign``."""
        return self.status is foreign.status and all(
            set(foreign.expressions(side)) <= set(self.expressions(side)) for side in NAMES
        )

    def expressions(self, language: str) -> tuple[str, ...]:
        """Return the expressions in ``language``, the preferred one first.

        A ``keep`` term with expressions in one language has them in both.
        """
        own = self.fr if language == "fr" else self.en
        if own or self.status is not Status.KEEP:
            return own
        return self.fr or self.en

    def forms(self, language: str) -> tuple[str, ...]:
        """Return the expressions and inflections in ``language``."""
        return (*self.expressions(language), *self.inflections.get(language, ()))

    def binds_from(self, language: str) -> bool:
        """Return whether the term is used in translations from ``language``."""
        return not self.direction or self.direction.startswith(language)

    def cleaned(self) -> Term:
        """Return the term without needless spaces and duplicate expressions."""
        values: dict[str, Any] = {}
        for name in FIELDS:
            value = getattr(self, name)
            if isinstance(value, tuple):
                values[name] = _cleaned_forms(value)
            elif isinstance(value, Mapping):
                values[name] = {key: _cleaned_forms(forms) for key, forms in value.items()}
            elif not isinstance(value, StrEnum):
                values[name] = on_one_line(value)
        return dataclasses.replace(self, **values)

    def advice(self, language: str) -> str:
        """Return the expression to use instead in ``language``; may be empty."""
        return self.use if language == ("en" if self.en else "fr") else ""

    def as_pair(self, source_language: str) -> str:
        """Return the preferred expressions as ``source = target``."""
        source = next(iter(self.expressions(source_language)), "")
        target = next(iter(self.expressions(other_language(source_language))), "")
        return f"{source} = {target}"

    def as_dict(self) -> dict[str, object]:
        """Return the fields that are not empty as a dictionary for JSON."""
        values = {name: getattr(self, name) for name in FIELDS}
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in values.items()
            if value
        }

    def __str__(self) -> str:
        both = " = ".join(side[0] for side in (self.fr, self.en) if side)
        return f"{both} ({self.context})" if self.context else both


def _cleaned_forms(forms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(on_one_line, forms))))
