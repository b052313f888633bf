from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from tests.editions import samples
from tests.shared import needs_program
from workbench.editions import Layout, Paper, formats
from workbench.editions.pdf import render
from workbench.editions.templating import BUILT_IN

LAYOUTS = list(Layout)


def told(program: str, path: Path, *options: str) -> str:
    return subprocess.run(
        [program, *options, str(path), *(["-"] if program == "pdftotext" else [])],
        capture_output=True,
        text=True,
        check=True,
    ).stdout


@pytest.fixture(scope="module", params=LAYOUTS)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / f"{request.param}.pdf"
    path.write_bytes(render(samples.edition(), request.param))
    return path


def test_the_same_edition_gives_the_same_bytes() -> None:
    edition = samples.edition()
    assert render(edition) == render(edition)


@pytest.mark.external
@needs_program("pdfinfo")
def test_it_is_tagged_and_titled(made: Path) -> None:
    facts = told("pdfinfo", made)
    assert "Tagged:          yes" in facts
    assert "Title:           News from the Front" in facts
    assert "(A4)" in facts


@pytest.mark.external
@needs_program("pdffonts")
def test_every_font_is_in_it(made: Path) -> None:
    fonts = told("pdffonts", made).splitlines()[2:]
    # The columns that say embedded, subset and mapped to Unicode.
    assert fonts and all(line.split()[-5:-2] == ["yes"] * 3 for line in fonts)


@pytest.mark.external
@needs_program("pdftotext")
def test_it_says_what_the_article_says(made: Path) -> None:
    text = " ".join(told("pdftotext", made, "-raw").split())
    assert "<script>alert(1)</script> & <1> is no tag." in text
    assert "“Well dug, old mole!”" in text
    assert "Drafted by machine: argos fr_en 1.9" in text
    assert "Phrase numéro 54 d’un paragraphe" in text
    assert ("« Bien creusé, vieille taupe" in text) is (made.stem != "target")


@pytest.mark.external
@needs_program("pdftotext")
def test_pairs_stand_beside_each_other(tmp_path: Path) -> None:
    path = tmp_path / "columns.pdf"
    path.write_bytes(render(samples.edition(), Layout.COLUMNS))
    lines = told("pdftotext", path, "-layout").splitlines()
    (row,) = [line for line in lines if "Crosses en l’air" in line]
    assert "Rifle butts in the air" in row


@pytest.mark.external
@needs_program("pdftotext")
def test_a_note_stands_at_the_foot_of_its_page(made: Path) -> None:
    pages = told("pdftotext", made, "-layout").split("\f")
    (page,) = [page for page in pages if "See the site" in page]
    # Below it stands the number of the page alone.
    *_, note, number = [line for line in page.splitlines() if line.strip()]
    assert "Selon l’agence." in note
    assert number.strip().isdigit()


@pytest.mark.external
@needs_program("pdfinfo")
@pytest.mark.parametrize(
    ("paper", "size"), [(Paper.A5, "419.528 x 595.276"), (Paper.LETTER, "612 x 792")]
)
def test_the_paper_may_be_chosen(tmp_path: Path, paper: Paper, size: str) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(render(samples.edition(), Layout.COLUMNS, paper))
    assert size in told("pdfinfo", path)


@pytest.mark.parametrize("own", [False, pytest.param(True, marks=pytest.mark.process)])
def test_a_character_that_no_font_has_is_told_and_no_obstacle(tmp_path: Path, own: bool) -> None:
    """With a template of a workspace too, which works in a process of its own."""
    if own:
        shutil.copy(BUILT_IN.path("edition.typ"), tmp_path)
    edition = replace(
        samples.edition(), metadata=replace(samples.METADATA, author="Ана \U00013000 \U00013001")
    )
    told: list[str] = []
    made = formats.render(edition, "pdf", templates_folder=tmp_path, report=told.append)
    assert made.startswith(b"%PDF")
    assert b"pdfuaid" not in made
    assert told == [
        "front: the PDF is tagged, but is no PDF/UA-1: "
        "no font of this machine has \U00013000, \U00013001"
    ]


def test_of_a_pdf_that_keeps_the_standard_nothing_is_told() -> None:
    told: list[str] = []
    assert b"pdfuaid" in render(samples.edition(), report=told.append)
    assert told == []


WIDE = """\
Les chiffres.

| Brigade | Secteur | Effectif théorique | Pertes déclarées |
|---|---|---|---|
| 63e brigade mécanisée | Lyman | 3 500 | 1 240 |
| 155e brigade « Anne de Kiev » | Myrnohrad | 46 000 | 5 820 000 |

| Unité | Janvier | Février | Mars | Avril | Mai | Juin |
|---|---|---|---|---|---|---|
| Désertions[^1] https://exemple.org/p/q | 17 000 | 18 300 | 16 200 | 21 000 | 19 800 | 22 400 |

| a | https://exemple.org/les-deserteurs-de-la-brigade-de-Pokrovsk.html | c |
|---|---|---|
| anticonstitutionnellement-anticonstitutionnellement-1 | une très longue phrase | 2 |
| 3 | deux mots | anticonstitutionnellement-anticonstitutionnellement-anticonstitutionnellement |

[^1]: Selon le parquet.
"""

_WORD = re.compile(r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.+?)</word>')


@pytest.mark.external
@needs_program("pdftotext")
@pytest.mark.parametrize("paper", [Paper.A4, Paper.A5])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_word_of_a_table_runs_into_another(tmp_path: Path, layout: Layout, paper: Paper) -> None:
    path = tmp_path / "tables.pdf"
    edition = samples.of_markdown(WIDE, finished=False)
    path.write_bytes(render(edition, layout, paper))
    width = paper.millimetres[0] / 25.4 * 72
    for page in told("pdftotext", path, "-bbox").split("<page")[1:]:
        words = [(*map(float, found[:4]), found[4]) for found in _WORD.findall(page)]
        assert all(left >= 14 and right <= width - 14 for left, _, right, *_ in words)
        for one, other in combinations(words, 2):
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            # Lines may touch each other by what letters reach down, and marks have frames.
            assert across < 1 or down < 4, (one, other)
