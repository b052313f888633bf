"""The names of elements and values in the dialects of TBX."""

from __future__ import annotations

from dataclasses import dataclass, replace

LANG = "{http://www.w3.org/XML/1998/namespace}lang"

#: The separator of several expressions in a note.
BETWEEN = " | "

#: The statuses of forbidden expressions.
DEPRECATED = ("deprecatedTerm-admn-sts", "supersededTerm-admn-sts")
PREFERRED = "preferredTerm-admn-sts"
ADMITTED = "admittedTerm-admn-sts"

GENDERS = {"m": "masculine", "f": "feminine"}


@dataclass(frozen=True, slots=True)
class Dialect:
    """The names of elements and values in one dialect."""

    #: The ``type`` of the root element.
    name: str
    root: str
    header: str
    #: The elements of a concept, of a language section, and of one expression.
    entry: str
    section: str
    group: str
    #: Our parts of speech to those of the dialect; others are written as notes.
    parts_of_speech: dict[str, str]
    namespace: str = ""
    #: Whether the dialect has categories; otherwise all fields are notes.
    has_categories: bool = True

    def tag(self, name: str) -> str:
        """Return the element name with the namespace of the dialect."""
        return f"{{{self.namespace}}}{name}" if self.namespace else name


#: Basic 1.2 allows these and "other".
_PARTS_OF_SPEECH = {name: name for name in ("noun", "verb", "adjective", "adverb")}

_BASIC = Dialect(
    name="TBX-Basic",
    root="tbx",
    header="tbxHeader",
    entry="conceptEntry",
    section="langSec",
    group="termSec",
    parts_of_speech=_PARTS_OF_SPEECH,
    namespace="urn:iso:std:iso:30042:ed-2",
)

#: The dialect of each of our formats.
DIALECTS = {
    "tbx": _BASIC,
    "tbx-core": replace(_BASIC, name="TBX-Core", parts_of_speech={}, has_categories=False),
    "tbx2": Dialect(
        name="TBX",
        root="martif",
        header="martifHeader",
        entry="termEntry",
        section="langSet",
        group="tig",
        parts_of_speech={**_PARTS_OF_SPEECH, "proper noun": "properNoun"},
    ),
}
