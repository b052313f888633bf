"""What an office suite makes of a file."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path


def text_in_office(path: Path) -> str:
    """Return the text of the file at ``path`` as LibreOffice reads it."""
    program = shutil.which("soffice")
    assert program
    home = (path.parent / "home").as_uri()
    subprocess.run(
        [program, "--headless", f"-env:UserInstallation={home}", "--convert-to",
         "txt:Text (encoded):UTF8", "--outdir", str(path.parent), str(path)],
        capture_output=True, check=True, timeout=120,
    )  # fmt: skip
    return path.with_suffix(".txt").read_text("utf-8-sig")
