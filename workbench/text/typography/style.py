"""The house style of a workspace: what the two languages leave to the publisher."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.system.yaml_nodes import Mapping

#: U+00A0, as wide as a space, where no line may break.
NO_BREAK_SPACE = "\u00a0"
#: U+202F, a thin one.
FINE_SPACE = "\u202f"

#: The spaces that can stand before a mark: plain, no-break, figure, thin, fine.
SPACES = f" {NO_BREAK_SPACE}\u2007\u2009{FINE_SPACE}"

_DASHES = {"em": "—", "en": "–"}


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """What a publisher decides; the defaults are those of the Imprimerie nationale."""

    #: Whether ; ! ? take U+202F in French; else U+00A0, as where fonts lack the thin one.
    fine_spaces: bool = True
    #: Whether apostrophes and English quotation marks are curly.
    curly: bool = True
    #: Whether straight marks and guillemets become “double” ones in English, with
    #: ‘single’ ones inside, or the other way round.
    english_quotes: str = "double"
    #: Whether the editor sets marks and spaces as one types.
    as_typed: bool = True
    #: What two hyphens become.
    dash: str = "—"

    @classmethod
    def read(cls, section: Mapping) -> HouseStyle:
        """Read the section ``typography`` of ``workbench.yaml``; raise with a fault's line."""
        section.refuse_other_keys("fine_spaces", "curly", "english_quotes", "as_typed", "dash")
        return cls(
            fine_spaces=section.boolean("fine_spaces", default=True),
            curly=section.boolean("curly", default=True),
            english_quotes=section.choice("english_quotes", ("double", "single")),
            as_typed=section.boolean("as_typed", default=True),
            dash=_DASHES[section.choice("dash", tuple(_DASHES))],
        )

    def space_before(self, mark: str) -> str:
        """Return the space that stands before ``mark`` in French."""
        return FINE_SPACE if self.fine_spaces and mark in ";!?" else NO_BREAK_SPACE
