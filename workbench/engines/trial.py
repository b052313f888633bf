"""A model package tried in a process of its own, in which no socket can be opened.

Run as ``python -m workbench.engines.trial FOLDER``. A broken or hostile model may take the
process with it; and what a process without sockets translates needs no network.
"""

from __future__ import annotations

import ctypes
import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from workbench.errors import WorkbenchError

_TIMEOUT = 120
_PROBES = {"fr": "La réunion commence demain.", "en": "The meeting starts tomorrow."}

#: From Linux's sched.h: namespaces of its own for users and for the network.
_NEW_USERS, _NEW_NETWORK = 0x10000000, 0x40000000


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of a trial."""

    source: str
    translation: str
    #: From the start of the process to the translation, in seconds.
    seconds: float
    #: Whether the system itself gave the process no network; else Python's sockets were blocked.
    without_interfaces: bool


def try_package(folder: Path) -> Trial:
    """Translate a sentence with the package in ``folder``; raise where that does not work."""
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


class Isolation:
    """Lets this process open no socket from now on, and tells whether it tried."""

    def __init__(self) -> None:
        self._inherited = set(_open_sockets())
        self._asked: list[str] = []
        #: Whether the system has taken all network interfaces away, as Linux mostly lets us.
        self.without_interfaces = _leave_network()
        sys.addaudithook(self._refuse)

    def sockets(self) -> list[str]:
        """Name the sockets that were asked for, or opened behind Python's back."""
        return self._asked + [name for name in _open_sockets() if name not in self._inherited]

    def _refuse(self, event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith("socket."):
            self._asked.append(event)
            raise PermissionError(f"a socket was asked for ({event}), and none is allowed here")


def _leave_network() -> bool:
    """Enter a network namespace without interfaces; False where the system does not let us."""
    if not sys.platform.startswith("linux"):
        return False
    library = ctypes.CDLL(None)
    return any(library.unshare(flags) == 0 for flags in (_NEW_NETWORK, _NEW_USERS | _NEW_NETWORK))


def _open_sockets() -> list[str]:
    """Name the sockets among the open files, where the system shows them."""
    names = []
    for link in Path("/proc/self/fd").glob("*"):
        try:
            name = str(link.readlink())
        except OSError:  # the listing's own file is gone already
            continue
        if name.startswith("socket:"):
            names.append(name)
    return names


def _failed(folder: Path, reason: str) -> WorkbenchError:
    return WorkbenchError(
        f"the model does not translate: {reason}", path=folder, remedy="install it again"
    )


def main() -> None:
    """Translate a probe with the package in the folder that the command line names."""
    isolation = Isolation()
    from workbench.engines.argos import ArgosModel
    from workbench.engines.packages import ModelPackage

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
