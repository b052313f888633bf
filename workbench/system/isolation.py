"""Prevent this process from opening sockets, and check that it opened none."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

#: CLONE_NEWUSER and CLONE_NEWNET of Linux's sched.h.
_NEW_USERS, _NEW_NETWORK = 0x10000000, 0x40000000


class Isolation:
    """Prevents this process from opening sockets from now on, and records its attempts."""

    def __init__(self) -> None:
        self._inherited = set(_open_sockets())
        self._attempts: list[str] = []
        #: Whether the process has no network interfaces, which most Linux systems allow.
        self.without_interfaces = _leave_network()
        sys.addaudithook(self._refuse)

    def sockets(self) -> list[str]:
        """Return the names of sockets that were attempted, or opened without Python."""
        return self._attempts + [name for name in _open_sockets() if name not in self._inherited]

    def _refuse(self, event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith("socket."):
            self._attempts.append(event)
            raise PermissionError(f"a socket was asked for ({event}), and none is allowed here")


def _leave_network() -> bool:
    """Enter a network namespace without interfaces; return whether the system allowed it."""
    if not sys.platform.startswith("linux"):
        return False
    library = ctypes.CDLL(None)
    return any(library.unshare(flags) == 0 for flags in (_NEW_NETWORK, _NEW_USERS | _NEW_NETWORK))


def _open_sockets() -> list[str]:
    """Return the names of the open sockets, as far as the system shows them."""
    names = []
    for link in Path("/proc/self/fd").glob("*"):
        try:
            name = str(link.readlink())
        except OSError:  # the descriptor of the listing itself is closed already
            continue
        if name.startswith("socket:"):
            names.append(name)
    return names
