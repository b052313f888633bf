"""Split texts into sentences by SRX rules, which do not see inline tags."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.system.errors import WorkbenchError
from workbench.system.files import unreadable
from workbench.system.paths import is_file
from workbench.text.languages import NAMES
from workbench.text.segmentation.tagged_text import TaggedText

if TYPE_CHECKING:
    from choppa import SrxDocument

#: The workbench's own rules.
BUILT_IN = Path(__file__).parent / "rules.srx"


class Splitter:
    """A sentence splitter with the SRX 2.0 rules in the file ``rules``, or the built-in ones.

    The rules are read when the first text is split; ``WorkbenchError`` is raised then if the
    file is missing or not valid SRX.
    """

    def __init__(self, rules: Path | None = None) -> None:
        self.rules = rules or BUILT_IN

    def sentences(self, text: str, language: str) -> list[str]:
        """Return the sentences of ``text`` in ``language`` (``fr`` or ``en``).

        Each sentence is stripped, and its tags are balanced: a tag that is open at the end of
        a sentence is closed there and opened again in the next one. ``join_sentences`` is the
        reverse.
        """
        tagged = TaggedText(text)
        return tagged.pieces(self._breaks(tagged.shown, language))

    def _breaks(self, shown: str, language: str) -> Iterator[int]:
        """Yield the offsets of the sentence ends in ``shown``, a text without tags."""
        from choppa import SrxTextIterator

        end = 0
        for piece in SrxTextIterator(self._document, language, shown) if shown else ():
            end += len(piece)
            yield end

    @cached_property
    def _document(self) -> SrxDocument:
        return _read_rules(self.rules)


@lru_cache(maxsize=4)
def _read_rules(path: Path) -> SrxDocument:
    """Return the compiled rules at ``path``."""
    from xml.sax import SAXParseException

    import regex
    from choppa import SrxDocument, SrxTextIterator

    remedy = "mend the rules; the file must be SRX 2.0"
    if not is_file(path):
        raise unreadable(path, FileNotFoundError(2, "no such file"))
    try:
        document = SrxDocument(ruleset=path)
        for language in NAMES:  # compiles every pattern
            list(SrxTextIterator(document, language, "A."))
    except SAXParseException as error:
        raise WorkbenchError(
            f"not well-formed XML: {error.getMessage()}",
            path=path,
            line=error.getLineNumber(),
            remedy=remedy,
        ) from error
    except OSError as error:
        raise unreadable(path, error) from error
    except regex.error as error:
        raise WorkbenchError(
            f'a rule is no regular expression: {error.msg} in "{error.pattern}"',
            path=path,
            remedy=remedy,
        ) from error
    except (AttributeError, TypeError, ValueError) as error:
        # A rule outside a language, or a map to rules that do not exist.
        raise WorkbenchError("the rules are not in order", path=path, remedy=remedy) from error
    if not document.language_map_list:
        raise WorkbenchError("the file maps no language to rules", path=path, remedy=remedy)
    return document
