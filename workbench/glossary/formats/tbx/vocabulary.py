"""What the dialects of TBX call things, and what our values are called there."""

from __future__ import annotations

from dataclasses import dataclass, replace

LANG = "{http://www.w3.org/XML/1998/namespace}lang"

#: What stands between several expressions in a note.
BETWEEN = " | "

#: The statuses of an expression that must not be written.
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
    #: The elements of a term, of what a language calls it, and of one expression.
    entry: str
    section: str
    group: str
    #: Our parts of speech that the dialect knows, to its own; others are a note.
    parts_of_speech: dict[str, str]
    namespace: str = ""
    #: Whether there are categories for what is said of a term, or notes alone.
    has_categories: bool = True

    def tag(self, name: str) -> str:
        """Return the element called ``name`` with the namespace of the dialect."""
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

#: By the names of our formats.
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
