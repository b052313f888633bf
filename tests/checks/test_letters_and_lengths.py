"""First letters, invisible characters, addresses and lengths."""

import pytest

from tests.checks.samples import findings, messages


@pytest.mark.parametrize(
    ("source", "target", "fixed"),
    [
        ("La neige", "the snow", "The snow"),
        ("la neige", "The snow", "the snow"),
        ("« La neige »", "“the snow”", "“The snow”"),
        ("<1>Élise</1>", "<1>élise</1>", "<1>Élise</1>"),
    ],
)
def test_the_first_letter_is_as_in_the_source(source: str, target: str, fixed: str) -> None:
    (finding,) = findings(source, target, only="first-letter")
    assert finding.fixed == fixed


@pytest.mark.parametrize(
    ("source", "target", "context"),
    [
        ("Dix hommes", "10 men", "paragraph"),
        ("10 hommes", "ten men", "paragraph"),
        ("Et la neige reste", "and the snow stays", "verse line"),
        ("***", "x", "paragraph"),
        ("Le", "中文", "paragraph"),
        ("je viens lundi", "I come on Monday", "paragraph"),
        ("lundi", "Monday", "paragraph"),
    ],
)
def test_first_letters_that_differ_for_a_reason(source: str, target: str, context: str) -> None:
    assert messages(source, target, only="first-letter", context=context) == []


@pytest.mark.parametrize("character", ["\u200b", "\u00ad", "\ufeff", "\u200e", "\x07", "\x85"])
def test_invisible_characters_are_taken_out(character: str) -> None:
    (finding,) = findings("Oui là", f"Yes th{character}ere", only="invisible")
    assert finding.fixed == "Yes there"
    assert f"U+{ord(character):04X}" in finding.message


@pytest.mark.parametrize("text", ["👩\u200d🚒 l’été\u202f!", "a\tb", "naïve"])
def test_visible_characters_and_spaces_stay(text: str) -> None:
    assert messages("Oui", text, only="invisible") == []


def test_a_broken_character_is_for_a_person() -> None:
    (finding,) = findings("l’été", "th\ufffd summer", only="invisible")
    assert (finding.span, finding.fixed) == ((2, 3), None)


@pytest.mark.parametrize(
    ("french", "english", "found"),
    [
        ("voir https://x.org/a.", "see it.", ["https://x.org/a is missing"]),
        ("écrire à a@x.org", "write to us", ["a@x.org is missing"]),
        ("voir", "see www.x.org", ["www.x.org is not in the source"]),
        ("https://fr.wikipedia.org", "https://en.wikipedia.org", []),
        ("voir (https://x.org/a).", "see https://x.org/a, now", []),
    ],
)
def test_addresses(french: str, english: str, found: list[str]) -> None:
    assert messages(french, english, only="addresses") == found


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("a" * 100, "a" * 30, ["the target is 30 % as long as the source"]),
        ("a" * 100, "a" * 200, ["the target is 200 % as long as the source"]),
        ("a" * 100, "a" * 90, []),
        ("a" * 50, "a" * 10, []),
        ("<1>" + "a" * 58 + "</1>", "a" * 20, []),
    ],
)
def test_length(source: str, target: str, found: list[str]) -> None:
    assert messages(source, target, only="length") == found
