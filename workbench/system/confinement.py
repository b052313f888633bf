"""Run untrusted templates in a subprocess with limits on time, memory and network.

A template can use up all time and memory in a single expression, which this process could
not interrupt.
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

#: The limits for one file of an edition: processor time in seconds and memory in bytes. A
#: book of 160,000 words as PDF takes 7 s and 1.2 GB.
LONGEST = 120
LARGEST = 4 * 1024**3

#: The remedy for faulty templates.
REMEDY = "mend it, or remove it to use the built-in one"

#: The address of a proxy that refuses every connection.
_NOWHERE = "http://127.0.0.1:0"


def confined(work: Callable[[], bytes], template: Path, *, fresh: bool = False) -> bytes:
    """Return the result of ``work()``, which uses ``template``, run in a process with limits.

    The process is forked, or with ``fresh`` a new one without network, for which ``work`` has
    to be picklable. Exceptions of ``work`` are raised here; raises ``WorkbenchError`` if it
    takes too much time or memory.
    """
    context = get_context("spawn") if fresh else get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    arguments = (work, sender, LONGEST, LARGEST, fresh)
    process = context.Process(target=_answer, args=arguments, daemon=True)
    process.start()
    sender.close()
    try:
        answer = receiver.recv()
    except EOFError:  # the process was killed
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
    """Send the result or exception of ``work``; nothing if it runs out of memory."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # the parent process handles Ctrl-C
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
    """Limit the resource ``what`` of this process to ``most``, if the system supports it."""
    _, highest = resource.getrlimit(what)
    if highest != resource.RLIM_INFINITY:
        most = min(most, highest)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(what, (most, highest))


def _use_no_network() -> None:
    """Prevent all connections of this process, also those of libraries not in Python."""
    for name in ("https_proxy", "http_proxy", "all_proxy"):
        os.environ[name] = os.environ[name.upper()] = _NOWHERE
    for name in ("no_proxy", "NO_PROXY"):
        os.environ.pop(name, None)
    Isolation()


def _size() -> int:
    """Return the virtual memory size of this process in bytes; 0 if unknown."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:
        return 0
    return int(pages) * resource.getpagesize()
