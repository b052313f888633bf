import json

import pytest
from click.testing import CliRunner

from workbench.cli.group import workbench
from workbench.engines.package_folders import installed


@pytest.mark.process
def test_programs_read_json_and_everything_essential_works_here(run, workspace):
    done = run("doctor", "--json")
    assert done.returncode == 0, done.stdout
    rows = {row["subject"]: row for row in json.loads(done.stdout)}
    assert rows["model fr_en"]["verdict"] == "works"
    shipped = {package.code for package in installed()}
    assert rows["model en_fr"]["verdict"] == ("works" if "en_fr" in shipped else "limited")
    assert rows["offline"]["verdict"] == "works"
    assert "nothing opens a connection" in rows["offline"]["finding"]
    assert rows["workspace"]["verdict"] == "works"


@pytest.mark.process
def test_people_read_lines_with_remedies_and_faults_end_with_1(run, workspace):
    (workspace / "workbench.yaml").write_text("user: Ana\nengine: babelfish\n")
    done = run("doctor")
    assert done.returncode == 1
    assert "!!  workspace" in done.stdout
    assert "workbench.yaml:2" in done.stdout
    assert "→ " in done.stdout


@pytest.mark.process
@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colours_are_for_those_who_want_them(workspace, no_color, coloured):
    runner = CliRunner(env={"NO_COLOR": no_color})
    done = runner.invoke(workbench, ["--workspace", str(workspace), "doctor"], color=True)
    assert done.exit_code == 0, done.output
    assert ("\x1b[" in done.stdout) == coloured
