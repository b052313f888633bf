"""``workbench import --update``: a new version of a source."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import FRENCH, Run


def test_translations_stay_and_the_old_sentence_is_shown(
    run: Run, workspace: Path, source: Path
) -> None:
    slug = run("import", source).stdout.strip()
    catalog = workspace / "translations" / slug / "en.po"
    text = catalog.read_text(encoding="utf-8")
    old = 'msgid "La neige a fondu."\nmsgstr "'
    assert old in text
    catalog.write_text(text.replace(old, old + "The snow melted."), encoding="utf-8")
    source.write_text(FRENCH.replace("a fondu", "a toute fondu"), encoding="utf-8")
    done = run("import", source, "--update")
    assert (done.returncode, done.stdout) == (0, f"{slug}\n")
    assert "3 segments as before, 1 altered, 0 new, 0 translations" in done.stderr
    text = catalog.read_text(encoding="utf-8")
    assert '#| msgid "La neige a fondu."\n' in text
    assert "#, fuzzy\n" in text
    assert 'msgid "La neige a toute fondu."\nmsgstr "The snow melted."' in text


def test_an_article_that_is_not_there_is_one_line(run: Run, source: Path) -> None:
    done = run("import", source, "--update")
    assert done.returncode == 1
    assert "--slug" in done.stderr
