"""The map in docs/development.md is that of the folders and of the import contracts."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from tests.shared import ROOT

PAGE = (ROOT / "docs" / "development.md").read_text(encoding="utf-8")
PACKAGE = ROOT / "workbench"


def rooms_on_the_map() -> dict[str, str]:
    """Each folder that the page names, by its path under ``workbench/``, with what it says."""
    drawing = re.search(r"```\nworkbench/\n(.*?)```", PAGE, re.DOTALL)
    assert drawing
    found: dict[str, str] = {}
    room = ""
    for line in drawing[1].splitlines():
        entry = re.fullmatch(r"( +)(\w+)/ *(.*)", line)
        assert entry, line
        if len(entry[1]) == 2:
            room = entry[2]
            found[room] = entry[3]
        else:
            found[f"{room}/{entry[2]}"] = entry[3]
    return found


def folders(parent: Path) -> set[str]:
    return {path.parent.name for path in parent.glob("*/__init__.py")}


def test_the_map_names_every_room_and_no_other():
    assert {name for name in rooms_on_the_map() if "/" not in name} == folders(PACKAGE)


def test_what_the_map_names_within_rooms_is_there():
    for name in rooms_on_the_map():
        assert (PACKAGE / name).is_dir(), name


def test_nothing_lies_loose_at_the_root():
    assert {path.name for path in PACKAGE.iterdir() if path.is_file()} == {
        "__init__.py", "__main__.py", "py.typed",
    }  # fmt: skip


def test_the_floors_on_the_page_are_those_of_the_contract():
    drawn = re.search(r"```\n(cli\n.*?)\n```", PAGE, re.DOTALL)
    assert drawn
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = contracts["tool"]["importlinter"]["contracts"][0]["layers"]
    assert drawn[1].splitlines() == layers
