"""Typography while typing: the characters to insert for a key."""

from __future__ import annotations

import re
from typing import NamedTuple

from workbench.text.typography.style import NO_BREAK_SPACE, SPACES, HouseStyle
from workbench.text.typography.verbatim import in_address

#: A quotation opens after these: a space, an opening bracket, mark or tag, a dash, and in
#: French an apostrophe.
_OPENS = {
    "fr": re.compile(r"(?:^|[\s(\[/«“‘—–’'-]|<\d+>)$"),
    "en": re.compile(r"(?:^|[\s(\[/«“‘—–-]|<\d+>)$"),
}
_MARKS = "([«“;:!?…"
#: The beginning of an address, if a colon follows.
_SCHEMES = re.compile(r"\b(?:https?|ftp|mailto)$", re.IGNORECASE)


class Typed(NamedTuple):
    """The edit for a key: remove ``removed`` characters before the cursor, insert ``text``."""

    removed: int
    text: str


def typed(before: str, key: str, language: str, style: HouseStyle | None = None) -> Typed:
    """Return the edit for the character ``key`` typed after ``before``, in ``language``.

    Straight quotation marks and apostrophes become those of the language, three full stops
    an ellipsis, two hyphens a dash, << and >> guillemets; French punctuation gets its
    no-break spaces. Within an address, or if the house style is not applied while typing,
    the key is inserted unchanged.
    """
    house = style or HouseStyle()
    if not house.as_typed or in_address(before):
        return Typed(0, key)
    if key == '"' and (house.curly or language == "fr"):
        return _quotation_mark(before, language, house)
    if key == "'" and house.curly:
        opens = language == "en" and _opens(before, language)
        return Typed(0, "‘" if opens else "’")
    if key == "." and before.endswith("..") and not before.endswith("..."):
        return Typed(2, "…")
    if key == "-" and before.endswith("-") and not before.endswith("--"):
        return Typed(1, house.dash)
    if language == "fr":
        return _french(before, key, house)
    return Typed(0, key)


def _quotation_mark(before: str, language: str, house: HouseStyle) -> Typed:
    """Return the opening or closing mark for the outer or inner quotation."""
    if language == "fr":
        inner = before.count("«") > before.count("»")
        if _opens(before, language):
            return Typed(0, "“" if inner else f"«{NO_BREAK_SPACE}")
        if before.count("“") > before.count("”"):
            return Typed(0, "”")
        return _after_plain_space(before, f"{NO_BREAK_SPACE}»")
    outer, inner_pair = ("“”", "‘’") if house.english_quotes == "double" else ("‘’", "“”")
    nested = before.count(outer[0]) > _closed(before, outer[1])
    if _opens(before, language):
        return Typed(0, (inner_pair if nested else outer)[0])
    within = nested and before.count(inner_pair[0]) > _closed(before, inner_pair[1])
    return Typed(0, (inner_pair if within else outer)[1])


def _closed(before: str, mark: str) -> int:
    """Count the closing ``mark``s in ``before``; a ’ before a letter is an apostrophe."""
    return len(re.findall(rf"{mark}(?!\w)", before))


def _french(before: str, key: str, house: HouseStyle) -> Typed:
    """Return the edit for ``key`` with French no-break spaces."""
    if key == "<" and before.endswith("<"):
        return Typed(1, f"«{NO_BREAK_SPACE}")
    if key == ">" and before.endswith(">") and not before.endswith("/>"):
        plain = len(before) - len(before[:-1].rstrip(" "))
        return Typed(plain, f"{NO_BREAK_SPACE}»")
    if key == "«":
        return Typed(0, f"«{NO_BREAK_SPACE}")
    if key == "»":
        return _after_plain_space(before, f"{NO_BREAK_SPACE}»")
    if key == " " and before.endswith(f"«{NO_BREAK_SPACE}"):
        return Typed(0, "")  # the no-break space is there already
    if key in ";:!?%":
        return _before_mark(before, key, house)
    return Typed(0, key)


def _before_mark(before: str, key: str, house: HouseStyle) -> Typed:
    """Return ``key`` with a space before it if it ends a clause or follows a number."""
    text = f"{house.space_before(key)}{key}"
    if before.endswith(" "):
        return Typed(1, text)
    last = before[-1:]
    if not last or last.isspace() or last in _MARKS:
        return Typed(0, key)
    if key == ":" and (last.isdigit() or _SCHEMES.search(before)):
        return Typed(0, key)  # a time, or an address
    if key == "%" and not last.isdigit():
        return Typed(0, key)
    return Typed(0, text)


def _after_plain_space(before: str, text: str) -> Typed:
    """Return the edit that inserts ``text`` and removes a plain space before it."""
    if before.endswith(tuple(SPACES)):
        return Typed(1, text)
    return Typed(0, text)


def _opens(before: str, language: str) -> bool:
    return bool(_OPENS[language].search(before[-8:]))
