"""What a workspace teaches: translations that its people prefer to those of a shipped lexicon.

What is learned wrongly misleads every later draft, so little is believed; the figures in
docs/performance.md say why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.lexicon.evidence import Evidence, FinishedPair, Rendering, base_of, evidence_of
from workbench.lexicon.lexicon import Lexicon
from workbench.text.words import PartOfSpeech, Words

#: A correction counts like this many segments more.
_CORRECTION = 2
#: How many segments must speak for a translation; more for words that the corpus of the shipped
#: lexicon has as often as ``_COMMON``, whose usual translation models know; and of those that it
#: has more often than ``_MOST_COMMON``, which have many senses, none is learned.
_LEAST, _LEAST_FOR_COMMON = 4, 6
_COMMON, _MOST_COMMON = 400, 5_000
#: What is preferred stands for the word in at least this part of its segments.
_LEAST_SHARE = 0.5
#: What drafts were corrected to so often, and stands for the word in so large a part of its
#: segments, is firm.
_FIRM, _FIRM_SHARE = 3, 0.75
#: A translation that the shipped lexicon does not list: in how many segments it must be together
#: with the word, and how seldom apart (the Dice coefficient).
_FEWEST_TOGETHER, _LEAST_DICE = 3, 0.75


@dataclass(frozen=True, slots=True)
class LearnedEntry:
    """A translation that people prefer for a word, with what speaks for it."""

    #: In dictionary forms and small letters.
    word: str
    translation: str
    #: What forms of the word are called, each as it was found most often; the commonest first.
    forms: tuple[tuple[str, str], ...]
    #: In how many segments it stands for the word, of how many that have the word.
    segments: int
    of: int
    #: In how many of them a person put it in the place of another translation in the draft.
    corrections: int = 0
    #: What the shipped lexicon has first; empty where it does not list the translation.
    instead_of: str = ""

    @property
    def firm(self) -> bool:
        """Whether people corrected drafts to it again and again, and hardly ever say otherwise."""
        return self.corrections >= _FIRM and self.segments >= _FIRM_SHARE * self.of

    @property
    def pair(self) -> tuple[str, str]:
        """The word and its translation."""
        return self.word, self.translation

    @property
    def expressions(self) -> frozenset[str]:
        """The word and its translation in all forms, in small letters."""
        forms = (text.lower() for pair in self.forms for text in pair)
        return frozenset((*self.pair, *forms))

    def is_called(self, word: str, translation: str) -> bool:
        """Tell whether a person may call it so: by any form of the word and its translation."""
        return word in (self.word, *dict(self.forms)) and translation in (
            self.translation,
            *(written.lower() for _, written in self.forms),
        )


def learned(pairs: Iterable[FinishedPair], shipped: Lexicon) -> list[LearnedEntry]:
    """Return the translations that ``pairs`` prefer to those of ``shipped``, by word."""
    return entries_of(evidence_of(pairs, shipped), shipped)


def entries_of(evidence: Evidence, shipped: Lexicon) -> list[LearnedEntry]:
    """Return the translations that ``evidence`` prefers to those of ``shipped``, by word."""
    by_word: dict[str, Counter[Rendering]] = {}
    for rendering, count in evidence.listed.items():
        by_word.setdefault(rendering.word, Counter())[rendering] = count
    found = (
        _preferred(renderings, evidence, shipped)
        for renderings in by_word.values()
        if renderings.total() >= 2
    )
    entries = {entry.word: entry for entry in _unlisted(evidence, shipped)}
    entries |= {entry.word: entry for entry in found if entry}
    return [entries[word] for word in sorted(entries)]


def _preferred(
    renderings: Counter[Rendering], evidence: Evidence, shipped: Lexicon
) -> LearnedEntry | None:
    """Return the entry of a word, if one of its listed ``renderings`` is to be preferred."""
    segments, corrections = Counter[str](), Counter[str]()
    for rendering, count in renderings.items():
        segments[rendering.translation] += count
        corrections[rendering.translation] += evidence.corrected[rendering]
    weights = {text: segments[text] + _CORRECTION * corrections[text] for text in segments}
    best = max(weights, key=lambda text: (weights[text], text))
    word = next(iter(renderings)).word
    if weights[best] < _LEAST or segments[best] < _LEAST_SHARE * evidence.words[word]:
        return None
    forms = _forms(Counter({r: n for r, n in renderings.items() if r.translation == best}))
    frequency = shipped.frequency(forms[0][0])
    candidates = shipped.candidates(forms[0][0])
    usual = base_of(candidates[0].text, shipped.target_language) if candidates else ""
    if (
        weights[best] <= weights.get(usual, 0)
        or frequency > _MOST_COMMON
        or (frequency >= _COMMON and weights[best] < _LEAST_FOR_COMMON)
        or _contains(best, usual)
        or not _same_kind(forms, shipped)
    ):
        return None
    of = evidence.words[word]
    return LearnedEntry(word, best, forms, segments[best], of, corrections[best], usual)


def _contains(translation: str, usual: str) -> bool:
    """Tell whether one is a part of the other, as "inconclusive" and "conclusive"."""
    return bool(usual) and (translation.endswith(usual) or usual.endswith(translation))


def _unlisted(evidence: Evidence, shipped: Lexicon) -> Iterator[LearnedEntry]:
    """Yield what is left over together again and again, and hardly ever apart."""
    together: dict[tuple[str, str], Counter[Rendering]] = {}
    frequent = {word for word, count in evidence.words.items() if count >= _FEWEST_TOGETHER}
    for words, translations in evidence.left:
        for word, form in words:
            if word in frequent:
                for translation, written in translations:
                    rendering = Rendering(word, translation, form, written)
                    together.setdefault((word, translation), Counter())[rendering] += 1
    strong = {
        pair: dice
        for pair, renderings in together.items()
        if (count := renderings.total()) >= _FEWEST_TOGETHER
        and (dice := 2 * count / (evidence.words[pair[0]] + evidence.translations[pair[1]]))
        >= _LEAST_DICE
    }
    for (word, translation), dice in strong.items():
        rivals = [
            value
            for (other_word, other), value in strong.items()
            if (other_word == word) is not (other == translation)
        ]
        forms = _forms(together[word, translation])
        if (
            all(dice > rival for rival in rivals)
            and shipped.frequency(forms[0][0]) <= _MOST_COMMON
            and _same_kind(forms, shipped)
        ):
            count = together[word, translation].total()
            yield LearnedEntry(word, translation, forms, count, evidence.words[word])


def _forms(renderings: Counter[Rendering]) -> tuple[tuple[str, str], ...]:
    """Return what each form of a word is called, by how often; small letters are preferred."""
    by_form: dict[str, Counter[str]] = {}
    for rendering, count in renderings.items():
        by_form.setdefault(rendering.form, Counter())[rendering.written] += count
    order = sorted(by_form, key=lambda form: (-by_form[form].total(), form))
    return tuple(
        (form, max(by_form[form], key=lambda text: (by_form[form][text], text.islower(), text)))
        for form in order
    )


def _same_kind(forms: Iterable[tuple[str, str]], shipped: Lexicon) -> bool:
    """Tell whether word and translation may be the same part of speech.

    Where a person wrote "he is pregnant with" for « grossesse », this tells nothing of others.
    """
    return any(
        kinds(form, shipped.source_language) & kinds(part, shipped.target_language)
        for form, written in forms
        for part in written.split()
    )


def kinds(form: str, language: str) -> frozenset[PartOfSpeech]:
    """Return the parts of speech that ``form`` may be; names tell nothing and are left out."""
    readings = Words.of(language).analyses(form)
    return frozenset(one.pos for one in readings) - {PartOfSpeech.PROPER_NOUN}
