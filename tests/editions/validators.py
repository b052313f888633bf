"""Where the validators of other people are."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest


def html_checker() -> list[str]:
    """Return the command of the Nu HTML checker; skip where npm has not installed it."""
    root = subprocess.run(["npm", "root", "-g"], capture_output=True, text=True, check=False)
    jar = Path(root.stdout.strip(), "vnu-jar/build/dist/vnu.jar")
    if not jar.is_file():
        pytest.skip("the npm package vnu-jar is not installed globally")
    return ["java", "-jar", str(jar), "--errors-only"]
