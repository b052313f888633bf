"""The house style of a workspace: typography that is the publisher's choice."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.system.yaml_nodes import Mapping

#: U+00A0, as wide as a space.
NO_BREAK_SPACE = "\u00a0"
#: U+202F, a thin no-break space.
FINE_SPACE = "\u202f"

#: The spaces that may come before a mark: plain, no-break, figure, thin, narrow no-break.
SPACES = f" {NO_BREAK_SPACE}\u2007\u2009{FINE_SPACE}"

_DASHES = {"em": "—", "en": "–"}


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """The choices of a publisher; the defaults are those of the Imprimerie nationale."""

    #: Whether French has U+202F before ; ! ? (else U+00A0, for fonts without U+202F).
    fine_spaces: bool = True
    #: Whether apostrophes and English quotation marks are curly.
    curly: bool = True
    #: Whether outer quotation marks in English are ``double`` or ``single``.
    english_quotes: str = "double"
    #: Whether the editor applies the style while typing.
    as_typed: bool = True
    #: The dash that two hyphens become.
    dash: str = "—"

    @classmethod
    def read(cls, section: Mapping) -> HouseStyle:
        """Read the section ``typography`` of ``workbench.yaml``; raise with the line of a fault."""
        section.refuse_other_keys("fine_spaces", "curly", "english_quotes", "as_typed", "dash")
        return cls(
            fine_spaces=section.boolean("fine_spaces", default=True),
            curly=section.boolean("curly", default=True),
            english_quotes=section.choice("english_quotes", ("double", "single")),
            as_typed=section.boolean("as_typed", default=True),
            dash=_DASHES[section.choice("dash", tuple(_DASHES))],
        )

    def space_before(self, mark: str) -> str:
        """Return the space before ``mark`` in French."""
        return FINE_SPACE if self.fine_spaces and mark in ";!?" else NO_BREAK_SPACE
