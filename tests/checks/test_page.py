"""docs/checks.md says what the checks say."""

import runpy

from tests.shared import ROOT


def test_the_page_is_current() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "checks_page.py"))
    assert script["PAGE"].read_text(encoding="utf-8") == script["page"](), (
        "run: python scripts/checks_page.py"
    )
