import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import FRENCH
from tests.editor.terminal import terminal

SLUG = "le-train-de-nuit"


def files(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_init_makes_a_workspace_and_leaves_alone_what_is_there(run, tmp_path):
    new = tmp_path / "new"
    assert run("init", new).returncode == 0
    assert sorted(path.name for path in new.iterdir()) == [
        "glossary", "translations", "workbench.yaml",
    ]  # fmt: skip
    (new / "workbench.yaml").write_text("user: Ana\n")
    assert run("init", new).returncode == 0
    assert (new / "workbench.yaml").read_text() == "user: Ana\n"


def test_import_keeps_the_source_byte_for_byte(run, workspace):
    data = b"\xef\xbb\xbf" + FRENCH.replace("\n", "\r\n").encode()
    (workspace / "train.txt").write_bytes(data)
    done = run("import", "train.txt", "--author", "Claire Aubanel", "--date", "2025-03-14")
    assert done.stdout == f"{SLUG}\n"
    article = workspace / "translations" / SLUG
    assert sorted(path.name for path in article.iterdir()) == [
        "article.yaml", "en.po", "source.txt",
    ]  # fmt: skip
    assert (article / "source.txt").read_bytes() == data
    assert "author: Claire Aubanel\n" in (article / "article.yaml").read_text()


def test_importing_the_same_file_again_changes_nothing_and_says_so(run, workspace, source):
    run("import", source)
    before = files(workspace)
    again = run("import", source)
    assert (again.returncode, again.stdout) == (0, f"{SLUG}\n")
    assert "already imported" in again.stderr
    assert files(workspace) == before


def test_another_source_with_the_same_title_gets_a_name_of_its_own(run, source):
    run("import", source)
    source.write_text(FRENCH.replace("neige", "glace"))
    assert run("import", source).stdout == f"{SLUG}-2\n"


def test_import_reads_standard_input(run):
    done = run("import", "-", "--slug", "train", stdin=FRENCH.encode())
    assert (done.returncode, done.stdout) == (0, "train\n")


def test_list_and_status_tell_how_far_articles_have_come(run, source):
    run("import", source)
    assert run("list").stdout == f"{SLUG}  fr→en    5 %  Le train de nuit\n"
    report = json.loads(run("status", "--json").stdout)
    # The bare address is copied, not translated, and so it is finished from the start.
    assert report["total"]["segments"] == {
        "untranslated": 3, "draft": 0, "translated": 1, "reviewed": 0,
    }  # fmt: skip
    assert report["articles"][0]["from"] == "fr"


@pytest.mark.process
def test_the_table_of_states_fits_in_80_columns(run, workspace, source):
    run("import", source, "--slug", "a-name-that-is-longer-than-what-is-left")
    with terminal(workspace, "status", columns=80) as person:
        person.end()
    assert max(map(len, person.written.splitlines())) <= 80


@pytest.mark.process
def test_a_terminal_that_cannot_draw_is_led_to_the_linear_editor(workspace):
    with terminal(workspace, "edit", term="dumb") as person:
        assert person.end() == 1
    assert "workbench edit --linear" in person.written


@pytest.fixture(params=["article.yaml", "en.po"])
def broken(run, workspace, source, request):
    """The broken file of an article beside a whole one."""
    run("import", source)
    run("import", "-", "--slug", "other", stdin=b"Une phrase.\n")
    file = workspace / "translations" / "other" / request.param
    file.write_text("<<<<<<< HEAD\n")
    return f"other/{request.param}:1"


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        ("list", SLUG),
        ("status", SLUG),
        ("check", "nothing found"),
        ("glossary stats", "terms"),
        ("glossary audit", "0 terms used"),
        ("glossary extract", "no candidates"),
        ("glossary waivers", "0 waivers"),
        ("evaluate", "no finished segments"),
        ("site --with-drafts", "index.html"),
    ],
)
def test_an_article_that_cannot_be_read_does_not_hide_the_others(run, broken, command, shown):
    done = run(*command.split())
    assert shown in done.stdout + done.stderr
    assert broken in done.stderr
    assert done.returncode == 1


