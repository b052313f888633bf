from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from workbench.catalog import Catalog


@pytest.fixture
def finished(run: Run, source: Path) -> str:
    """The slug of an article that is translated whole."""
    slug = run("import", source, "--date", "2025-06-22").stdout.strip()
    path = source.parent / "translations" / slug / "en.po"
    catalog = Catalog.read(path)
    for segment in list(catalog):
        if not segment.target:
            catalog.put(segment.edited(f"EN {segment.source}", "Ana").accepted("Ana"))
    catalog.write(path)
    return slug


def test_finished_articles_make_a_site(run: Run, workspace: Path, finished: str) -> None:
    path = workspace / "lune.txt"
    path.write_text("La lune\n\nLa lune se lève au-dessus des toits de la ville.\n", "utf-8")
    unfinished = run("import", path).stdout.strip()
    done = run("site", "--with-errors", "--title", "Nos textes")
    assert done.stdout == "site/index.html\n", done.stderr
    assert f"{unfinished}: left out" in done.stderr
    index = (workspace / "site" / "index.html").read_text("utf-8")
    assert "<h1>Nos textes</h1>" in index
    assert f"{finished}/index.html" in index
    assert unfinished not in index
    assert {path.name for path in (workspace / "site" / finished).iterdir()} == {
        "index.html",
        "en.html",
        f"{finished}.epub",
        f"{finished}.pdf",
    }
    assert unfinished in run("site", "--with-errors", "--with-drafts").stdout + (
        workspace / "site" / "index.html"
    ).read_text("utf-8")


def test_a_site_of_nothing_is_refused(run: Run, workspace: Path, source: Path) -> None:
    run("import", source)
    done = run("site")
    assert done.returncode == 1
    assert "no article is finished" in done.stderr
    assert not (workspace / "site").exists()


def test_the_work_itself_is_never_overwritten(run: Run, workspace: Path, finished: str) -> None:
    done = run("site", "--with-errors", "-o", "translations")
    assert done.returncode == 1
    assert "translations is what people work on" in done.stderr


def test_an_odd_address_is_wrong_usage(run: Run, workspace: Path) -> None:
    assert run("site", "--url", "javascript:x").returncode == 2
