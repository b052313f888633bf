"""The file of learned translations that are switched off."""

import pytest

from workbench.lexicon.switched_off import SwitchedOff
from workbench.system.errors import WorkbenchError


def test_the_same_pairs_always_give_the_same_file(tmp_path):
    path = tmp_path / "lexicon.yaml"
    first, second = ("dépôt", "depot"), ("eau", "water")
    for pairs in ([first, second], [second, first]):
        off = SwitchedOff()
        for pair in pairs:
            off = off.changed({"fr": {pair}, "en": {("draft", "courant d'air")}}, off=True)
        off.write(path)
        assert path.read_text(encoding="utf-8").split("\n", 2)[2] == (
            "en-fr:\n- draft = courant d'air\nfr-en:\n- dépôt = depot\n- eau = water\n"
        )
        assert SwitchedOff.read(path) == off


def test_without_a_file_nothing_is_off(tmp_path):
    assert SwitchedOff.read(tmp_path / "lexicon.yaml").of("fr") == frozenset()


@pytest.mark.parametrize("text", ["", "# nothing\n", "fr-en:\n", "fr-en: []\n"])
def test_an_empty_file_switches_nothing_off(tmp_path, text):
    path = tmp_path / "lexicon.yaml"
    path.write_text(text)
    assert SwitchedOff.read(path).of("fr") == frozenset()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("fr-de:\n- a = b\n", ":1:1: "),
        ("fr-en: a = b\n", ":1:8: "),
        ("fr-en:\n- dépôt = depot\n- eau\n", ":3:3: "),
        ("fr-en:\n- = depot\n", ":2:3: "),
        ("fr-en:\n- [a, b]\n", ":2:3: "),
        ('fr-en:\n- "a\\u0007 = b"\n', ":2:3: "),
        ("fr-en:\n- a = b\nfr-en:\n- c = d\n", ":3:1: "),
    ],
)
def test_a_fault_is_told_in_a_line_with_its_place(tmp_path, text, place):
    path = tmp_path / "lexicon.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WorkbenchError) as raised:
        SwitchedOff.read(path)
    assert str(raised.value).startswith(f"{path}{place}")
    assert "\n" not in str(raised.value)
