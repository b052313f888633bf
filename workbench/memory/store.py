"""The memory's tables: one SQLite file, which can be thrown away and built again.

Each unit has its normal text in both languages, indexed whole for exact matches and by
words (FTS5) for all others.
"""

from __future__ import annotations

import contextlib
import re
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from workbench.memory.scoring import normal
from workbench.memory.unit import Unit
from workbench.system.errors import WorkbenchError
from workbench.system.files import make_private_folder
from workbench.text.letters import without_accents

#: A file with another number is of another version, and is built again.
_VERSION = 1

_SCHEMA = """
CREATE TABLE file (id INTEGER PRIMARY KEY, name TEXT UNIQUE, mtime INTEGER, size INTEGER);
CREATE TABLE unit (
    id INTEGER PRIMARY KEY,
    file INTEGER NOT NULL,
    segment TEXT NOT NULL,
    article TEXT NOT NULL,
    source_language TEXT NOT NULL,
    french TEXT NOT NULL,
    english TEXT NOT NULL,
    translator TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    fr TEXT NOT NULL,
    en TEXT NOT NULL
);
CREATE INDEX unit_file ON unit (file, segment);
CREATE INDEX unit_fr ON unit (fr);
CREATE INDEX unit_en ON unit (en);
CREATE VIRTUAL TABLE words USING fts5(
    fr, en, content='unit', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE counts USING fts5vocab(words, 'col');
CREATE TRIGGER unit_in AFTER INSERT ON unit BEGIN
    INSERT INTO words (rowid, fr, en) VALUES (new.id, new.fr, new.en);
END;
CREATE TRIGGER unit_out AFTER DELETE ON unit BEGIN
    INSERT INTO words (words, rowid, fr, en) VALUES ('delete', old.id, old.fr, old.en);
END;
"""
_COLUMNS = "french, english, source_language, article, segment, translator, reviewer"

#: Words that so many units in all have are asked for; rarer ones come first.
_CANDIDATES = 4000
#: The units that have most of the rare words are compared letter by letter.
_RESCORED = 500

_WORD = re.compile(r"[^\W_]+")


class StoredUnit(NamedTuple):
    """A unit, and its normal text in the language that was asked for."""

    unit: Unit
    normal: str


