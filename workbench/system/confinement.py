"""Templates of strangers at work: in a process of its own, which cannot run or grow for ever.

A template that makes no network connection by itself may still take all time and memory, in
one expression that nothing in this process could interrupt.
"""

from __future__ import annotations

import contextlib
import os
import resource
import signal
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from workbench.system.errors import WorkbenchError
from workbench.system.isolation import Isolation

#: What one file of an edition may take: time of a processor, in seconds, and memory, in bytes.
#: A book of 160,000 words as PDF takes 7 s and 1.2 GB.
LONGEST = 120
LARGEST = 4 * 1024**3

#: What to do about a template that does not work.
REMEDY = "mend it, or remove it to use the built-in one"

#: A proxy to which no connection can be made, and which needs no look-up.
_NOWHERE = "http://127.0.0.1:0"


def confined(work: Callable[[], bytes], template: Path, *, fresh: bool = False) -> bytes:
    """Return what ``work`` makes of ``template``, a stranger's, in a process with limits.

    It is a copy of this process, or with ``fresh`` a new one, in which no connection can be
    opened; ``work`` has to be picklable then. What ``work`` raises is raised here; raises
    ``WorkbenchError`` where it takes too long or too much.
    """
    context = get_context("spawn") if fresh else get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    arguments = (work, sender, LONGEST, LARGEST, fresh)
    process = context.Process(target=_answer, args=arguments, daemon=True)
    process.start()
    sender.close()
    try:
        answer = receiver.recv()
    except EOFError:  # it is gone
        answer = None
    process.join()
    if isinstance(answer, bytes):
        return answer
    if isinstance(answer, Exception):
        raise answer
    taken = (
        f"{LONGEST} seconds"
        if process.exitcode == -signal.SIGXCPU
        else f"{LARGEST >> 30} GB of memory"
    )
    raise WorkbenchError(f"the template takes more than {taken}", path=template, remedy=REMEDY)


def _answer(
    work: Callable[[], bytes], sender: Connection, longest: int, largest: int, offline: bool
) -> None:
    """Send what ``work`` makes or raises; nothing where the memory does not suffice."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # the process that waits tells of it
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_CPU, longest)
    _limit(resource.RLIMIT_AS, _size() + largest)
    if offline:
        _use_no_network()
    try:
        answer: bytes | Exception | None = work()
    except MemoryError:
        answer = None
    except Exception as error:
        answer = error
    if answer is not None:
        sender.send(answer)


def _limit(what: int, most: int) -> None:
    """Let this process have so much of ``what``, where the system can count it."""
    _, highest = resource.getrlimit(what)
    if highest != resource.RLIM_INFINITY:
        most = min(most, highest)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(what, (most, highest))


def _use_no_network() -> None:
    """Let this process open no connection, in whichever language its libraries are written."""
    for name in ("https_proxy", "http_proxy", "all_proxy"):
        os.environ[name] = os.environ[name.upper()] = _NOWHERE
    for name in ("no_proxy", "NO_PROXY"):
        os.environ.pop(name, None)
    Isolation()


def _size() -> int:
    """Return what memory this process has addressed already, in bytes, where the system tells."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:
        return 0
    return int(pages) * resource.getpagesize()
