"""``workbench export --format same``: the translation in the format of its source."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

SOURCES = {
    "front.md": "# Le front\r\n\r\nDes soldats *rentrent* chez eux.\r\n",
    "front.html": "<html lang=fr><h1>Le front</h1>\n<p>Des soldats <em>rentrent</em> chez eux.",
    "front.txt": "\ufeffLe front\n\nDes soldats rentrent chez eux.\n",
}


@pytest.mark.parametrize("name", SOURCES)
def test_the_source_is_written_again(run: Run, workspace: Path, name: str) -> None:
    (workspace / name).write_text(SOURCES[name], encoding="utf-8", newline="")
    assert run("import", name, "--slug", "front", "--from", "fr").returncode == 0
    done = run("export", "front", "--format", "same")
    assert done.stdout == f"front.en{Path(name).suffix}\n"
    written = (workspace / f"front.en{Path(name).suffix}").read_bytes()
    assert written == (workspace / name).read_bytes()


def test_targets_stand_in_it(run: Run, workspace: Path) -> None:
    (workspace / "front.md").write_text(SOURCES["front.md"], encoding="utf-8", newline="")
    run("import", "front.md", "--slug", "front", "--from", "fr")
    catalog = workspace / "translations" / "front" / "en.po"
    text = catalog.read_text(encoding="utf-8")
    catalog.write_text(
        text.replace('msgid "Le front"\nmsgstr ""', 'msgid "Le front"\nmsgstr "The front"'),
        encoding="utf-8",
    )
    written = run("export", "front", "--format", "same", "-o", "-").stdout
    assert written == SOURCES["front.md"].replace("Le front", "The front")
