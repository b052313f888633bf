"""What was published is remembered, told when it is out of date, and made again."""

from __future__ import annotations

import hashlib
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


def forge(workspace: Path, record: str) -> None:
    """Put what anybody may have written in the place of the record."""
    (workspace / "translations" / SLUG / "published.yaml").write_text(record, "utf-8")


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


#: What no edition in the format txt may be written to; the last is a folder.
_STRANGE = [
    ".git/hooks/pre-commit",
    ".workbench/a.txt",
    "translations/x/en.po",
    "glossary/a.txt",
    "memory/x.txt",
    "templates/edition.css",
    "workbench.yaml",
    "Makefile",
    "notes.md",
    "../outside.txt",
    "..",
]


def test_a_record_of_others_writes_nowhere_but_among_the_books(
    run: Run, workspace: Path, source: Path
) -> None:
    run("import", source)
    forge(workspace, "".join(f"{place}:\n  format: txt\n" for place in _STRANGE))
    paths = [workspace / place for place in _STRANGE[:-1]]
    for there in (False, True):
        for path in paths if there else ():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("user: Ana\n", "utf-8")
        done = run("export", "--stale")
        assert (done.returncode, done.stdout) == (1, "")
        assert f"{len(_STRANGE)} publications could not be made again" in done.stderr
        assert all(f"{place}: " in done.stderr for place in _STRANGE)
        assert [path for path in paths if path.exists()] == (paths if there else [])
    assert {path.read_text("utf-8") for path in paths} == {"user: Ana\n"}


def test_a_record_of_others_puts_no_site_among_the_work(
    run: Run, workspace: Path, source: Path
) -> None:
    run("import", source)
    places = ["memory", "glossary", "translations", "translations/a", ".git", ".", ".."]
    forge(
        workspace,
        "".join(f'"{place}":\n  format: site\n  drafts: true\n' for place in places),
    )
    done = run("export", "--stale")
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{len(places)} publications could not be made again" in done.stderr
    assert not list(workspace.rglob("index.html"))


def test_what_was_there_when_nobody_recorded_its_sum_stays_beside_the_edition(
    run: Run, workspace: Path, source: Path
) -> None:
    """However often somebody brings such a record, as "git pull" may."""
    run("import", source)
    notes = workspace / "notes.txt"
    notes.write_text("typed by hand", "utf-8")
    for _ in range(2):
        forge(workspace, "notes.txt:\n  format: txt\n")
        done = run("export", "--stale")
        assert (done.returncode, done.stdout) == (0, "notes.txt\n"), done.stderr
        translate(workspace, "The Night Train")
    assert (workspace / "notes.txt~").read_text("utf-8") == "typed by hand"


def test_an_edition_that_somebody_changed_is_not_replaced(
    run: Run, workspace: Path, published: Path
) -> None:
    translate(workspace, "The Night Train")
    book = workspace / "books" / "train.txt"
    book.write_text("typed by hand", "utf-8")
    done = run("export", "--stale")
    assert (done.returncode, done.stdout) == (1, f"{SLUG}.en.txt\n")
    assert "books/train.txt: this holds something else than what was published" in done.stderr
    assert book.read_text("utf-8") == "typed by hand"
    assert run(*shlex.split(stale(run)[0]["command"])[1:]).returncode == 0
    assert stale(run) == []


def test_an_edition_that_is_still_ours_leaves_no_copy(
    run: Run, workspace: Path, source: Path
) -> None:
    run("import", source)
    for target in ("The Night Train", "The Train at Night"):
        translate(workspace, target)
        assert run("export", SLUG).stderr == ""
    translate(workspace, "Night Train")
    assert run("export", "--stale").stderr == ""
    assert not list(workspace.glob("*~"))


