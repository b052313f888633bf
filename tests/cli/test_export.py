from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.promises.readers import READERS, sound
from tests.shared import needs_program
from tests.waiting import PATIENCE
from workbench.articles.export_format import Kind
from workbench.catalog import Catalog
from workbench.publishing.formats import FORMATS, suffix_of


@pytest.fixture
def article(run: Run, source: Path) -> str:
    """The slug of an article whose second segment is a draft and whose title is done."""
    slug = run("import", source).stdout.strip()
    path = source.parent / "translations" / slug / "en.po"
    catalog = Catalog.read(path)
    first, second, *_ = catalog.segments
    catalog.put(first.edited("The Night Train", "Ana").accepted("Ana"))
    catalog.put(second.drafted("The snow has melted.", "argos fr_en 1.9"))
    catalog.write(path)
    return slug


NAMED = [
    name for name, form in FORMATS.items() if form.kind is not Kind.SAME and not form.by_language
]


@pytest.mark.parametrize("name", NAMED)
def test_every_format_goes_to_a_file_named_after_the_article(
    run: Run, workspace: Path, article: str, name: str
) -> None:
    done = run("export", article, "--format", name)
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{article}.fr-en.{suffix_of(name)}\n"
    data = (workspace / done.stdout.strip()).read_bytes()
    sound(name, data)
    if name != "pdf":  # whose text takes another program to read
        assert "The Night Train" in " ".join(READERS[name](data).split())


def test_a_dash_is_standard_output(run: Run, workspace: Path, article: str) -> None:
    before = sorted(workspace.iterdir())
    done = run("export", article, "--format", "jsonl", "-o", "-")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["state"] for row in rows] == ["translated", "translated"]
    assert sorted(workspace.iterdir()) == before


def test_the_suffix_tells_the_format(run: Run, workspace: Path, article: str) -> None:
    assert run("export", article, "-o", "out/train.tmx").stdout == "out/train.tmx\n"
    assert b"<tmx" in (workspace / "out" / "train.tmx").read_bytes()
    odd = run("export", article, "-o", "train.xyz")
    assert odd.returncode == 2
    assert ".xyz" in odd.stderr


@pytest.mark.parametrize(
    ("name", "output", "other"),
    [
        ("docx", "books/y.html", "books/y.docx"),
        ("html", "x.pdf", "x.html"),
        ("tmx", "x.CSV", "x.tmx"),
        ("xliff2", "x.md", "x.xlf"),
        ("po", "x.htm", "x.po"),
        ("same", "x.markdown", "x.txt"),
    ],
)
def test_no_file_is_named_like_another_format(
    run: Run, workspace: Path, article: str, name: str, output: str, other: str
) -> None:
    refused = run("export", article, "--format", name, "-o", output)
    assert refused.returncode == 2
    assert f"call it {other}, or leave --format out" in refused.stderr
    assert not (workspace / output).exists()


@pytest.mark.parametrize(
    ("name", "output"),
    [
        ("html", "x.HTM"),
        ("xliff2", "x.xliff"),
        ("xliff2", "x.xliff2"),
        ("same", "x.text"),
        ("csv", "x.data"),
        ("txt", "x"),
        ("moses", "x.txt"),
    ],
)
def test_any_other_name_will_do(
    run: Run, workspace: Path, article: str, name: str, output: str
) -> None:
    assert run("export", article, "--format", name, "-o", output).returncode == 0
    assert list(workspace.glob(f"{output}*"))


def test_html_is_the_format_where_nothing_is_said(run: Run, article: str) -> None:
    assert run("export", article).stdout == f"{article}.fr-en.html\n"


def test_drafts_are_marked_and_may_be_refused(run: Run, workspace: Path, article: str) -> None:
    marked = run("export", article, "-o", "-", "--format", "txt", "--layout", "target")
    assert "[draft: The snow has melted.]" in marked.stdout
    refused = run("export", article, "--no-drafts")
    assert refused.returncode == 1
    assert "b0002.1" in refused.stderr
    assert not list(workspace.glob("*.html"))


def test_states_choose_the_data(run: Run, article: str) -> None:
    done = run("export", article, "--format", "jsonl", "-o", "-", "--state", "draft")
    (row,) = map(json.loads, done.stdout.splitlines())
    assert row["origin"] == "argos fr_en 1.9"


def test_options_of_the_other_kind_are_wrong_usage(run: Run, article: str) -> None:
    assert run("export", article, "--format", "csv", "--layout", "target").returncode == 2
    assert run("export", article, "--format", "md", "--state", "draft").returncode == 2
    assert run("export", article, "--format", "md", "--paper", "a5").returncode == 2


@pytest.mark.parametrize("unnamed", [[], ["-o", ""]])
@pytest.mark.parametrize("name", ["md", "jsonl", "moses"])
def test_what_is_there_and_was_not_named_stays_beside_the_new(
    run: Run, workspace: Path, article: str, name: str, unnamed: list[str]
) -> None:
    made = run("export", article, "--format", name).stdout.split()
    assert not run("export", article, "--format", name).stderr
    for file in made:
        (workspace / file).write_text("typed by hand", "utf-8")
    again = run("export", article, "--format", name, *unnamed)
    assert all(f"{file}~" in again.stderr for file in made)
    assert again.stdout.split() == made
    for file in made:
        assert (workspace / f"{file}~").read_text("utf-8") == "typed by hand"
        assert (workspace / file).read_text("utf-8") != "typed by hand"


def test_what_an_export_wrote_itself_leaves_no_copy(
    run: Run, workspace: Path, article: str
) -> None:
    path = workspace / "translations" / article / "en.po"
    for target in ("The Night Train", "The train at night", "The train of the night"):
        catalog = Catalog.read(path)
        catalog.put(catalog[0].edited(target, "Ana"))
        catalog.write(path)
        assert not run("export", article, "--format", "csv").stderr
    assert not list(workspace.glob("*~*"))


