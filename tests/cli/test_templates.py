"""The built-in templates of editions, to copy into a workspace and to compare with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_copies_of_templates_make_the_same_edition(run: Run, workspace: Path, source: Path) -> None:
    run("import", source, "--slug", "train")
    run("export", "train", "-o", "ours.html")
    names = run("templates").stdout.split()
    assert {"edition.typ", "epub/title.xhtml.jinja", "odt/styles.xml.jinja"} <= set(names)
    (workspace / "templates").mkdir()
    for name in ("edition.css", "edition.html.jinja", "body.html.jinja"):
        assert name in names
        (workspace / "templates" / name).write_text(run("templates", name).stdout, "utf-8")
    assert run("export", "train", "-o", "copied.html").returncode == 0
    ours, copied = (workspace / f"{which}.html" for which in ("ours", "copied"))
    assert ours.read_bytes() == copied.read_bytes()


@pytest.mark.parametrize("name", ["nothing.css", "../templating.py", "epub", "/etc/passwd"])
def test_no_other_file_is_printed(run: Run, name: str) -> None:
    done = run("templates", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert f'no template is called "{name}"; there are body.html.jinja, ' in done.stderr
