"""What the system refuses, or has not got, is said in a line, and holds up nothing else."""

import re

import pytest

from tests.editor.terminal import terminal
from tests.permissions import ASKING

SLUG = "le-train-de-nuit"


@pytest.fixture
def locked(run, workspace, source):
    """The folder of an article that may not be read, beside one that may."""
    run("import", source)
    folder = workspace / "translations" / "locked"
    folder.mkdir()
    for path in (workspace / "translations" / SLUG).iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    folder.chmod(0)
    yield folder
    folder.chmod(0o755)


@pytest.mark.process
@pytest.mark.parametrize("command", ["list", "status", "check", "glossary stats"])
def test_an_article_that_may_not_be_read_does_not_hide_the_others(start, locked, command):
    done = start(*command.split(), within=ASKING)
    assert SLUG in done.stdout or "terms" in done.stdout or "nothing found" in done.stderr
    assert re.search("locked/article.yaml: cannot .*: Permission denied", done.stderr)
    assert done.returncode == 1


@pytest.mark.process
@pytest.mark.parametrize("mode", [0o555, 0o000], ids=["read-only", "locked"])
def test_articles_that_may_not_be_written_or_read_are_said(start, workspace, source, mode):
    folder = workspace / "translations"
    folder.chmod(mode)
    done = start("import", source, within=ASKING)
    folder.chmod(0o755)
    assert done.returncode == 1
    assert "Permission denied" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not list(folder.iterdir())


LONG = "x" * 300
ROUND = "loop"


@pytest.mark.parametrize("name", [LONG, ROUND])
@pytest.mark.parametrize(
    "command",
    [
        ["status"],
        ["import"],
        ["export", SLUG, "-o"],
        ["site", "--with-drafts", "-o"],
        ["--workspace"],
    ],
    ids=" ".join,
)
def test_names_that_the_system_does_not_take_are_said(run, workspace, source, command, name):
    run("import", source)
    (workspace / ROUND).symlink_to(ROUND)
    done = run(*command, name, *(["status"] if command == ["--workspace"] else []))
    assert done.returncode == 1
    assert name in done.stderr
    assert done.stderr.count("\n") == 1
    assert (workspace / ROUND).is_symlink()


@pytest.mark.process
def test_a_current_folder_that_was_removed_is_said(run, start, workspace, source):
    run("import", source)
    (workspace / "gone").mkdir()
    gone = ("sh", "-c", 'rmdir "$PWD" && exec "$@"', "sh")
    done = start("status", cwd=workspace / "gone", within=gone)
    assert (done.returncode, done.stdout) == (1, "")
    assert "the current folder is not there any more" in done.stderr
    (workspace / "gone").mkdir()
    done = start("--workspace", workspace, "status", cwd=workspace / "gone", within=gone)
    assert SLUG in done.stdout
    (workspace / "gone").mkdir()
    adding = ("--workspace", workspace, "glossary", "add", "gare", "station")
    assert start(*adding, cwd=workspace / "gone", within=gone).returncode == 0


def test_who_has_no_home_works_with_what_came_with_the_workbench(run, workspace, source):
    run("import", source)
    nobody = {"HOME": "~"}
    assert "starter" in run("models", "list", **nobody).stdout
    done = run("export", SLUG, "-o", workspace.parent / "train.md", **nobody)
    assert done.returncode == 0
    assert "train.md" in (workspace / "translations" / SLUG / "published.yaml").read_text()
    done = run("models", "install", "fr_en", **nobody)
    assert done.returncode == 1
    assert "set HOME" in done.stderr


ORDER = "\x1b]0;night\x07"


@pytest.mark.process
@pytest.mark.parametrize(
    "command",
    [
        ["import", f"{ORDER}.txt"],
        ["status", ORDER],
        ["check", "--only", ORDER],
        ["models", "list"],
        ["doctor"],
    ],
    ids=lambda command: command[0],
)
def test_names_order_a_terminal_nothing(workspace, monkeypatch, command):
    named = workspace / ORDER
    (named / "translations").mkdir(parents=True)
    (named / "packages" / "broken" / "model").mkdir(parents=True)
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(named / "packages"))
    with terminal(named, *command) as person:
        before = person.wait_for("]0;night\ufffd")  # what comes later may take long
    assert before.endswith("\ufffd]0;night\ufffd")
    assert "\x1b]" not in person.written


@pytest.mark.process
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-"])
def test_streams_that_are_closed_hold_up_nothing(start, workspace, source, closed):
    done = start("import", source, within=("sh", "-c", f'exec "$@" {closed}', "sh"))
    assert done.returncode == 0
    assert (workspace / "translations" / SLUG / "en.po").is_file()


@pytest.mark.process
def test_what_cannot_be_written_is_said_without_a_standard_output(run, start, source):
    run("import", source)
    done = start("status", "nothing", within=("sh", "-c", 'exec "$@" >&-', "sh"))
    assert done.returncode == 1
    assert 'no article "nothing"' in done.stderr
