"""What was published is remembered, told when it is out of date, and made again."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import FRENCH, Run
from workbench.catalog import Catalog

SLUG = "le-train-de-nuit"


def translate(workspace: Path, target: str) -> None:
    """Put ``target`` in for the title."""
    path = workspace / "translations" / SLUG / "en.po"
    catalog = Catalog.read(path)
    catalog.put(catalog[0].edited(target, "Ana").accepted("Ana"))
    catalog.write(path)


@pytest.fixture
def published(run: Run, workspace: Path, source: Path) -> Path:
    """The file that remembers two editions of an article."""
    run("import", source)
    for arguments in (
        ["export", SLUG, "-o", "books/train.txt", "--layout", "target"],
        ["export", SLUG, "--format", "same"],
    ):
        done = run(*arguments)
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return workspace / "translations" / SLUG / "published.yaml"


def stale(run: Run, slug: str = SLUG) -> list[dict[str, str]]:
    (article,) = json.loads(run("status", slug, "--json").stdout)["articles"]
    return [row for row in article["published"] if row["stale"]]


def test_a_correction_makes_all_of_them_stale_and_one_command_makes_them_again(
    run: Run, workspace: Path, published: Path
) -> None:
    run("site", "--with-drafts", "--title", "Nos textes")
    assert stale(run) == []
    translate(workspace, "The Night Train")
    rows = stale(run)
    assert [row["file"] for row in rows] == ["books/train.txt", f"{SLUG}.en.txt", "site"]
    assert rows[2]["command"] == "workbench site --title 'Nos textes' --with-drafts -o site"
    told = run("status").stdout.splitlines()[2:]
    assert told == [
        f"{row['file']} is out of date; make it again: {row['command']}" for row in rows
    ]

    again = run("export", "--stale")
    assert again.returncode == 0, again.stderr
    assert again.stdout.split() == ["books/train.txt", f"{SLUG}.en.txt", "site/index.html"]
    for name in (*again.stdout.split(), f"site/{SLUG}/index.html"):
        assert "The Night Train" in (workspace / name).read_text("utf-8")
    assert stale(run) == []
    assert run("export", "--stale").stdout == ""


def test_what_a_site_leaves_out_is_no_part_of_it_any_more(
    run: Run, workspace: Path, source: Path
) -> None:
    """A site without drafts is not made again with drafts, as an earlier one was."""
    run("import", source)
    run("import", "-", "--slug", "fini", "--from", "fr", stdin=b"Une phrase.\n")
    catalog = Catalog.read(workspace / "translations" / "fini" / "en.po")
    catalog.put(catalog[0].edited("A sentence.", "Ana").accepted("Ana"))
    catalog.write(workspace / "translations" / "fini" / "en.po")
    assert run("site", "--with-drafts").returncode == 0
    assert run("site").returncode == 0
    translate(workspace, "The Night Train")
    assert stale(run) == []
    catalog.put(catalog[0].edited("One sentence.", "Ana"))
    catalog.write(workspace / "translations" / "fini" / "en.po")
    assert run("export", "--stale").returncode == 0
    assert SLUG not in (workspace / "site" / "index.html").read_text("utf-8")


def test_an_edition_without_drafts_is_not_made_again_with_some(
    run: Run, workspace: Path, source: Path
) -> None:
    run("import", "-", "--slug", SLUG, "--from", "fr", stdin=b"Une phrase.\n")
    assert run("export", SLUG, "--no-drafts", "-o", "a.txt").returncode == 1
    translate(workspace, "A sentence.")
    assert run("export", SLUG, "--no-drafts", "-o", "a.txt").returncode == 0
    path = workspace / "translations" / SLUG / "en.po"
    catalog = Catalog.read(path)
    catalog.put(catalog[0].edited("Another sentence.", "Ana").rejected("Ana"))
    catalog.write(path)
    [row] = stale(run)
    assert "--no-drafts" in row["command"]
    done = run("export", "--stale")
    assert done.returncode == 1
    assert "1 drafts" in done.stderr
    assert "A sentence." in (workspace / "a.txt").read_text("utf-8")


def test_the_command_that_is_told_makes_one_again(
    run: Run, workspace: Path, published: Path
) -> None:
    translate(workspace, "The Night Train")
    rows = stale(run)
    for row in rows:
        program, *arguments = shlex.split(row["command"])
        done = run(*arguments)
        assert (program, done.returncode) == ("workbench", 0), done.stderr
        rows = rows[1:]
        # What is left is told after each.
        assert done.stderr.count("is out of date") == len(rows)
    assert stale(run) == []


def test_an_updated_source_tells_what_it_made_stale(
    run: Run, workspace: Path, source: Path, published: Path
) -> None:
    source.write_text(FRENCH.replace("neige", "glace"), "utf-8")
    done = run("import", source, "--update")
    assert done.stdout == f"{SLUG}\n"
    lines = [line for line in done.stderr.splitlines() if "is out of date" in line]
    assert lines[0] == (
        "books/train.txt is out of date; make it again: "
        f"workbench export {SLUG} --format txt --layout target -o books/train.txt"
    )
    again = run("import", source, "--update")
    assert "nothing changed" in again.stderr
    assert again.stderr.count("is out of date") == 2


def test_what_nobody_can_find_again_is_not_recorded(
    run: Run, workspace: Path, source: Path
) -> None:
    run("import", source)
    run("export", SLUG, "-o", "-")
    run("export", SLUG, "--format", "csv")
    run("export", SLUG, "--format", "po")
    assert not (workspace / "translations" / SLUG / "published.yaml").exists()


@pytest.mark.parametrize(
    "place",
    [".git/hooks/pre-commit", "translations/x/en.po", "templates/edition.css", "../x.txt"],
)
def test_a_record_of_others_writes_nowhere_but_among_the_books(
    run: Run, workspace: Path, source: Path, place: str
) -> None:
    run("import", source)
    path = workspace / "translations" / SLUG / "published.yaml"
    path.write_text(f"{place}:\n  format: txt\n", "utf-8")
    done = run("export", "--stale")
    assert done.returncode == 1
    assert place in done.stderr
    assert not (workspace / place).exists()


def test_a_record_of_others_does_not_overwrite_the_settings(
    run: Run, workspace: Path, source: Path
) -> None:
    run("import", source)
    settings = workspace / "workbench.yaml"
    settings.write_text("user: Ana\n", "utf-8")
    path = workspace / "translations" / SLUG / "published.yaml"
    path.write_text("workbench.yaml:\n  format: txt\n", "utf-8")
    assert run("export", "--stale").returncode == 1
    assert settings.read_text("utf-8") == "user: Ana\n"


def test_where_nothing_can_be_recorded_that_is_said(
    run: Run, workspace: Path, source: Path
) -> None:
    run("import", source)
    path = workspace / "translations" / SLUG / "published.yaml"
    path.write_text("a.pdf: [", "utf-8")
    done = run("export", SLUG, "--format", "txt")
    assert done.returncode == 1
    assert "published.yaml" in done.stderr


@pytest.mark.parametrize(
    "options", [("--format", "pdf"), ("--no-drafts",), ("--with-errors",), ("--state", "draft")]
)
def test_stale_takes_no_other_options(run: Run, options: tuple[str, ...]) -> None:
    assert run("export", "--stale", *options).returncode == 2


def test_of_many_that_are_out_of_date_a_few_are_told(
    run: Run, workspace: Path, published: Path
) -> None:
    for number in range(4):
        run("export", SLUG, "-o", f"books/{number}.txt")
    translate(workspace, "The Night Train")
    told = run("export", SLUG, "-o", "books/0.txt").stderr.splitlines()
    assert len(told) == 4
    assert told[-1] == '2 more out of date; "workbench status" names them'


def test_a_site_that_is_out_of_date_by_two_articles_is_told_once(
    run: Run, workspace: Path, published: Path
) -> None:
    (workspace / "second.txt").write_text("La seconde.\n", "utf-8")
    run("import", "second.txt", "--slug", "second")
    run("site", "--with-drafts")
    for slug in (SLUG, "second"):
        with (workspace / "translations" / slug / "article.yaml").open("a") as file:
            file.write("subject: Rails\n")
    told = [line for line in run("status").stdout.splitlines() if line.startswith("site ")]
    assert len(told) == 1
