"""What the documentation says of the keys is what they do."""

from __future__ import annotations

from tests.shared import ROOT
from workbench.editor.core.keys import KEYS, shown_name


def test_the_documentation_names_every_key() -> None:
    text = (ROOT / "docs" / "editor.md").read_text(encoding="utf-8")
    for keys in KEYS.values():
        for key in keys:
            names = ", ".join(shown_name(name) for name in key.keys.split(",") if name)
            letter = key.letter.replace("|", "\\|")
            assert f"| {names} | {letter} | {key.explanation} | `{key.action}` |" in text


def test_no_two_actions_share_a_key_or_a_letter() -> None:
    every = [key for keys in KEYS.values() for key in keys]
    names = [name for key in every for name in key.keys.split(",") if name]
    letters = [key.letter for key in every if key.letter]
    assert len(names) == len(set(names))
    assert len(letters) == len(set(letters))
