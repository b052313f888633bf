"""Look words of a source up in the lexicon; opening it takes a moment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from workbench.editor.core.cursor_stops import widened
from workbench.engines import WantedTerm
from workbench.engines.package_lexicons import open_lexicon
from workbench.lexicon import Entry, Lexicon, Translation
from workbench.system.errors import WorkbenchError
from workbench.text.inline import TAG, without_tags
from workbench.text.words.keys import HYPHENS, WORDS

#: Words are rare that the lexicon's corpus has less often; so many of a segment are shown.
_RARE = 400
_RARE_WORDS = 5

#: How many translations are shown of a rare word; of an entry; of all entries of a word.
_OF_RARE_WORD, _OF_ENTRY, _OF_WORD = 3, 6, 9

#: Of how many sources the rare words are known, and of how many words the translations.
_REMEMBERED = 2_000


@dataclass(frozen=True, slots=True)
class Found:
    """What the dictionary has for some words."""

    words: str
    #: With the headword that each belongs to, likeliest first.
    translations: tuple[tuple[str, Translation], ...] = ()
    #: Why there are none.
    fault: str = ""

    @property
    def summary(self) -> str:
        """What the translations are and where they come from: ``noun; corpus, Wiktionary``."""
        kinds = dict.fromkeys(one.pos for _, one in self.translations if one.pos)
        sources = dict.fromkeys(source for _, one in self.translations for source in one.sources)
        return "; ".join(filter(None, (", ".join(kinds), ", ".join(sources))))


class Dictionary:
    """The lexicon from one language into the other, opened when it is first asked.

    Methods may be called on any thread, and raise ``WorkbenchError`` where there is none, or it
    is damaged.
    """

    def __init__(self, source_language: str, target_language: str) -> None:
        self._languages = (source_language, target_language)
        self.look_up = lru_cache(_REMEMBERED)(self._look_up)
        self.rare_words = lru_cache(_REMEMBERED)(self._rare_words)

    @cached_property
    def _lexicon(self) -> Lexicon:
        lexicon = open_lexicon(*self._languages)
        if lexicon is None:
            raise WorkbenchError("no model package has a lexicon", remedy="install one that has")
        return lexicon

    def _look_up(self, words: str) -> Found:
        """Return what ``words``, in any form, are called; of an unknown compound, its first."""
        entries = self._lexicon.entries(words)
        if not entries and len(parts := re.split(f"[{re.escape(HYPHENS)}]", words)) > 1:
            entries = self._lexicon.entries(parts[0])
        shown: dict[str, tuple[str, Translation]] = {}
        for entry in entries:
            for translation in _different(entry)[:_OF_ENTRY]:
                shown.setdefault(translation.text.lower(), (entry.headword, translation))
        found = tuple(shown.values())[:_OF_WORD]
        return Found(words, found, "" if found else f'"{words}" is not in the dictionary')

    def _rare_words(self, source: str, leaving_out: tuple[str, ...] = ()) -> tuple[Found, ...]:
        """Return the rarest words and phrases of ``source`` with their likeliest translations.

        They are in the order of the source, without those of the expressions ``leaving_out``.
        """
        # Both load much that the start can do without.
        from workbench.engines.pipeline.hints import Hinter, terms_in
        from workbench.engines.pipeline.preparation import bare

        text = bare(source)
        known = terms_in(text, [WantedTerm(bare(surface), "") for surface in leaving_out])
        hints = Hinter(self._lexicon, _RARE).hints(text, known)
        rarest = sorted(hints, key=lambda hint: hint.frequency)[:_RARE_WORDS]
        words = {text[hint.start : hint.end]: hint.translation for hint in hints if hint in rarest}
        return tuple(Found(word, self._likeliest(word, hint)) for word, hint in words.items())

    def _likeliest(self, word: str, hint: str) -> tuple[tuple[str, Translation], ...]:
        """Return the likeliest translations of ``word``, first what fits in as ``hint`` says."""
        found = [
            (entry.headword, translation)
            for entry in self._lexicon.entries(word)[:1]
            for translation in _different(entry)
        ]
        found.sort(key=lambda pair: pair[1].text.lower() != hint.lower())
        return tuple(found[:_OF_RARE_WORD])


def _different(entry: Entry) -> Sequence[Translation]:
    """Return the translations of ``entry``, each text once."""
    texts: dict[str, Translation] = {}
    for translation in entry.translations:
        texts.setdefault(translation.text.lower(), translation)
    return tuple(texts.values())


def words_at(source: str, start: int, end: int, language: str) -> str:
    """Return the words of ``source`` from ``start`` to ``end``, or the word at a mere cursor.

    Words that hyphens join are one. Empty where there is none.
    """
    if start != end:
        start, end = widened(source, start, end)
        return without_tags(source[start:end]).strip()
    plain = _without_tag_numbers(source)
    joined: list[tuple[int, int]] = []
    for match in WORDS[language].finditer(plain):
        if not match[0][0].isalnum():
            continue
        begin = match.start()
        if joined and plain[joined[-1][1] : begin] in tuple(HYPHENS):
            begin = joined.pop()[0]
        joined.append((begin, match.end()))
    around = [span for span in joined if span[0] <= start <= span[1]]
    if not around:
        return ""
    begin, end = around[-1]  # of two words that meet at the cursor the one that it stands on
    return plain[begin:end]


def place_of(words: str, source: str) -> tuple[int, int] | None:
    """Return where ``words`` stand in ``source``, whatever marks and tags are between them."""
    words = r"\W+".join(map(re.escape, re.findall(r"\w+", words)))
    found = re.search(rf"(?<!\w){words}(?!\w)", _without_tag_numbers(source))
    return found.span() if found else None


def _without_tag_numbers(source: str) -> str:
    """Return ``source`` with blanks for its tags, so that offsets stay."""
    return TAG.sub(lambda tag: " " * len(tag[0]), source)
