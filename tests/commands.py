"""The command line run by tests: in the test's own process, or as the program itself."""

from __future__ import annotations

import io
import os
import resource
import runpy
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from tests.waiting import PATIENCE

#: What Python reads of its environment while it starts, which is over in a test's own process.
_ONLY_AT_THE_START = ("PYTHON", "LC_", "LANG")

Done = subprocess.CompletedProcess[str]


def run_in_process(
    arguments: Sequence[str], stdin: bytes, folder: Path, environment: Mapping[str, str]
) -> Done:
    """Run ``workbench`` in this process and return what a process of its own would have given.

    Its standard streams are files, which programs that it starts inherit. The environment, the
    current folder, the umask, the handlers of signals and the streams are as before afterwards.
    """
    early = [name for name in environment if name.startswith(_ONLY_AT_THE_START)]
    assert not early, f"only a process of its own sees {early}"
    with ExitStack() as stack:
        given, told, complained = (
            stack.enter_context(tempfile.TemporaryFile(buffering=0)) for _ in range(3)
        )
        given.write(stdin)
        given.seek(0)
        with _process_state_kept(), _standard_streams(given, told, complained):
            os.chdir(folder)
            os.environ.update(environment)
            status = _exit_status(arguments)
        return Done(arguments, status, _whole(told), _whole(complained))


def run_as_process(
    arguments: Sequence[str],
    stdin: bytes,
    folder: Path,
    environment: Mapping[str, str],
    within: Sequence[str] = (),
) -> Done:
    """Start ``workbench``, by the command ``within`` if there is one, and wait for its end."""
    done = subprocess.run(
        [*within, sys.executable, "-m", "workbench", *arguments],
        input=stdin,
        capture_output=True,
        cwd=folder,
        env={**os.environ, **environment},
        check=False,
    )
    return Done(arguments, done.returncode, os.fsdecode(done.stdout), os.fsdecode(done.stderr))


def _exit_status(arguments: Sequence[str]) -> int:
    """Do what ``python -m workbench`` does, and return the status that Python would end with."""
    sys.argv = ["workbench", *arguments]
    try:
        runpy.run_module("workbench", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        if end.code is None or isinstance(end.code, int):
            return (end.code or 0) & 0xFF
        print(end.code, file=sys.stderr)
        return 1
    return 0


def _whole(file: IO[bytes]) -> str:
    file.seek(0)
    return os.fsdecode(file.read())


@contextmanager
def _standard_streams(*files: IO[bytes]) -> Iterator[None]:
    """Put ``files`` in the place of the standard streams, for Python and for the system."""
    names = ("stdin", "stdout", "stderr")
    kept = [(getattr(sys, name), os.dup(number)) for number, name in enumerate(names)]
    for number, (name, file) in enumerate(zip(names, files, strict=True)):
        os.dup2(file.fileno(), number)
        setattr(sys, name, _text_stream(number, getattr(sys, f"__{name}__")))
    try:
        yield
    finally:
        for number, name in enumerate(names):
            if number > 0:
                getattr(sys, name).flush()
            stream, descriptor = kept[number]
            setattr(sys, name, stream)
            os.dup2(descriptor, number)
            os.close(descriptor)


def _text_stream(number: int, first: io.TextIOWrapper) -> io.TextIOWrapper:
    """Return the standard stream ``number``, made as Python made the ``first`` of that name."""
    binary = os.fdopen(number, "wb" if number > 0 else "rb", closefd=False)
    return io.TextIOWrapper(binary, first.encoding, first.errors, line_buffering=number == 2)


@contextmanager
def _process_state_kept() -> Iterator[None]:
    """Put back whatever of this process a command may change, and wait for its threads."""
    environment, folder, arguments = dict(os.environ), Path.cwd(), sys.argv
    umask = os.umask(0o077)
    os.umask(umask)
    handlers = {number: signal.getsignal(number) for number in signal.valid_signals()}
    limits, threads = _limits(), set(threading.enumerate())
    try:
        yield
    finally:
        for thread in set(threading.enumerate()) - threads:
            if not thread.daemon:
                thread.join(PATIENCE)
                assert not thread.is_alive(), f"the program would not end: {thread.name} goes on"
        for number, handler in handlers.items():
            if signal.getsignal(number) is not handler:
                signal.signal(number, handler)
        os.umask(umask)
        sys.argv = arguments
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(environment)
        assert _limits() == limits, "the command changed what the whole test run may use"


def _limits() -> list[tuple[int, int]]:
    names = sorted(name for name in vars(resource) if name.startswith("RLIMIT_"))
    return [resource.getrlimit(getattr(resource, name)) for name in names]
