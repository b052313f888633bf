"""The pages say of checks, formats, keys and the like what their tables say."""

import re
import runpy
from pathlib import Path

import pytest

from tests.shared import ROOT

SCRIPT = runpy.run_path(str(ROOT / "scripts" / "doc_tables.py"))


@pytest.mark.parametrize("page", SCRIPT["PAGES"], ids=lambda page: page.name)
def test_the_page_is_current(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text == SCRIPT["filled"](text), "run: python scripts/doc_tables.py"


def test_every_table_is_on_a_page() -> None:
    pages = "".join(page.read_text(encoding="utf-8") for page in SCRIPT["PAGES"])
    assert set(re.findall("<!-- table: (.*) -->", pages)) == set(SCRIPT["TABLES"])
