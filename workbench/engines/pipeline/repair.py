"""What goes wrong in a translation, found and mended: loops, drops, copies, lost numbers.

Known faults of small models: they fall into loops, leave out half of a sentence, give the
source back, or lose a number. A fault does not say that a translation is bad, but that
another hypothesis without it is likely to be better.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from enum import Enum

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_NUMBER = re.compile(r"\d{1,3}(?:[  \u202f.,']\d{3})+(?!\d)|\d+")
_UNKNOWN = ("<unk>", "⁇", "�")

#: Words that may stand twice in a row.
_DOUBLED = frozenset(
    ("had", "that", "nous", "vous", "très", "very", "bla", "blah", "non", "no", "oui", "yes")
)
#: Longest phrase that is looked for in a row, in words.
_LONGEST_LOOP = 12
_MARKS = ".,;:!?…)\"'"
_CHARACTER_LOOP = re.compile(r"(\S{2,8}?)\1{3,}")

#: Numbers up to here may be written out.
_SPELLED_OUT = 20

#: Lengths compared are of characters; short sentences vary too much.
_SHORTEST_JUDGED = 40
_LEAST_RATIO, _GREATEST_RATIO = 0.45, 2.0

#: A copy: this share of the source's words, of at least so many, stands in the target.
_COPIED_SHARE, _COPIED_WORDS = 0.6, 4


class Fault(Enum):
    """A fault, as it is named to people, and how much it counts against a hypothesis."""

    EMPTY = ("is empty", 20)
    KEPT = ("changes an address or code", 12)
    LOOP = ("repeats itself", 6)
    COPY = ("repeats the source", 6)
    SHORT = ("leaves something out", 4)
    NUMBERS = ("loses a number", 4)
    LONG = ("is too long", 3)
    UNKNOWN = ("has unknown letters", 3)
    WORD = ("has a word that neither language knows", 2)
    QUOTES = ("loses a quotation mark", 1)

    def __init__(self, description: str, weight: int) -> None:
        self.description = description
        self.weight = weight


def faults(source: str, target: str) -> list[Fault]:
    """Return what is wrong with ``target`` as a translation of ``source``; both untagged."""
    if not target.strip():
        return [Fault.EMPTY] if source.strip() else []
    found = [fault for fault, test in _TESTS if test(source, target)]
    found += [Fault.NUMBERS] * len(lost_numbers(source, target))
    return sorted(found, key=lambda fault: -fault.weight)


def severity(found: list[Fault]) -> int:
    """Return how bad ``found`` is in all; 0 is nothing."""
    return sum(fault.weight for fault in found)


def loops(source: str, target: str) -> bool:
    """Tell whether ``target`` says a phrase again and again that ``source`` does not."""
    if _CHARACTER_LOOP.search(target) and not _CHARACTER_LOOP.search(source):
        return True
    repeated = _repeated(_words(target))
    return repeated > 0 and repeated > _repeated(_words(source))


def without_stutter(source: str, words: Sequence[str]) -> list[int]:
    """Return the numbers of those ``words`` of a translation that are no stutter.

    A stutter is a phrase said twice with no mark between, such as ``of the of the``. What
    is said more often is a loop, in which other words are missing. Where ``source`` itself
    repeats something, everything stays.
    """
    kept = list(range(len(words)))
    bare = [word.lower().rstrip(_MARKS) for word in words]
    if not _repeated(bare) or _repeated(_words(source)):
        return kept
    for length in range(min(_LONGEST_LOOP, len(words) // 2), 0, -1):
        for start in range(len(kept) - 2 * length, -1, -1):
            before, first, second, after = (
                kept[max(start + n * length, 0) : max(start + (n + 1) * length, 0)]
                for n in (-1, 0, 1, 2)
            )
            phrase = [bare[n] for n in first]
            if (
                phrase == [bare[n] for n in second]
                and all(phrase != [bare[n] for n in more] for more in (before, after))
                and words[first[-1]][-1:].isalpha()
                and not (length == 1 and phrase[0] in _DOUBLED)
            ):
                del kept[start : start + length]
    return kept


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _repeated(words: list[str]) -> int:
    """Return the number of words that repeat the phrase just before them."""
    count = 0
    for length in range(1, min(_LONGEST_LOOP, len(words) // 2) + 1):
        same = 0  # words in a row that are the word ``length`` words before them
        for before, word in zip(words, words[length:], strict=False):
            if before != word or (length == 1 and (word in _DOUBLED or word.isdigit())):
                same = 0
                continue
            same += 1
            if same >= length:
                count += length
    return count


def copies(source: str, target: str) -> bool:
    """Tell whether ``target`` gives most of ``source`` back; names and numbers do not count."""
    words = [word for word in _WORD.findall(source) if word.islower() and len(word) > 1]
    if len(words) < _COPIED_WORDS:
        return False
    in_target = Counter(_words(target))
    same = sum((Counter(words) & in_target).values())
    return same / len(words) >= _COPIED_SHARE


def numbers(text: str) -> Counter[str]:
    """Return the numbers of ``text`` as digits, without what groups them."""
    return Counter(re.sub(r"\D", "", match).lstrip("0") or "0" for match in _NUMBER.findall(text))


def lost_numbers(source: str, target: str) -> list[str]:
    """Return the numbers of ``source`` that ``target`` lacks, and long ones that it made up.

    Ordinals, centuries and small numbers are often written out, and hours counted anew, so
    small ones are not missed.
    """
    wanted, got = numbers(source), numbers(target)
    lost = [number for number in wanted - got if len(number) > 2 or int(number) > _SPELLED_OUT]
    joined = "".join(re.findall(r"\d", target))
    made_up = [number for number in got - wanted if len(number) > 3 or lost]
    return [number for number in lost if number not in joined or made_up] + [
        number for number in made_up if len(number) > 3 and not lost
    ]


def mended_numbers(source: str, target: str) -> str:
    """Return ``target`` with a number put right that has one digit wrong, missing or doubled."""
    from rapidfuzz.distance import Levenshtein

    wanted, got = numbers(source), numbers(target)
    for lost in wanted - got:
        similar = [
            number
            for number in got - wanted
            if len(lost) > 2 and Levenshtein.distance(lost, number) == 1
        ]
        if len(similar) == 1:
            target = re.sub(rf"(?<!\d){similar[0]}(?!\d)", lost, target, count=1)
    return target


def _too_short(source: str, target: str) -> bool:
    return len(source) >= _SHORTEST_JUDGED and len(target) < _LEAST_RATIO * len(source)


def _too_long(source: str, target: str) -> bool:
    return len(target) > _GREATEST_RATIO * len(source) + 20


def _has_unknown(source: str, target: str) -> bool:
    return any(mark in target and mark not in source for mark in _UNKNOWN)


def _loses_quotes(source: str, target: str) -> bool:
    wanted = source.count('"')
    return wanted % 2 == 0 and target.count('"') != wanted


_TESTS = (
    (Fault.LOOP, loops),
    (Fault.COPY, copies),
    (Fault.SHORT, _too_short),
    (Fault.LONG, _too_long),
    (Fault.UNKNOWN, _has_unknown),
    (Fault.QUOTES, _loses_quotes),
)


def mended_ends(source: str, target: str) -> str:
    """Return ``target`` with the first letter's case and the final mark of ``source``."""
    if not target:
        return target
    if _starts_upper(source) and target[0].islower():
        target = target[0].upper() + target[1:]
    wanted, got = _TAIL.search(source), _TAIL.search(target)
    assert wanted is not None and got is not None  # both may be empty
    mark, found = _mark(wanted[0]), _mark(got[0])
    if mark == found or (not mark and _ABBREVIATION.search(target)):
        return target
    start = target[: got.start()]
    if not found:
        return f"{target}{mark}"
    return start + re.sub(r"[.!?…:;,]+", mark, got[0], count=1)


#: What a sentence ends in: marks, quotation marks, brackets.
_TAIL = re.compile(r"[\s.!?…:;,\"')\]]*$")
_ABBREVIATION = re.compile(r"\b\w\.$")


def _mark(tail: str) -> str:
    """Return the mark of a tail: ``?!`` of ``" ?!"``."""
    return "".join(re.findall(r"[.!?…:;,]", tail))


def _starts_upper(text: str) -> bool:
    first = next((character for character in text if character.isalpha()), "")
    return first.isupper()
