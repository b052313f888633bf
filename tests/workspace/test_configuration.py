import subprocess
from pathlib import Path

import pytest

from tests.shared import needs_program
from workbench.system.errors import WorkbenchError
from workbench.workspace.configuration import TEMPLATE, Configuration


def test_a_new_workspace_has_the_defaults():
    assert Configuration.parse(TEMPLATE) == Configuration.parse("")


def test_every_line_of_the_template_is_a_setting_that_is_read():
    """Removing the "#" of each example line gives a valid file."""
    lines = [
        line[1:] if line.startswith("#") and not line.startswith("# ") else line
        for line in TEMPLATE.splitlines()
    ]
    configuration = Configuration.parse("\n".join(lines))
    assert configuration.configured_user == "Ana"
    assert configuration.segmentation == "rules.srx"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("engine: gogle\n", 'workbench.yaml:1:9: unknown engine "gogle"; use argos or libretra'),
        ("\nlanguage: fr\n", 'workbench.yaml:2:1: unknown name "language"; use one of: languages'),
        ("review:\n  own_work: maybe\n", 'workbench.yaml:2:13: "own_work" is "maybe"; write yes'),
        ("languages:\n  from: de\n", 'workbench.yaml:2:9: unknown language "de"; use fr or en'),
    ],
)
def test_a_wrong_setting_is_told_with_its_line(text, fault):
    with pytest.raises(WorkbenchError) as raised:
        Configuration.parse(text, Path("workbench.yaml"))
    assert str(raised.value).startswith(fault)


def test_the_user_is_the_configured_one_then_the_environment_s(monkeypatch):
    monkeypatch.setenv("WORKBENCH_USER", "Ben")
    assert Configuration.parse("user: Ana").user == "Ana"
    assert Configuration.parse("").user == "Ben"


@pytest.mark.process
def test_a_user_without_any_name_still_has_one(monkeypatch):
    monkeypatch.delenv("WORKBENCH_USER", raising=False)
    monkeypatch.setenv("PATH", "")
    assert Configuration.parse("").user


@pytest.mark.process
@needs_program("git")
def test_the_user_has_the_name_that_git_knows_in_the_workspace(tmp_path, monkeypatch):
    monkeypatch.delenv("WORKBENCH_USER", raising=False)
    for name in ("here", "workspace"):
        subprocess.run(["git", "init", "-q", tmp_path / name], check=True)
        subprocess.run(["git", "-C", tmp_path / name, "config", "user.name", name], check=True)
    monkeypatch.chdir(tmp_path / "here")
    assert Configuration.read(tmp_path / "workspace" / "workbench.yaml").user == "workspace"
    (tmp_path / "workspace" / "workbench.yaml").write_text("engine: argos")
    assert Configuration.read(tmp_path / "workspace" / "workbench.yaml").user == "workspace"


@pytest.mark.process
@needs_program("git")
@pytest.mark.parametrize("teller", ["git", "environment"])
def test_a_name_that_is_no_utf8_can_be_written(tmp_path, monkeypatch, teller):
    if teller == "git":
        monkeypatch.delenv("WORKBENCH_USER", raising=False)
        subprocess.run(["git", "init", "-q", tmp_path], check=True)
        subprocess.run(["git", "-C", tmp_path, "config", "user.name", b"Andr\xe9"], check=True)
    else:
        monkeypatch.setenv("WORKBENCH_USER", "Andr\udce9")  # as Python has bytes that are no text
    name = Configuration.read(tmp_path / "workbench.yaml").user
    assert name.encode("utf-8") == "Andr\ufffd".encode()