def test_a_site_keeps_what_it_did_not_write(run: Run, workspace: Path, source: Path) -> None:
    run("import", source)
    index = workspace / "docs" / "index.html"
    index.parent.mkdir()
    index.write_text("typed by hand", "utf-8")
    forge(workspace, "docs:\n  format: site\n  drafts: true\n")
    done = run("export", "--stale")
    assert done.returncode == 0
    assert "docs/index.html~" in done.stderr
    assert (workspace / "docs" / "index.html~").read_text("utf-8") == "typed by hand"
    sums = (workspace / "docs" / "SHA256SUMS").read_text("utf-8").splitlines()
    for line in sums:
        expected, name = line.split("  ")
        assert sha256(workspace / "docs" / name) == expected
    assert len(sums) == 6

    translate(workspace, "The Night Train")
    again = run("export", "--stale")
    assert (again.returncode, again.stderr) == (0, "")


def test_a_site_of_which_somebody_changed_a_page_stays_whole(
    run: Run, workspace: Path, source: Path
) -> None:
    run("import", source)
    run("site", "--with-drafts")
    page = workspace / "site" / SLUG / "en.html"
    page.write_text("typed by hand", "utf-8")
    before = sha256(workspace / "site" / "index.html")
    translate(workspace, "The Night Train")
    done = run("export", "--stale")
    assert done.returncode == 1
    assert f"site/{SLUG}/en.html: this holds something else" in done.stderr
    assert sha256(workspace / "site" / "index.html") == before
    assert run("site", "--with-drafts").returncode == 0
    assert page.with_name("en.html~").read_text("utf-8") == "typed by hand"
    assert stale(run) == []


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


def test_what_is_gone_is_told_by_status_alone_until_it_is_forgotten(
    run: Run, workspace: Path, published: Path
) -> None:
    (workspace / "books" / "train.txt").unlink()
    assert "train.txt" not in run("status").stdout
    translate(workspace, "The Night Train")
    assert "books/train.txt" not in run("export", SLUG, "--format", "same").stderr
    (line,) = run("status").stdout.splitlines()[2:]
    (row,) = stale(run)
    assert line == (
        f"books/train.txt is not here, and out of date; make it again: {row['command']}; "
        "or forget it: workbench export --forget books/train.txt"
    )

    done = run(*shlex.split(row["forget"])[1:])
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"{SLUG}: books/train.txt is forgotten\n"
    assert stale(run) == []
    assert "books/train.txt" not in published.read_text("utf-8")
    again = run("export", "--forget", "books/train.txt")
    assert again.returncode == 1
    assert "no article is known to be published here" in again.stderr


def test_a_site_is_forgotten_by_all_its_articles_or_by_one(
    run: Run, workspace: Path, published: Path
) -> None:
    (workspace / "second.txt").write_text("La seconde.\n", "utf-8")
    run("import", "second.txt", "--slug", "second", "--from", "fr")
    run("site", "--with-drafts", "-o", "pages")
    assert run("export", "second", "--forget", "pages").stderr == "second: pages is forgotten\n"
    assert run("export", "--forget", "pages/").stderr == f"{SLUG}: pages/ is forgotten\n"
    assert (workspace / "pages" / "index.html").exists()
    assert "books/train.txt" in published.read_text("utf-8")


@pytest.mark.parametrize("place", ["../stick/a.txt", "books/../books/a.txt", "~/a.txt"])
def test_any_place_that_a_record_names_can_be_forgotten(
    run: Run, workspace: Path, source: Path, place: str
) -> None:
    """A disk that is put away is not forgotten by itself."""
    run("import", source)
    forge(workspace, f"{place}:\n  format: txt\n")
    for _ in range(2):
        assert "is not here, and out of date" in run("status").stdout
    (row,) = stale(run)
    assert run(*shlex.split(row["forget"])[1:]).returncode == 0
    assert "is not here" not in run("status").stdout


@pytest.mark.parametrize("options", [("--format", "pdf"), ("--stale",), ("--all",)])
def test_forgetting_takes_no_other_options(run: Run, options: tuple[str, ...]) -> None:
    assert run("export", "--forget", "a.txt", *options).returncode == 2
