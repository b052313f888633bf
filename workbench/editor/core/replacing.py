"""Find and replace over many segments, with a preview of what would change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from workbench.articles import Article
from workbench.catalog import Segment, State
from workbench.editor.core.catalog_store import CatalogStore
from workbench.editor.core.history import Elsewhere, Splice, Step
from workbench.system.errors import WorkbenchError
from workbench.text.counts import how_many
from workbench.text.inline import TAG

if TYPE_CHECKING:
    import regex as re  # at run time with the first search, so that the editor starts without it

#: How long to search one text, in seconds; some regular expressions would take years.
_PATIENCE = 1.0


class Side(Enum):
    """Where in a segment to replace."""

    TARGET = auto()
    NOTES = auto()


@dataclass(frozen=True, slots=True)
class Search:
    """The words or expression to search for, and how."""

    words: str
    regex: bool = False
    case: bool = False
    whole_words: bool = False

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression; raises ``WorkbenchError`` if it is not a valid one."""
        import regex as re

        if not self.words:
            raise WorkbenchError("nothing to look for", remedy="type some words")
        words = self.words if self.regex else re.escape(self.words)
        if self.whole_words:
            words = rf"(?<!\w)(?:{words})(?!\w)"
        try:
            pattern = re.compile(words, 0 if self.case else re.IGNORECASE)
        except re.error as error:
            raise WorkbenchError(
                f"not a regular expression: {error.msg}", remedy="mend it, or search for words"
            ) from error
        if pattern.match(""):
            raise WorkbenchError("this would be found everywhere", remedy="ask for more")
        return pattern


@dataclass(frozen=True, slots=True)
class Order:
    """A request to replace: what, by what, and where."""

    search: Search
    words: str
    side: Side = Side.TARGET
    #: Whether to replace in all articles, or only in the open one.
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Replacement:
    """One segment whose target or notes would change."""

    before: Segment
    after: Segment

    @property
    def texts(self) -> list[tuple[str, str]]:
        """The texts that would change, each before and after."""
        pairs = zip(_texts(self.before), _texts(self.after), strict=True)
        return [(before, after) for before, after in pairs if before != after]


@dataclass(frozen=True, slots=True)
class Found:
    """The replacements that an order would make, in the open article and in others."""

    here: list[Replacement]
    elsewhere: list[tuple[Article, list[Replacement]]]

    def __len__(self) -> int:
        return len(self.here) + sum(len(changes) for _, changes in self.elsewhere)

    @property
    def unreviewed(self) -> int:
        """How many segments would lose their review."""
        changes = [*self.here, *(change for _, some in self.elsewhere for change in some)]
        return sum(
            change.before.state is State.REVIEWED and change.after.state is not State.REVIEWED
            for change in changes
        )


def replacements(
    segments: Iterable[Segment],
    search: Search,
    words: str,
    person: str,
    side: Side = Side.TARGET,
) -> Iterator[Replacement]:
    """Yield what replacing the search by ``words`` on one side would change.

    With a regular expression ``\\1`` stands for its first group. Locked segments and inline
    tags are left alone; a note keeps its author, and is never emptied. Raises
    ``WorkbenchError`` if the search or ``words`` are wrong.
    """
    pattern = search.pattern

    def replaced(text: str) -> str:
        return _replaced(text, pattern, words, regex=search.regex)

    for before in segments:
        if before.locked_by:
            continue
        if side is Side.NOTES:
            notes = (
                replace(note, text=replaced(note.text).strip() or note.text)
                for note in before.notes
            )
            after = replace(before, notes=tuple(notes))
        else:
            after = before.edited(replaced(before.target), person)
        if after != before:
            yield Replacement(before, after)


class Replacer:
    """Finds the replacements that an order would make, and makes them."""

    def __init__(
        self,
        store: CatalogStore,
        person: str,
        other_catalogs: Callable[[], Mapping[Article, Iterable[Segment]]],
    ) -> None:
        self._store = store
        self._person = person
        self._other_catalogs = other_catalogs
        #: The segments of the other articles, read once and used until ``end``.
        self._others: Mapping[Article, Iterable[Segment]] | None = None

    def find(self, order: Order) -> Found:
        """Return all that ``order`` would change; slow, may be called on any thread."""

        def changes(segments: Iterable[Segment]) -> list[Replacement]:
            return list(replacements(segments, order.search, order.words, self._person, order.side))

        there = self._read_others().items() if order.everywhere else ()
        found = ((article, changes(segments)) for article, segments in there)
        return Found(
            changes(list(self._store.catalog)), [(article, some) for article, some in found if some]
        )

    def replace(self, found: Found) -> str:
        """Make the replacements as one step; return a message with the number of segments changed.

        Segments that others have changed meanwhile are left alone, with a remark.
        """
        others = (Elsewhere(article, _splices(some)) for article, some in found.elsewhere)
        done = self._store.make(Step("replacing", _splices(found.here), tuple(others)))
        where = " here" if found.elsewhere else ""
        return f"replaced in {how_many(len(done.splices), 'segment')}{where}"

    def end(self) -> None:
        """Forget the other articles' segments, to read them anew next time."""
        self._others = None

    def _read_others(self) -> Mapping[Article, Iterable[Segment]]:
        others = self._others  # another thread may forget them at any moment
        if others is None:
            others = self._others = self._other_catalogs()
        return others


def _splices(changes: Iterable[Replacement]) -> tuple[Splice, ...]:
    return tuple(Splice((change.before,), (change.after,)) for change in changes)


def _replaced(text: str, pattern: re.Pattern[str], words: str, *, regex: bool) -> str:
    """Return ``text`` with every match replaced that does not overlap a tag."""
    import regex as re

    tags = [match.span() for match in TAG.finditer(text)]

    def exchanged(match: re.Match[str]) -> str:
        if any(match.start() < end and start < match.end() for start, end in tags):
            return str(match[0])
        return str(match.expand(words)) if regex else words

    try:
        # Concurrent: without the interpreter's lock, so that no key waits.
        return str(pattern.sub(exchanged, text, concurrent=True, timeout=_PATIENCE))
    except TimeoutError as error:
        raise WorkbenchError(
            "this expression takes too long", remedy='make it simpler, as "a+" for "(a+)+"'
        ) from error
    except (re.error, IndexError) as error:
        raise WorkbenchError(
            f"not a replacement: {error}", remedy="\\1 is the first group of the search"
        ) from error


def _texts(segment: Segment) -> list[str]:
    return [segment.target, *(note.text for note in segment.notes)]
