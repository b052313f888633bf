"""What goes wrong in a translation, found and mended: loops, drops, copies, lost numbers.

Known faults of small models: they fall into loops, leave out half of a sentence, give the
source back, or lose a number. A fault does not say that a translation is bad, but that
another hypothesis without it is likely to be better.
"""

from __future__ import annotations

import re
from collections import Counter
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
    QUOTES = ("loses a quotation mark", 1)

    def __init__(self, description: str, weight: int) -> None:
        self.description = description
        self.weight = weight


def faults(source: str, target: str) -> list[Fault]:
    """Return what is wrong with ``target`` as a translation of ``source``; both untagged."""
    if not target.strip():
        return [Fault.EMPTY] if source.strip() else []
    found = [fault for fault, test in _TESTS if test(source, target)]
    return sorted(found, key=lambda fault: -fault.weight)


def severity(found: list[Fault]) -> int:
    """Return how bad ``found`` is in all; 0 is nothing."""
    return sum(fault.weight for fault in found)


def loops(source: str, target: str) -> bool:
    """Tell whether ``target`` says a phrase again and again that ``source`` does not."""
    if _CHARACTER_LOOP.search(target) and not _CHARACTER_LOOP.search(source):
        return True
    return _repeated(target) > _repeated(source)


def _repeated(text: str) -> int:
    """Return the number of words that repeat the phrase just before them."""
    words = [word.lower() for word in _WORD.findall(text)]
    count = 0
    for length in range(1, min(_LONGEST_LOOP, len(words) // 2) + 1):
        for start in range(len(words) - 2 * length + 1):
            phrase = words[start : start + length]
            if phrase == words[start + length : start + 2 * length] and not (
                length == 1 and (phrase[0] in _DOUBLED or phrase[0].isdigit())
            ):
                count += length
    return count


def copies(source: str, target: str) -> bool:
    """Tell whether ``target`` gives most of ``source`` back; names and numbers do not count."""
    words = [word.lower() for word in _WORD.findall(source) if word.islower() and len(word) > 1]
    if len(words) < _COPIED_WORDS:
        return False
    in_target = Counter(word.lower() for word in _WORD.findall(target))
    same = sum((Counter(words) & in_target).values())
    return same / len(words) >= _COPIED_SHARE


def numbers(text: str) -> Counter[str]:
    """Return the numbers of ``text`` as digits, without what groups them."""
    return Counter(re.sub(r"\D", "", match).lstrip("0") or "0" for match in _NUMBER.findall(text))


def loses_numbers(source: str, target: str) -> bool:
    """Tell whether a number of ``source`` is missing, or a long one was made up."""
    wanted, got = numbers(source), numbers(target)
    lost = wanted - got
    made_up = got - wanted
    # Ordinals, centuries and small numbers are often written out, hours recounted.
    if any(int(number) > _SPELLED_OUT for number in lost if len(number) < 20):
        joined = "".join(re.findall(r"\d", target))
        return any(number not in joined for number in lost) or bool(made_up)
    return any(len(number) > 3 for number in made_up)


def _too_short(source: str, target: str) -> bool:
    return len(source) >= _SHORTEST_JUDGED and len(target) < _LEAST_RATIO * len(source)


def _too_long(source: str, target: str) -> bool:
    return len(target) > _GREATEST_RATIO * len(source) + 20


def _has_unknown(source: str, target: str) -> bool:
    return any(mark in target and mark not in source for mark in _UNKNOWN)


def _loses_quotes(source: str, target: str) -> bool:
    return source.count('"') % 2 == 0 and target.count('"') % 2 == 1


_TESTS = (
    (Fault.LOOP, loops),
    (Fault.COPY, copies),
    (Fault.SHORT, _too_short),
    (Fault.NUMBERS, loses_numbers),
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
    ending = _ending(source)
    if ending and not _ending(target) and target[-1].isalnum():
        return target + ending
    if (
        not _ending(source)
        and source[-1:].isalnum()
        and target.endswith(".")
        and (not target.endswith("..") and not re.search(r"\b\w\.$", target))
    ):
        return target[:-1]
    return target


def _starts_upper(text: str) -> bool:
    first = next((character for character in text if character.isalpha()), "")
    return first.isupper()


def _ending(text: str) -> str:
    match = re.search(r"[.!?…:;,]+$", text)
    return match[0] if match else ""
