"""One glossary entry: a notion, what it is called in both languages, and how binding that is."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from workbench.text.languages import NAMES, other_language
from workbench.text.typography.plain_marks import straight_apostrophes
from workbench.text.words.keys import Case


class Status(StrEnum):
    """How binding a term is; in the order in which the most binding comes first."""

    APPROVED = "approved"
    #: The source expression stays as it is in the target.
    KEEP = "keep"
    PROPOSED = "proposed"
    #: The expression must not be written; with both languages, not for that source.
    FORBIDDEN = "forbidden"


#: The statuses of terms that a translation must have.
BINDING = (Status.APPROVED, Status.KEEP)


#: Parts of speech that a term may have.
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


#: The fields of an entry, in the order in which entries are written.
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
    """Return ``text`` composed, on one line, with single spaces at most."""
    return " ".join(unicodedata.normalize("NFC", text).split())


class Place(NamedTuple):
    """Where an entry begins: the file, and the line and column of its first key, from 1."""

    path: Path | None
    line: int
    column: int


class Identity(NamedTuple):
    """What a term is known by, from one version of a glossary to the next."""

    fr: str
    en: str
    sense: tuple[str, str, str]

    @property
    def headword(self) -> tuple[str, str]:
        """What an entry is looked up by, whatever its sense and its apostrophes."""
        return (straight_apostrophes(self.fr), straight_apostrophes(self.en))


@dataclass(frozen=True, slots=True)
class Term:
    """A term; at least one of ``fr`` and ``en`` has an expression, the first is preferred."""

    fr: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    status: Status = Status.APPROVED
    #: One of ``PARTS_OF_SPEECH``, or empty; as are the gender and number of the French.
    pos: str = ""
    gender: str = ""
    number: str = ""
    #: Forms that the lemmatiser misses, by language.
    inflections: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict, hash=False)
    case: Case = Case.CAPITALS
    #: The only direction in which the term binds; empty where it does in both.
    direction: str = ""
    #: The subject; the name of its file where the entry says nothing, unless ``terms``.
    field: str = ""
    definition: str = ""
    note: str = ""
    #: Where the term was found or decided.
    source: str = ""
    #: What tells this sense from others of the same expression.
    context: str = ""
    #: What to write instead of a forbidden expression.
    use: str = ""
    #: Who wrote the entry, and when (ISO 8601).
    author: str = ""
    date: str = ""
    place: Place | None = dataclasses.field(default=None, compare=False)

    @property
    def identity(self) -> Identity:
        """What makes two entries one term: the French expression and its sense.

        A forbidden pair is told apart by its English too, since many may be forbidden; what
        stays as it is has one expression, in whichever language it stands.
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
        """What tells apart terms of the same expression: field, part of speech, context."""
        return (self.field, self.pos, self.context)

    def covers(self, foreign: Term) -> bool:
        """Tell whether the sense of ``foreign`` may be this one: less may be said of it."""
        return all(
            wanted in ("", own) for own, wanted in zip(self.sense, foreign.sense, strict=True)
        )

    def says(self, foreign: Term) -> bool:
        """Tell whether this entry has all expressions of ``foreign``, and its status."""
        return self.status is foreign.status and all(
            set(foreign.expressions(side)) <= set(self.expressions(side)) for side in NAMES
        )

    def expressions(self, language: str) -> tuple[str, ...]:
        """Return the accepted expressions of ``language``, the preferred one first.

        A ``keep`` term is called in both languages what it is called in one.
        """
        own = self.fr if language == "fr" else self.en
        if own or self.status is not Status.KEEP:
            return own
        return self.fr or self.en

    def forms(self, language: str) -> tuple[str, ...]:
        """Return the expressions of ``language`` and the inflections that go with them."""
        return (*self.expressions(language), *self.inflections.get(language, ()))

    def binds_from(self, language: str) -> bool:
        """Tell whether the term counts in translations from ``language``."""
        return not self.direction or self.direction.startswith(language)

    def cleaned(self) -> Term:
        """Return the term as it is read again from a file: no needless spaces, none twice."""
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
        """Return what a text of ``language`` should say instead; empty where it is not told."""
        return self.use if language == ("en" if self.en else "fr") else ""

    def as_pair(self, source_language: str) -> str:
        """Return ``source = target``, each the preferred expression, as on a segment."""
        source = next(iter(self.expressions(source_language)), "")
        target = next(iter(self.expressions(other_language(source_language))), "")
        return f"{source} = {target}"

    def as_dict(self) -> dict[str, object]:
        """Return what is known of the term, by field, for programs to read."""
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