@pytest.mark.process
def test_a_pipe_that_is_named_takes_an_edition_and_is_not_remembered(
    run: Run, workspace: Path, article: str
) -> None:
    pipe = workspace / "pipe.txt"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
        done = run("export", article, "-o", pipe)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        taken, _ = reader.communicate(timeout=PATIENCE)
    assert "The Night Train" in taken.decode()
    assert pipe.is_fifo()
    assert not (workspace / "translations" / article / "published.yaml").exists()


@pytest.mark.process
def test_the_file_that_standard_output_is_added_to_keeps_what_it_holds(
    run: Run, workspace: Path, article: str
) -> None:
    kept = workspace / "all.txt"
    kept.write_text("typed by hand\n", "utf-8")
    with kept.open("ab") as file:
        subprocess.run(
            [sys.executable, "-m", "workbench", "export", article, "-o", "/dev/stdout"],
            stdout=file,
            cwd=workspace,
            check=True,
        )
    text = kept.read_text("utf-8")
    assert text.startswith("typed by hand\n<!DOCTYPE html>")


def test_the_work_itself_is_never_overwritten(run: Run, workspace: Path, article: str) -> None:
    catalog = workspace / "translations" / article / "en.po"
    before = catalog.read_bytes()
    done = run("export", article, "-o", catalog)
    assert done.returncode == 1
    assert "translations/" in done.stderr
    assert catalog.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["nothing"], 'no article "nothing"'),
        (["le-train-de-nuit", "-o", "translations", "--format", "txt"], "folder"),
    ],
)
def test_faults_are_one_line(run: Run, article: str, arguments: list[str], named: str) -> None:
    done = run("export", *arguments)
    assert done.returncode == 1
    assert named in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.fixture
def second(run: Run, workspace: Path) -> str:
    """The slug of a second article, of which nothing is translated."""
    path = workspace / "lune.txt"
    path.write_text("La lune\n\nLa lune se lève au-dessus des toits de la ville.\n", "utf-8")
    return run("import", path).stdout.strip()


def test_data_are_of_all_articles_or_of_some(run: Run, article: str, second: str) -> None:
    wanted = ["--format", "jsonl", "-o", "-", "--state", "untranslated"]
    for selected in (["--all"], [article, second]):
        done = run("export", *selected, *wanted)
        assert {json.loads(line)["article"] for line in done.stdout.splitlines()} == {
            article,
            second,
        }


def test_origins_choose_the_data(run: Run, article: str) -> None:
    done = run("export", article, "--format", "jsonl", "-o", "-", "--origin", "human")
    (row,) = map(json.loads, done.stdout.splitlines())
    assert row["target"] == "The Night Train"


def test_data_without_a_pair_are_told(run: Run, article: str) -> None:
    done = run("export", article, "--format", "tmx", "-o", "-", "--origin", "memory")
    assert done.stderr == (
        "no segment is translated or reviewed and from memory; --state and --origin choose others\n"
    )


def test_moses_makes_two_files(run: Run, workspace: Path, article: str) -> None:
    done = run("export", article, "--format", "moses", "-o", "data/train")
    assert done.stdout == "data/train.fr\ndata/train.en\n"
    french, english = ((workspace / name).read_text("utf-8") for name in done.stdout.split())
    assert french.splitlines()[0] == "Le train de nuit"
    assert english.splitlines()[0] == "The Night Train"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--all"],
        ["le-train-de-nuit", "--all", "--format", "csv"],
        ["le-train-de-nuit", "la-lune", "--format", "html"],
        ["le-train-de-nuit", "--format", "moses", "-o", "-"],
        ["le-train-de-nuit", "--format", "moses", "-o", "/dev/stdout"],
    ],
)
def test_wrong_usage_is_said(run: Run, article: str, second: str, arguments: list[str]) -> None:
    assert run("export", *arguments).returncode == 2


def test_errors_in_finished_segments_stop_an_edition(
    run: Run, workspace: Path, article: str
) -> None:
    path = workspace / "translations" / article / "en.po"
    catalog = Catalog.read(path)
    first = catalog[0]
    catalog.put(first.edited("The <9>Night</9> Train", "Ana"))
    catalog.write(path)
    refused = run("export", article)
    assert refused.returncode == 1
    assert "[tags]" in refused.stderr
    assert "--with-errors" in refused.stderr
    assert not list(workspace.glob("*.html"))
    assert run("export", article, "--with-errors").returncode == 0


@pytest.mark.external
@needs_program("msgunfmt")
def test_an_mo_file_holds_what_is_finished(run: Run, workspace: Path, article: str) -> None:
    path = workspace / run("export", article, "--format", "mo").stdout.strip()
    shown = subprocess.run(["msgunfmt", path], capture_output=True, text=True, check=True).stdout
    assert 'msgstr "The Night Train"' in shown
    assert "The snow has melted" not in shown


@pytest.mark.process
def test_templates_of_the_workspace_are_used(run: Run, workspace: Path, article: str) -> None:
    (workspace / "templates").mkdir()
    (workspace / "templates" / "edition.css").write_text("body { color: teal }", "utf-8")
    assert "color: teal" in run("export", article, "--format", "html", "-o", "-").stdout


def test_a_name_that_is_no_utf8_is_written_but_not_remembered(
    run: Run, workspace: Path, article: str
) -> None:
    done = run("export", article, "-o", os.fsdecode(b"caf\xe9.html"))
    assert (done.returncode, "not UTF-8" in done.stderr) == (0, True)
    assert (workspace / os.fsdecode(b"caf\xe9.html")).exists()
    assert run("status").returncode == 0
