import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from workbench.catalog import Catalog, State


@pytest.fixture
def catalog(run: Run, source: Path, workspace: Path) -> Path:
    """The catalog of an article whose first two segments are translated, one badly."""
    run("import", source, "--slug", "train")
    path = workspace / "translations" / "train" / "en.po"
    catalog = Catalog.read(path)
    first, second = catalog[0], catalog[1]
    catalog.put(replace(first, target="The night train", state=State.TRANSLATED))
    catalog.put(replace(second, target="The the  snow has melted", state=State.DRAFT))
    catalog.write(path)
    return path


def test_findings_come_with_file_and_line(run: Run, catalog: Path) -> None:
    result = run("check", "train")
    assert result.returncode == 1
    title, *lines = result.stdout.splitlines()
    assert title == "train"
    assert len(lines) == 3
    assert all(line.lstrip().startswith("translations/train/en.po:") for line in lines)
    number = int(lines[0].split(":")[1])
    assert catalog.read_text().splitlines()[number - 1] == 'msgctxt "b0002.1"'
    assert "[doubled-words, b0002.1]" in result.stdout
    assert '3 findings; "workbench check --fix" mends 3' in result.stderr


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_lines_are_counted_as_editors_of_text_do(run: Run, catalog: Path, line_end: str) -> None:
    text = catalog.read_text("utf-8").replace("The night train", "The\u2028night\x85train")
    catalog.write_bytes(text.replace("\n", line_end).encode())
    (row,) = json.loads(run("check", "train", "--json", "--only", "doubled-words").stdout)
    assert text.split("\n")[row["line"] - 1] == 'msgctxt "b0002.1"'


def test_a_clean_article_exits_with_0(run: Run, catalog: Path) -> None:
    result = run("check", "--only", "tags")
    assert (result.returncode, result.stdout) == (0, "")
    assert "nothing found" in result.stderr


@pytest.mark.parametrize("json_for_programs", [["--json"], ["--format", "json"]])
def test_json_is_for_programs(run: Run, catalog: Path, json_for_programs: list[str]) -> None:
    result = run("check", *json_for_programs, "--only", "doubled-words")
    assert result.returncode == 1
    (row,) = json.loads(result.stdout)
    assert row["check"] == "doubled-words"
    assert row["segment"] == "b0002.1"
    assert row["fixed"] == "The  snow has melted"
    assert row["state"] == "draft"


@pytest.mark.process
@pytest.mark.parametrize(("options", "times"), [([], 0), (["--fix"], 1)])
def test_git_is_asked_once_for_a_name_that_is_needed(
    run: Run, catalog: Path, workspace: Path, options: list[str], times: int
) -> None:
    run("import", "-", "--slug", "other", stdin=b"Une phrase.\n")
    programs = workspace / "programs"
    programs.mkdir()
    (programs / "git").write_text(f"#!/bin/sh\necho asked >> {workspace}/asked\necho Ben\n")
    (programs / "git").chmod(0o755)
    run("check", *options, PATH=f"{programs}:{os.environ['PATH']}", WORKBENCH_USER="")
    asked = workspace / "asked"
    assert (asked.read_text().count("asked") if asked.exists() else 0) == times


def test_fix_mends_and_keeps_the_rest(run: Run, catalog: Path) -> None:
    before = Catalog.read(catalog)
    result = run("check", "--fix")
    assert result.returncode == 0, result.stdout
    assert "train: mended 1 segment" in result.stderr
    after = Catalog.read(catalog)
    assert after.find("b0002.1").target == "The snow has melted."
    assert after.find("b0002.1").state is State.DRAFT
    assert [s for s in after if s.id != "b0002.1"] == [s for s in before if s.id != "b0002.1"]


def test_fix_does_not_touch_a_clean_file(run: Run, catalog: Path) -> None:
    before = catalog.stat().st_mtime_ns
    run("check", "--fix", "--only", "tags")
    assert catalog.stat().st_mtime_ns == before


def test_an_unknown_check_is_wrong_usage(run: Run, catalog: Path) -> None:
    result = run("check", "--only", "spelling")
    assert result.returncode == 2
    assert "double-spaces" in result.stderr


def test_the_checks_are_listed_without_a_workspace(run: Run, tmp_path: Path) -> None:
    elsewhere = tmp_path.parent
    listed = run("check", "--list", cwd=elsewhere)
    assert listed.returncode == 0
    assert "numbers (error): Numbers" in listed.stdout
    rows = json.loads(run("check", "--list", "--json", cwd=elsewhere).stdout)
    assert {"id", "name", "level", "explanation"} == set(rows[0])


def test_the_house_style_of_the_workspace_counts(run: Run, workspace: Path, source: Path) -> None:
    english = source.with_name("snow.txt")
    english.write_text("The snow has melted at last. Who would have thought so?\n")
    run("import", english, "--slug", "snow", "--from", "en")
    path = workspace / "translations" / "snow" / "fr.po"
    catalog = Catalog.read(path)
    catalog.put(replace(catalog[1], target="Qui l’eût cru\u00a0?", state=State.TRANSLATED))
    catalog.put(replace(catalog[0], target="La neige a fondu «enfin».", state=State.TRANSLATED))
    catalog.write(path)
    settings = workspace / "workbench.yaml"
    settings.write_text("typography:\n  fine_spaces: no\n")
    assert run("check", "--fix").returncode == 0
    assert Catalog.read(path)[1].target == "Qui l’eût cru\u00a0?"
    settings.write_text("typography:\n  fine_spaces: perhaps\n")
    result = run("check", "snow")
    assert result.returncode == 1
    assert "workbench.yaml:2" in result.stderr
