"""The index of the memory: an SQLite file, which can be deleted and is built again.

The normal text of each unit in both languages is indexed as a whole for exact matches, and by
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

#: The version of the tables; a file with another one is built again.
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

#: A search takes the rarest words, up to this total number of units that have them.
_CANDIDATES = 4000
#: The most units to compare letter by letter: those with most of the rare words.
_RESCORED = 500

_WORD = re.compile(r"[^\W_]+")


class StoredUnit(NamedTuple):
    """A unit with its normal text in the language of the search."""

    unit: Unit
    normal: str


class UnitStore:
    """The index in the file at ``path``, or in memory; thread-safe."""

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
        """Return (modification time in ns, size in bytes) of each indexed file, by name."""
        with self._held():
            rows = self._connection.execute("SELECT name, mtime, size FROM file")
            return {name: (mtime, size) for name, mtime, size in rows}

    def put_file(self, name: str, stamp: tuple[int, int], units: Iterable[Unit]) -> None:
        """Replace the units of the file ``name`` by ``units``."""
        rows = [_row(unit) for unit in units]
        with self._held(), self._connection:
            self._remove(name)
            file = self._connection.execute(
                "INSERT INTO file (name, mtime, size) VALUES (?, ?, ?)", (name, *stamp)
            )
            self._insert(file.lastrowid, rows)
            self._known_counts.clear()

    def remove_file(self, name: str) -> None:
        """Remove the file ``name`` and its units."""
        with self._held(), self._connection:
            self._remove(name)

    def put_unit(self, name: str, segment_id: str, unit: Unit | None) -> None:
        """Replace the unit of a segment of the file ``name``, or remove it if ``unit`` is None."""
        with self._held(), self._connection:
            # Time 0 makes the next refresh read the file, once it is saved.
            self._connection.execute("INSERT OR IGNORE INTO file VALUES (NULL, ?, 0, 0)", (name,))
            [file] = self._connection.execute(
                "SELECT id FROM file WHERE name = ?", (name,)
            ).fetchone()
            self._connection.execute(
                "DELETE FROM unit WHERE file = ? AND segment = ?", (file, segment_id)
            )
            if unit is not None:
                self._insert(file, [_row(unit)])
                # Words without a unit may have one now.
                self._known_counts = {key: n for key, n in self._known_counts.items() if n}

    def same(self, text: str, language: str) -> list[StoredUnit]:
        """Return the units with the same normal text as ``text`` in ``language``."""
        column = _column(language)
        return self._found(column, f"{column} = ? ORDER BY reviewer = '', id DESC", normal(text))

    def similar(self, text: str, language: str) -> list[StoredUnit]:
        """Return the units with the rarest words of ``text`` in ``language``, in any order."""
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
        """Return units with the words of ``text`` in a row; the last one may be a prefix."""
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
        """Return units that contain ``text`` in any case; slow, since it reads all units."""
        wanted = normal(text).casefold()
        columns = list(map(_column, languages))
        where = " OR ".join(f"instr(folded({column}), ?)" for column in columns)
        return self._units(f"({where}) ORDER BY id DESC LIMIT ?", *[wanted] * len(columns), limit)

    def count(self) -> int:
        """Return the number of units."""
        with self._held():
            [count] = self._connection.execute("SELECT count(*) FROM unit").fetchone()
            return int(count)

    @contextlib.contextmanager
    def _held(self) -> Iterator[None]:
        """Lock the connection, and turn SQLite's errors into ``WorkbenchError``."""
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
        """Return the rarest words of ``text`` that together give enough candidates."""
        known = [(self._count(word, language), word) for word in set(folded_words(text))]
        chosen: list[str] = []
        total = 0
        for count, word in sorted(known):
            if count and (total + count <= _CANDIDATES or not chosen):
                chosen.append(f'"{word}"')
                total += count
        return chosen

    def _count(self, word: str, language: str) -> int:
        """Return how many units have ``word``; cached, since common words are slow to count."""
        key = (word, language)
        if key not in self._known_counts:
            with self._held():
                row = self._connection.execute(
                    "SELECT doc FROM counts WHERE term = ? AND col = ?", (word, _column(language))
                ).fetchone()
            self._known_counts[key] = row[0] if row else 0
        return self._known_counts[key]


def _row(unit: Unit) -> tuple[str, ...]:
    """Return the values for ``_COLUMNS`` and the normal texts."""
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
    """Return the words of ``text`` as they are indexed: in lower case without accents."""
    return [without_accents(word.lower()) for word in _WORD.findall(normal(text))]


def _column(language: str) -> str:
    """Return the column of ``language``: only ``fr`` or ``en``, since it is put into SQL."""
    return "fr" if language == "fr" else "en"


def _opened(path: Path | None) -> sqlite3.Connection:
    """Open the index at ``path``, built again if it is missing, old or broken.

    If the file cannot be written, the index is kept in memory.
    """
    if path is not None:
        with contextlib.suppress(OSError, sqlite3.Error):
            make_private_folder(path.parent)
            try:
                return _ready(sqlite3.connect(path, timeout=10, check_same_thread=False))
            except sqlite3.OperationalError:  # locked, or not allowed
                raise
            except sqlite3.DatabaseError:
                for file in _files_of(path):
                    file.unlink(missing_ok=True)
                return _ready(sqlite3.connect(path, timeout=10, check_same_thread=False))
    return _ready(sqlite3.connect(":memory:", check_same_thread=False))


def _files_of(path: Path) -> Iterator[Path]:
    """Yield the paths of the database and of SQLite's files for it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        yield path.with_name(path.name + suffix)


def _ready(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return ``connection`` after creating the tables; raise if they are of another version."""
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
