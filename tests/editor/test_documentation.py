"""What the documentation says of the keys is what they do."""

from __future__ import annotations

from tests.shared import ROOT
from workbench.editor.core.actions import on_screen
from workbench.editor.core.keys import shown_name


def test_the_documentation_names_every_key() -> None:
    text = (ROOT / "docs" / "editor.md").read_text(encoding="utf-8")
    for action, key in on_screen():
        names = ", ".join(shown_name(name) for name in key.keys.split(",") if name)
        letter = key.letter.replace("|", "\\|")
        assert f"| {names} | {letter} | {action.explanation} | `{action.name}` |" in text


def test_no_two_actions_share_a_key_or_a_letter() -> None:
    every = [key for _, key in on_screen()]
    names = [name for key in every for name in key.keys.split(",") if name]
    letters = [key.letter for key in every if key.letter]
    assert len(names) == len(set(names))
    assert len(letters) == len(set(letters))
