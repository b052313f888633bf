"""A process that can open no socket any more, and that can show it."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

#: From Linux's sched.h: namespaces of its own for users and for the network.
_NEW_USERS, _NEW_NETWORK = 0x10000000, 0x40000000


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
