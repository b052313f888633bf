import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.difference import DiffKind, DiffPart, difference

SAME, REMOVED, ADDED = DiffKind.SAME, DiffKind.REMOVED, DiffKind.ADDED


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        ("a b", "a b", [DiffPart(SAME, "a b")]),
        ("a b", "a c", [DiffPart(SAME, "a "), DiffPart(REMOVED, "b"), DiffPart(ADDED, "c")]),
        (
            "dans les ports du nord",
            "dans une gare du nord",
            [
                DiffPart(SAME, "dans "),
                DiffPart(REMOVED, "les ports"),
                DiffPart(ADDED, "une gare"),
                DiffPart(SAME, " du nord"),
            ],
        ),
        ("l’été «\u00a0ici", "l'été \" ici", [DiffPart(SAME, "l’été «\u00a0ici")]),
        ("", "a", [DiffPart(ADDED, "a")]),
        (
            "<1>a</1>",
            "a",
            [DiffPart(REMOVED, "<1>"), DiffPart(SAME, "a"), DiffPart(REMOVED, "</1>")],
        ),
    ],
)
def test_words_are_compared(old: str, new: str, parts: list[DiffPart]) -> None:
    assert difference(old, new) == parts


_TEXTS = st.lists(st.sampled_from(["a", "b", " ", ", ", "<1>", "</1>", "c"])).map("".join)


@given(_TEXTS, _TEXTS)
def test_the_parts_spell_both_texts(old: str, new: str) -> None:
    parts = difference(old, new)
    assert "".join(p.text for p in parts if p.kind is not ADDED) == old
    spelt = "".join(p.text for p in parts if p.kind is not REMOVED)
    assert " ".join(spelt.split()) == " ".join(new.split())
