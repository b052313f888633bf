import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.difference import Change, Part, difference

SAME, REMOVED, ADDED = Change.SAME, Change.REMOVED, Change.ADDED


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        ("a b", "a b", [Part(SAME, "a b")]),
        ("a b", "a c", [Part(SAME, "a "), Part(REMOVED, "b"), Part(ADDED, "c")]),
        (
            "dans les ports du nord",
            "dans une gare du nord",
            [
                Part(SAME, "dans "),
                Part(REMOVED, "les ports"),
                Part(ADDED, "une gare"),
                Part(SAME, " du nord"),
            ],
        ),
        ("l’été «\u00a0ici", "l'été \" ici", [Part(SAME, "l’été «\u00a0ici")]),
        ("", "a", [Part(ADDED, "a")]),
        ("<1>a</1>", "a", [Part(REMOVED, "<1>"), Part(SAME, "a"), Part(REMOVED, "</1>")]),
    ],
)
def test_words_are_compared(old: str, new: str, parts: list[Part]) -> None:
    assert difference(old, new) == parts


_TEXTS = st.lists(st.sampled_from(["a", "b", " ", ", ", "<1>", "</1>", "c"])).map("".join)


@given(_TEXTS, _TEXTS)
def test_the_parts_spell_both_texts(old: str, new: str) -> None:
    parts = difference(old, new)
    assert "".join(p.text for p in parts if p.change is not ADDED) == old
    spelt = "".join(p.text for p in parts if p.change is not REMOVED)
    assert " ".join(spelt.split()) == " ".join(new.split())
