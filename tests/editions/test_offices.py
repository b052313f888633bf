"""What holds for the documents of both office suites."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.editions import samples
from tests.editions.offices import in_office
from tests.shared import needs_program
from workbench.editions import Layout
from workbench.editions.formats import render

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
FORMATS = ["docx", "odt"]


@pytest.mark.external
@needs_program("soffice")
@pytest.mark.parametrize("name", FORMATS)
def test_an_office_opens_it(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"front.{name}"
    path.write_bytes(render(samples.edition(), name, Layout.COLUMNS))
    read = in_office(path)
    text = "".join(read.itertext())
    assert "Rifle butts in the air" in text
    assert "<script>alert(1)</script> & <1> is no tag." in text
    (note,) = read.iter(f"{TEXT}note")
    assert "".join(note.itertext()).count("Selon l’agence.") == 2, "on both sides: untranslated"