def test_an_article_that_cannot_be_read_is_passed_over_by_imports(run, workspace, broken):
    (workspace / "more").mkdir()
    for name in ("Lundi", "Mardi"):
        (workspace / "more" / f"{name}.txt").write_text(f"{name}\n\nIl pleut.\n")
    done = run("import", "more")
    assert (done.returncode, done.stdout) == (0, "lundi\nmardi\n")
    # What nobody has to read here is not read, and what is told is told once.
    assert done.stderr.count("passed over: ") == (1 if "article.yaml" in broken else 0)
    (workspace / "more" / "Mardi.txt").write_text("Mardi\n\nIl neige.\n")
    assert run("import", "--update", "more/Mardi.txt").stdout == "mardi\n"


def test_publications_that_cannot_be_read_do_not_hide_the_articles(run, workspace, source):
    run("import", source)
    (workspace / "translations" / SLUG / "published.yaml").write_text("- a.pdf\n")
    done = run("status")
    assert SLUG in done.stdout
    assert "published.yaml:1" in done.stderr
    assert done.returncode == 1


@pytest.mark.process
@pytest.mark.parametrize("columns", [20, 80])
def test_the_table_of_states_comes_on_terminals_of_any_width(workspace, run, source, columns):
    run("import", source)
    with terminal(workspace, "status", columns=columns) as person:
        assert person.end() == 0
    assert "untrans" in person.written


@pytest.mark.process
def test_what_strangers_wrote_orders_a_terminal_nothing(workspace, run, source):
    run("import", source)
    catalog = workspace / "translations" / SLUG / "en.po"
    empty, titled = 'nuit"\nmsgstr ""', 'nuit"\nmsgstr "The \x1b]0;night\x07 train"'
    catalog.write_text(catalog.read_text("utf-8").replace(empty, titled), "utf-8")
    found = ("memory", "find", "Le train de nuit")
    assert "\x1b]0;night\x07" in run(*found).stdout  # a file gets it as it is
    with terminal(workspace, *found) as person:
        person.end()
    assert "The \ufffd]0;night\ufffd train" in person.written


def test_commands_work_from_a_folder_inside_and_with_workspace_named(run, workspace, source):
    run("import", source)
    inside = workspace / "translations" / SLUG
    assert SLUG in run("status", cwd=inside).stdout
    assert SLUG in run("status", ".", cwd=inside).stdout
    assert SLUG in run("--workspace", workspace, "list", cwd=workspace.parent).stdout


@pytest.mark.parametrize(
    ("data", "name", "fault"),
    [
        (b"", "empty.txt", "the file holds no text"),
        (b"\x00\x01\x02" * 50, "binary.txt", "binary.txt"),
        (b"PK\x03\x04", "book.xyz", 'cannot read files that end in ".xyz"'),
        (None, "missing.txt", "cannot read the file: No such file"),
    ],
)
def test_a_source_that_cannot_be_read_is_one_clear_line(run, workspace, data, name, fault):
    if data is not None:
        (workspace / name).write_bytes(data)
    before = files(workspace)
    done = run("import", name)
    assert done.returncode == 1
    assert fault in done.stderr
    assert done.stderr.count("\n") == 1
    assert files(workspace) == before


def test_a_taken_slug_is_refused(run, workspace, source):
    run("import", source, "--slug", "train")
    source.write_text(FRENCH + "\nFin.\n")
    done = run("import", source, "--slug", "train")
    assert (done.returncode, done.stdout) == (1, "")
    assert 'there is an article "train" already' in done.stderr


def test_outside_a_workspace_the_way_in_is_shown(run, tmp_path_factory):
    done = run("list", cwd=tmp_path_factory.mktemp("elsewhere"))
    assert done.returncode == 1
    assert 'make one with "workbench init"' in done.stderr


def test_a_misspelt_article_is_answered_with_the_closest(run, source):
    run("import", source)
    done = run("status", "le-train-de-nuti")
    assert done.returncode == 1
    assert f'did you mean "{SLUG}"?' in done.stderr


@pytest.mark.parametrize("arguments", [["frobnicate"], ["import"], ["status", "--jsn"]])
def test_wrong_usage_exits_2(run, arguments):
    assert run(*arguments).returncode == 2


@pytest.mark.process
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("arguments", [["list"], ["status", "--json"]])
def test_output_that_finds_no_room_is_one_clear_line(run, workspace, source, arguments):
    run("import", source)
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "workbench", *arguments],
            cwd=workspace, stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == "workbench: cannot write: No space left on device; make room\n"


@pytest.mark.process
def test_help_loads_nothing_slow():
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "workbench", "--help"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    slow = "textual argostranslate ctranslate2 simplemma langdetect choppa lxml jinja2 polib yaml"
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert not loaded & set(slow.split())
    assert "translate" in done.stdout