class UnitStore:
    """The tables in the file at ``path``, or in main memory; for many threads."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._lock = threading.RLock()
        self._connection = _opened(path)
        self._known_counts: dict[tuple[str, str], int] = {}

    def close(self) -> None:
        """Close the file."""
        with self._held():
            self._connection.close()

    def files(self) -> dict[str, tuple[int, int]]:
        """Return each file's time of change in nanoseconds and size in bytes, by name."""
        with self._held():
            rows = self._connection.execute("SELECT name, mtime, size FROM file")
            return {name: (mtime, size) for name, mtime, size in rows}

    def put_file(self, name: str, stamp: tuple[int, int], units: Iterable[Unit]) -> None:
        """Let the file ``name`` have ``units`` and no others."""
        rows = [_row(unit) for unit in units]
        with self._held(), self._connection:
            self._remove(name)
            file = self._connection.execute(
                "INSERT INTO file (name, mtime, size) VALUES (?, ?, ?)", (name, *stamp)
            )
            self._insert(file.lastrowid, rows)
            self._known_counts.clear()

    def remove_file(self, name: str) -> None:
        """Forget the file ``name`` and its units."""
        with self._held(), self._connection:
            self._remove(name)

    def put_unit(self, name: str, segment_id: str, unit: Unit | None) -> None:
        """Let the segment ``segment_id`` of the file ``name`` be ``unit``, or be gone."""
        with self._held(), self._connection:
            # The time is wrong on purpose: the file is read again when it has been saved.
            self._connection.execute("INSERT OR IGNORE INTO file VALUES (NULL, ?, 0, 0)", (name,))
            [file] = self._connection.execute(
                "SELECT id FROM file WHERE name = ?", (name,)
            ).fetchone()
            self._connection.execute(
                "DELETE FROM unit WHERE file = ? AND segment = ?", (file, segment_id)
            )
            if unit is not None:
                self._insert(file, [_row(unit)])
                # Words that were nowhere may be somewhere now.
                self._known_counts = {key: n for key, n in self._known_counts.items() if n}

    def same(self, text: str, language: str) -> list[StoredUnit]:
        """Return what has the same normal text in ``language`` as ``text``, reviewed first."""
        column = _column(language)
        return self._found(column, f"{column} = ? ORDER BY reviewer = '', id DESC", normal(text))

    def similar(self, text: str, language: str) -> list[StoredUnit]:
        """Return what shares the rarest words of ``text`` in ``language``, in no order."""
        query = self._rare_words(text, language)
        if not query:
            return []
        return self._found(
            _column(language),
            "id IN (SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?)",
            f"{_column(language)} : ({' OR '.join(query)})",
            _RESCORED,
        )

    def with_words(self, text: str, languages: Iterable[str], limit: int) -> list[Unit]:
        """Return units that have the words of ``text`` in a row, the last one perhaps longer."""
        words = folded_words(text)
        if not words:
            return []
        columns = " ".join(map(_column, languages))
        phrase = f'{{{columns}}} : "{" ".join(words)}" *'
        return self._units(
            "id IN (SELECT rowid FROM words WHERE words MATCH ?) ORDER BY id DESC LIMIT ?",
            phrase,
            limit,
        )

    def with_letters(self, text: str, languages: Iterable[str], limit: int) -> list[Unit]:
        """Return units that have ``text`` anywhere, in any case; a slow look at all of them."""
        wanted = normal(text).casefold()
        columns = list(map(_column, languages))
        where = " OR ".join(f"instr(folded({column}), ?)" for column in columns)
        return self._units(f"({where}) ORDER BY id DESC LIMIT ?", *[wanted] * len(columns), limit)

    def count(self) -> int:
        """Return how many units there are."""
        with self._held():
            [count] = self._connection.execute("SELECT count(*) FROM unit").fetchone()
            return int(count)

    @contextlib.contextmanager
    def _held(self) -> Iterator[None]:
        """Hold the connection, for one thread at a time; tell its faults in our own words."""
        with self._lock:
            try:
                yield
            except sqlite3.Error as error:
                raise WorkbenchError(
                    f"the memory does not work: {error}",
                    path=self._path,
                    remedy="remove the file; it is built again from the catalogs",
                ) from error

    def _units(self, where: str, *values: str | int) -> list[Unit]:
        return [found.unit for found in self._found("''", where, *values)]

    def _found(self, column: str, where: str, *values: str | int) -> list[StoredUnit]:
        with self._held():
            rows = self._connection.execute(
                f"SELECT {_COLUMNS}, {column} FROM unit WHERE {where}",  # noqa: S608 - our words
                values,
            )
            return [StoredUnit(Unit(*row[:-1]), row[-1]) for row in rows]

    def _insert(self, file: int | None, rows: Iterable[tuple[str, ...]]) -> None:
        self._connection.executemany(
            f"INSERT INTO unit (file, {_COLUMNS}, fr, en) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            ((file, *row) for row in rows),
        )

    def _remove(self, name: str) -> None:
        row = self._connection.execute("SELECT id FROM file WHERE name = ?", (name,)).fetchone()
        if row:
            self._connection.execute("DELETE FROM unit WHERE file = ?", row)
            self._connection.execute("DELETE FROM file WHERE id = ?", row)

    def _rare_words(self, text: str, language: str) -> list[str]:
        """Return the rarest words of ``text``, until they stand for enough candidates."""
        known = [(self._count(word, language), word) for word in set(folded_words(text))]
        chosen: list[str] = []
        total = 0
        for count, word in sorted(known):
            if count and (total + count <= _CANDIDATES or not chosen):
                chosen.append(f'"{word}"')
                total += count
        return chosen

    def _count(self, word: str, language: str) -> int:
        """Return how many units have ``word``; remembered, since common words take long."""
        key = (word, language)
        if key not in self._known_counts:
            with self._held():
                row = self._connection.execute(
                    "SELECT doc FROM counts WHERE term = ? AND col = ?", (word, _column(language))
                ).fetchone()
            self._known_counts[key] = row[0] if row else 0
        return self._known_counts[key]


def _row(unit: Unit) -> tuple[str, ...]:
    """Return the values of ``_COLUMNS`` and the normal texts."""
    return (
        unit.french,
        unit.english,
        unit.source_language,
        unit.article,
        unit.segment_id,
        unit.translator,
        unit.reviewer,
        normal(unit.french),
        normal(unit.english),
    )


def folded_words(text: str) -> list[str]:
    """Return the words of ``text`` as the index has them: small letters without accents."""
    return [without_accents(word.lower()) for word in _WORD.findall(normal(text))]


def _column(language: str) -> str:
    """Return the column of ``language``; also keeps anything else out of the queries."""
    return "fr" if language == "fr" else "en"


def _opened(path: Path | None) -> sqlite3.Connection:
    """Open the tables at ``path``, made anew where they are missing, old or broken.

    Where nothing can be written there, they are kept in main memory.
    """
    if path is not None:
        with contextlib.suppress(OSError, sqlite3.Error):
            make_private_folder(path.parent)
            try:
                return _ready(sqlite3.connect(path, timeout=10, check_same_thread=False))
            except sqlite3.OperationalError:  # locked, or not to be opened at all
                raise
            except sqlite3.DatabaseError:
                for file in _files_of(path):
                    file.unlink(missing_ok=True)
                return _ready(sqlite3.connect(path, timeout=10, check_same_thread=False))
    return _ready(sqlite3.connect(":memory:", check_same_thread=False))


def _files_of(path: Path) -> Iterator[Path]:
    """Yield the database and the files that SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        yield path.with_name(path.name + suffix)


def _ready(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return ``connection`` with the tables of this version."""
    try:
        connection.create_function("folded", 1, str.casefold, deterministic=True)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        [version] = connection.execute("PRAGMA user_version").fetchone()
        if version == 0:
            connection.executescript(f"BEGIN; {_SCHEMA} PRAGMA user_version = {_VERSION}; COMMIT;")
        elif version != _VERSION:
            raise sqlite3.DatabaseError("tables of another version")
        connection.execute("SELECT count(*) FROM file").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection
