"""What every engine keeps, since it is in the table."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from workbench.engines import ENGINES, EngineSettings
from workbench.system.errors import WorkbenchError
from workbench.system.yaml_nodes import parse_mapping

EVERY = pytest.mark.parametrize("name", ENGINES)


def settings(text: str) -> EngineSettings:
    return EngineSettings.read(parse_mapping(text, Path("workbench.yaml")))


@EVERY
def test_its_module_opens_it(name: str) -> None:
    assert callable(import_module(f"workbench.engines.adapters.{ENGINES[name].module}").open_engine)


@EVERY
def test_a_workspace_may_name_it(name: str) -> None:
    assert settings(f"engine: {name}\n").name == name


@EVERY
def test_a_setting_that_it_does_not_have_is_told_with_its_line(name: str) -> None:
    with pytest.raises(WorkbenchError, match=r'^workbench\.yaml:2:3: unknown name "nothing"'):
        settings(f"{name}:\n  nothing: 1\n")


@EVERY
def test_a_new_workspace_shows_its_settings(name: str) -> None:
    comment = re.compile(r"^# \S.*\n|^#", re.MULTILINE)
    section = settings(comment.sub("", EngineSettings.template())).sections.mapping(name)
    assert {key: section.text(key) for key in ENGINES[name].settings} == ENGINES[name].settings
