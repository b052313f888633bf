"""Where the validators of other people are."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest


def html_verdict(folder: Path) -> tuple[int, str]:
    """Return exit status and complaints of the Nu HTML checker on the pages in ``folder``.

    Skips where npm has not installed it.
    """
    checker = ["java", "-jar", str(_installed("vnu-jar/build/dist/vnu.jar")), "--errors-only"]
    done = subprocess.run(
        [*checker, *map(str, folder.glob("*.html"))], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stderr


def accessibility_faults(page: bytes, folder: Path, *, dark: bool) -> list[str]:
    """Return what axe-core finds in the HTML ``page``, in Chromium; empty where all is well."""
    axe = _installed("axe-core/axe.min.js").read_text("utf-8").replace("</script", r"<\/script")
    run = "axe.run().then(r => document.title = JSON.stringify(r.violations.map(v => v.id)))"
    script = f"<script>{axe}</script><script>{run}</script></body>"
    path = folder / "page.html"
    path.write_text(page.decode("utf-8").replace("</body>", script), "utf-8")
    program = shutil.which("chromium")
    assert program
    done = subprocess.run(
        [program, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000",
         f"--blink-settings=preferredColorScheme={0 if dark else 1}",
         f"--user-data-dir={folder / 'profile'}", "--dump-dom", path.as_uri()],
        capture_output=True, text=True, check=False, timeout=90,
    )  # fmt: skip
    title = done.stdout.partition("<title>")[2].partition("</title>")[0]
    found: list[str] = json.loads(title)
    return found


def _installed(path: str) -> Path:
    """Return where npm installed the file ``path`` of a package; skip where it has not."""
    root = subprocess.run(["npm", "root", "-g"], capture_output=True, text=True, check=False)
    found = Path(root.stdout.strip(), path)
    if not found.is_file():
        pytest.skip(f"the npm package {path.partition('/')[0]} is not installed globally")
    return found
