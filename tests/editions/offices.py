"""What an office suite makes of a file."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from lxml import etree


def in_office(path: Path) -> etree._Element:
    """Return the document at ``path`` as LibreOffice reads it, as one flat OpenDocument file."""
    program = shutil.which("soffice")
    assert program
    home = (path.parent / "home").as_uri()
    subprocess.run(
        [program, "--headless", f"-env:UserInstallation={home}", "--convert-to", "fodt",
         "--outdir", str(path.parent), str(path)],
        capture_output=True, check=True, timeout=120,
    )  # fmt: skip
    return etree.parse(str(path.with_suffix(".fodt"))).getroot()
