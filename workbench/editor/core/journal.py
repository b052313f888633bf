"""Keep a journal of changes that are not in the catalog yet, to recover them after a crash.

A journal is a file under ``.workbench/journal/``, one line of JSON for each change, locked by
the process that writes it. The system releases the lock however the process ends, so a journal
that is not locked is one to recover from. The last line may be the change that unfinished input
would make.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import tempfile
import threading
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import IO, Any

from workbench.articles import Article
from workbench.catalog import Catalog, Note, Segment, State
from workbench.editor.core.history import Splice
from workbench.system.errors import WorkbenchError
from workbench.system.files import PRIVATE_FOLDER, make_private_folder

_FOLDER = Path(PRIVATE_FOLDER) / "journal"


class Journal:
    """The journal of one session with one article; safe to use from any thread."""

    def __init__(self, workspace: Path, article: Article) -> None:
        self._folder = workspace / _FOLDER
        self._prefix = f"{article.slug}.{article.metadata.target_language}."
        self._lock = threading.Lock()
        self._file: IO[bytes] | None = None
        self._number = 0
        #: The offset in the file behind the last change; only ``_passing`` follows.
        self._end = 0
        #: Changes that the disk has not taken yet.
        self._waiting = b""
        #: The change that unfinished input would make; the next change overwrites it.
        self._passing = b""

    @property
    def number(self) -> int:
        """How many changes were written so far, for ``forget``."""
        return self._number

    @property
    def behind(self) -> bool:
        """Whether there are changes that the disk has not taken."""
        return bool(self._waiting)

    def append(self, splices: Iterable[Splice]) -> None:
        """Write ``splices``, so that they survive a crash of this process.

        Raises ``WorkbenchError`` if they cannot be written; the next call tries again.
        """
        line = _line(splices)
        with self._lock:
            self._number += 1
            self._waiting += line
            self._passing = b""
            self._write()

    def hold(self, splices: Sequence[Splice]) -> None:
        """Write the change that unfinished input would make, in place of the last such change.

        Raises ``WorkbenchError`` as ``append``.
        """
        line = _line(splices) if splices else b""
        with self._lock:
            if line != self._passing:
                self._passing = line
                self._write()

    def forget(self, number: int) -> None:
        """Empty the journal if its last change is ``number``, which is in the catalog now."""
        with self._lock:
            if number == self._number and (self._end or self._waiting):
                self._end, self._waiting = 0, b""
                if self._file is not None:
                    with contextlib.suppress(WorkbenchError):
                        self._write()

    def sync(self) -> None:
        """Flush the file to the disk, so that it survives a power failure; may take long."""
        file = self._file
        if file is not None:
            with contextlib.suppress(OSError):  # writing the catalog, which is next, reports it
                os.fsync(file.fileno())

    def close(self) -> None:
        """Close the journal, and remove it if it is empty."""
        with self._lock:
            if self._waiting:
                with contextlib.suppress(WorkbenchError):
                    self._write()
            if self._file is not None:
                with contextlib.suppress(OSError):
                    if os.fstat(self._file.fileno()).st_size == 0:
                        Path(self._file.name).unlink()
                self._file.close()
                self._file = None

    def orphans(self) -> list[Orphan]:
        """Return the journals of this article whose processes ended without saving."""
        found = []
        for path in sorted(self._folder.glob(f"{self._prefix}*.jsonl")):
            with contextlib.suppress(OSError):
                file = path.open("r+b", buffering=0)
                if _locked(file):
                    found.append(Orphan(path, file))
                else:
                    file.close()
        return found

    def _write(self) -> None:
        """Write ``_waiting`` behind the changes in the file, and ``_passing`` behind that."""
        data = self._waiting + self._passing
        try:
            if self._file is None:
                self._file = self._open()
            self._file.seek(self._end)
            rest = memoryview(data)
            while rest:
                # A nearly full disk writes a part, and fails at the rest the next time.
                rest = rest[self._file.write(rest) :]
            self._file.truncate()
        except OSError as error:
            raise WorkbenchError(
                f"cannot write the journal: {error.strerror or error}",
                path=self._folder,
                remedy="make room; until then your last words are on the screen only",
            ) from error
        self._end += len(self._waiting)
        self._waiting = b""

    def _open(self) -> IO[bytes]:
        make_private_folder(self._folder.parent)
        self._folder.mkdir(exist_ok=True)
        while True:
            descriptor, name = tempfile.mkstemp(
                dir=self._folder, prefix=self._prefix, suffix=".jsonl"
            )
            os.close(descriptor)
            # Until it is locked, another process may take it for an orphan and remove it.
            with contextlib.suppress(FileNotFoundError):
                file = Path(name).open("r+b", buffering=0)  # noqa: SIM115 - held on to
                if _locked(file) and Path(name).exists():
                    return file
                file.close()


class Orphan:
    """A journal whose process has ended, locked so that only this process recovers from it."""

    def __init__(self, path: Path, file: IO[bytes]) -> None:
        self._path = path
        self._file = file
        #: The ids of the segments that ``replay`` brought up to date.
        self.recovered: set[str] = set()
        #: Those that others have changed since; the journal's version is in a note.
        self.conflicts: set[str] = set()

    def replay(self, catalog: Catalog) -> None:
        """Make the changes of this journal that ``catalog`` lacks."""
        latest: dict[str, Segment] = {}
        seen: dict[str, list[Segment]] = {}
        for splices in _records(self._file.read()):
            for splice in splices:
                for segment in (*splice.before, *splice.after):
                    seen.setdefault(segment.id, []).append(segment)
                for segment in splice.before:
                    latest.pop(segment.id, None)
                latest.update((segment.id, segment) for segment in splice.after)
                if splice.apply(catalog):
                    self.recovered.update(segment.id for segment in splice.after)
        for segment in latest.values():
            current = catalog.get(segment.id)
            if current is None:
                self._keep_obsolete(catalog, segment)
            elif current not in seen[segment.id]:
                self._note(catalog, current, segment)

    def _note(self, catalog: Catalog, current: Segment, lost: Segment) -> None:
        """Keep the target of ``lost`` in a note on ``current``, which others have changed."""
        note = Note(f"recovered version: {lost.target}", lost.translator)
        if lost.target and lost.target != current.target and note not in current.notes:
            catalog.put(replace(current, notes=(*current.notes, note)))
            self.conflicts.add(current.id)

    def _keep_obsolete(self, catalog: Catalog, lost: Segment) -> None:
        """Keep the translation of a sentence that is not in the article any more."""
        if lost.target and lost not in catalog.obsolete:
            catalog.obsolete.append(lost)
            self.recovered.add(lost.id)

    def remove(self) -> None:
        """Remove the journal, since its changes are saved."""
        with contextlib.suppress(OSError):
            self._path.unlink()
        self._file.close()

    def release(self) -> None:
        """Close the journal and keep it, to recover from it later."""
        self._file.close()


def _line(splices: Iterable[Splice]) -> bytes:
    record = [[list(map(asdict, s.before)), list(map(asdict, s.after))] for s in splices]
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _locked(file: IO[bytes]) -> bool:
    """Lock ``file`` for this process; return False if another holds it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _records(data: bytes) -> Iterable[list[Splice]]:
    """Yield the changes in ``data`` up to the first line that was not written whole."""
    for line in data.splitlines():
        try:
            yield [
                Splice(tuple(map(_segment, before)), tuple(map(_segment, after)))
                for before, after in json.loads(line)
            ]
        except (ValueError, TypeError, KeyError):
            return


def _segment(fields: dict[str, Any]) -> Segment:
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()
    }
    values["state"] = State(values["state"])
    values["notes"] = tuple(Note(**note) for note in values["notes"])
    return Segment(**values)
