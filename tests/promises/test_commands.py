"""What every command keeps, since it is in the table."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from workbench.cli.group import COMMANDS, workbench

EVERY = pytest.mark.parametrize("name", COMMANDS)


@EVERY
def test_it_explains_itself(name: str) -> None:
    shown = CliRunner().invoke(workbench, [name, "--help"])
    assert shown.exit_code == 0
    assert shown.output.startswith(f"Usage: workbench {name}")
    assert COMMANDS[name].help in " ".join(CliRunner().invoke(workbench, ["--help"]).output.split())


@EVERY
def test_an_option_that_it_does_not_have_is_wrong_usage(name: str) -> None:
    refused = CliRunner().invoke(workbench, [name, "--frobnicate"])
    assert refused.exit_code == 2
    assert "--frobnicate" in refused.output
