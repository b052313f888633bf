"""Find the wrong translations of terms in a draft."""

from __future__ import annotations

import re

from workbench.glossary import Term, TermMatch
from workbench.text.inline import TAG, first_free_number
from workbench.text.words import PartOfSpeech, Words
from workbench.text.words.function_words import FUNCTION_WORDS
from workbench.text.words.keys import WORDS, lemma

#: Characters that may come before the first word of a sentence.
MARKS = " «»“”‘’\"'(—–-\u00a0\u202f"


class Spots:
    """The places of missing terms in a source, and of their translations in a draft.

    Each term is marked with an inline tag in the source; the engine puts the tag around the
    words that it aligns with the term.
    """

    def __init__(self, source: str, missing: list[TermMatch], language: str) -> None:
        self._language = language
        self._first = first_free_number(source)
        self.marked_source = source
        #: Tag number to match.
        self._matches: dict[int, TermMatch] = {}
        for number, match in reversed(list(enumerate(missing, self._first))):
            inner = source[match.start : match.end]
            if TAG.search(inner):
                continue  # two pairs of tags must not cross
            self._matches[number] = match
            before, after = self.marked_source[: match.start], self.marked_source[match.end :]
            self.marked_source = f"{before}<{number}>{inner}</{number}>{after}"
        self.marked_target = ""

    def places(self) -> list[tuple[int, int, TermMatch]]:
        """Return (start, end, match) of the translations of terms in the marked target, in order.

        Translations without content words are left out: they stand for something else.
        """
        found = []
        for number, match in self._matches.items():
            tagged = re.search(rf"<{number}>(.*?)</{number}>", self.marked_target)
            if tagged and (span := self._core(tagged[1], match.term)):
                start = tagged.start(1)
                found.append((start + span[0], start + span[1], match))
        return sorted(found, key=lambda place: place[0])

    def own(self, start: int, end: int | None = None) -> str:
        """Return a part of the marked target without the tags that mark terms."""
        part = self.marked_target[start:end]
        return TAG.sub(lambda tag: tag[0] if int(tag["number"]) < self._first else "", part)

    def past_rest(self, end: int, expression: str) -> tuple[str, int]:
        """Return the place in the marked target after the rest of ``expression``, and its tags.

        If the text after ``end`` is the end of ``expression``, it is skipped, since it would be
        there twice; the tags of the source in it are returned first.
        """
        words = [lemma(word.lower(), self._language) for word in expression.split(" ")]
        for count in range(len(words) - 1, 0, -1):
            rest = re.compile(rf"(?:(?:\s|{TAG.pattern})*[^\W_]+){{{count}}}(?!\w)")
            found = rest.match(self.marked_target, end)
            if found is None:
                continue
            said = [lemma(word.lower(), self._language) for word in TAG.sub("", found[0]).split()]
            if said == words[-count:]:
                tags = (tag[0] for tag in TAG.finditer(self.own(end, found.end())))
                return "".join(tags), found.end()
        return "", end

    def _core(self, text: str, term: Term) -> tuple[int, int] | None:
        """Return start and end of the translation of ``term`` in ``text``, its marked part.

        Articles, prepositions and numbers at its ends are left out, and so are names next to
        other words. None if no word is left.
        """
        find = WORDS[self._language].finditer
        words = list(find(text))
        if TAG.search(text):
            return (0, len(text)) if words else None
        if term.pos == "verb":
            verb = next((word for word in words if self._may_be_verb(word[0])), None)
            return (verb.start(), words[-1].end()) if verb else None
        expression = next(iter(term.expressions(self._language)), "")
        own = [self._is_hollow(word[0]) for word in find(expression)]
        names = [word[0].istitle() and not self._begins(word[0]) for word in words]
        may_lose_names = expression.islower() and not all(names)
        around = [
            self._is_hollow(word[0]) or (is_name and may_lose_names)
            for word, is_name in zip(words, names, strict=True)
        ]
        first, last = 0, len(words)
        while first < last and around[first] and not own[0]:
            first += 1
        while first < last and around[last - 1] and not own[-1]:
            last -= 1
        return (words[first].start(), words[last - 1].end()) if first < last else None

    def _is_hollow(self, word: str) -> bool:
        return not word[0].isalpha() or word.lower() in FUNCTION_WORDS[self._language]

    def _may_be_verb(self, word: str) -> bool:
        return not self._is_hollow(word) and bool(
            Words.of(self._language).lemmas(word, PartOfSpeech.VERB)
        )

    def _begins(self, word: str) -> bool:
        """Return whether ``word`` begins the sentence, and so has a capital anyway."""
        return self.own(0).lstrip(MARKS).startswith(word)
