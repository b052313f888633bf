import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from workbench.catalog import Catalog, State

TMX = (
    '<tmx version="1.4"><body><tu tuid="1"><tuv xml:lang="fr"><seg>Le port est fermé.</seg></tuv>'
    '<tuv xml:lang="en"><seg>The port is closed.</seg></tuv></tu></body></tmx>'
)


@pytest.fixture
def catalog(run: Run, source: Path, workspace: Path) -> Path:
    """The catalog of an article whose first sentence is translated."""
    run("import", source, "--slug", "train")
    path = workspace / "translations" / "train" / "en.po"
    catalog = Catalog.read(path)
    snow = replace(catalog.find("b0002.1"), target="The snow has melted.", state=State.REVIEWED)
    catalog.put(replace(snow, translator="Ana", reviewer="Bo"))
    catalog.write(path)
    return path


def test_similar_sentences_are_found_with_place_and_people(run: Run, catalog: Path) -> None:
    result = run("memory", "find", "La glace a fondu.")
    assert result.returncode == 0
    assert "La [-neige-]{+glace+} a fondu." in result.stdout
    assert "The snow has melted." in result.stdout
    assert "(train b0002.1, Ana, Bo)" in result.stdout


def test_words_are_found_on_both_sides(run: Run, catalog: Path) -> None:
    assert "The snow has melted." in run("memory", "find", "neige").stdout
    assert "La neige a fondu." in run("memory", "find", "snow").stdout
    assert run("memory", "find", "snow", "--language", "fr").returncode == 1


def test_json_is_for_programs(run: Run, catalog: Path) -> None:
    (row,) = json.loads(run("memory", "find", "La neige a fondu.", "--json").stdout)
    assert row["score"] == 100
    assert row["en"] == "The snow has melted."
    assert row["people"] == ["Ana", "Bo"]


def test_a_tmx_file_is_taken_in_once(run: Run, catalog: Path, workspace: Path) -> None:
    path = workspace / "port.tmx"
    path.write_text(TMX)
    assert "pairs: 1" in run("memory", "import", path).stderr
    assert (workspace / "memory" / "port.tmx").read_text() == TMX
    assert "The port is closed." in run("memory", "find", "port").stdout
    assert "already there" in run("memory", "import", path).stderr
    path.write_text(TMX.replace("closed", "shut"))
    assert run("memory", "import", path).returncode == 1
    (workspace / "memory" / "port.tmx").unlink()
    assert run("memory", "find", "port").returncode == 1


def test_a_folder_in_the_place_of_a_tmx_file_is_told(run: Run, workspace: Path) -> None:
    (workspace / "port.tmx").write_text(TMX)
    (workspace / "memory" / "port.tmx").mkdir(parents=True)
    result = run("memory", "import", "port.tmx")
    assert result.returncode == 1
    assert "memory/port.tmx: cannot read the file: Is a directory" in result.stderr


def test_a_broken_tmx_file_is_told_and_not_taken(run: Run, workspace: Path) -> None:
    path = workspace / "port.tmx"
    path.write_text("<tmx>\n<body>")
    result = run("memory", "import", path)
    assert result.returncode == 1
    assert f"{path}:2: it is not well-formed XML" in result.stderr
    assert not (workspace / "memory").exists()


def test_what_was_translated_before_is_drafted_without_an_engine(
    run: Run, catalog: Path, workspace: Path, tmp_path: Path
) -> None:
    again = tmp_path / "again.txt"
    again.write_text("La neige a fondu.\n")
    run("import", again, "--slug", "again", "--from", "fr")
    result = run("translate", "again")
    assert result.returncode == 0, result.stderr
    assert "again: 1 drafted from the memory" in result.stderr
    (segment,) = Catalog.read(workspace / "translations" / "again" / "en.po")
    assert segment.target == "The snow has melted."
    assert segment.origin == "memory 100%"
    assert segment.state is State.DRAFT
