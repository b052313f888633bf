"""Try a model package in a process of its own, in which no socket can be opened.

Run as ``python -m workbench.engines.packages.trial FOLDER``. A broken or hostile model may crash
the process; and a process without sockets proves that the model needs no network.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from workbench.system.errors import WorkbenchError
from workbench.system.isolation import Isolation

_TIMEOUT = 120
_PROBES = {"fr": "La réunion commence demain.", "en": "The meeting starts tomorrow."}


@dataclass(frozen=True, slots=True)
class Trial:
    """A sentence that was translated with a package to try it, and how."""

    source: str
    translation: str
    #: From the start of the process to the translation, in seconds.
    seconds: float
    #: Whether the process had no network interfaces; if not, only Python's sockets were blocked.
    without_interfaces: bool


def try_package(folder: Path) -> Trial:
    """Translate a sentence with the package in ``folder``; raise if that fails."""
    start = time.monotonic()
    try:
        result = subprocess.run(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", __spec__.name, str(folder)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=_TIMEOUT,
            check=False,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise _failed(folder, str(error)) from error
    seconds = time.monotonic() - start
    if result.returncode != 0:
        lines = result.stderr.strip().splitlines() or [f"it ended with status {result.returncode}"]
        raise _failed(folder, lines[-1].removeprefix("workbench: "))
    try:
        answer = json.loads(result.stdout)
        return Trial(answer["source"], answer["translation"], seconds, answer["without_interfaces"])
    except (ValueError, KeyError, TypeError) as error:
        raise _failed(folder, "it gave no answer") from error


def _failed(folder: Path, reason: str) -> WorkbenchError:
    return WorkbenchError(
        f"the model does not translate: {reason}", path=folder, remedy="install it again"
    )


def main() -> None:
    """Translate a sentence with the package in the folder that the command line names."""
    isolation = Isolation()
    from workbench.engines.adapters.argos import ArgosModel
    from workbench.engines.package import ModelPackage

    try:
        package = ModelPackage.read(Path(sys.argv[1]))
        source = _PROBES.get(package.source_language, "1, 2, 3.")
        translation = ArgosModel(package).hypotheses([source])[0][0].text
    except WorkbenchError as error:
        sys.exit(f"workbench: {error.what}")
    if sockets := isolation.sockets():
        sys.exit(f"workbench: it opened a socket: {', '.join(sockets)}")
    if not translation:
        sys.exit("workbench: it translates to nothing")
    answer = {
        "source": source,
        "translation": translation,
        "without_interfaces": isolation.without_interfaces,
    }
    sys.stdout.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    main()
