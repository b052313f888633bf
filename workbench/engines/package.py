"""A model package in Argos's format, as a folder.

A package is a folder with ``metadata.json``, ``sentencepiece.model`` (or ``bpe.model``) and
the CTranslate2 model ``model/``; ours have a lexicon beside these, which Argos ignores. It is
found here without argostranslate, whose import takes long and makes folders in the home
directory.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from workbench.system.errors import WorkbenchError
from workbench.system.files import read_text
from workbench.system.paths import is_file

METADATA_NAME = "metadata.json"
LEXICON_NAME = "lexicon.bin"
_METADATA_LIMIT = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ModelPackage:
    """An unpacked model package."""

    folder: Path
    source_language: str
    target_language: str
    version: str
    #: The model reads hints for words that its lexicon counts less often than this; None where
    #: it was not trained to read any.
    hints: int | None = None
    #: Whether it came with the workbench, rather than being the user's own.
    starter: bool = False

    @classmethod
    def read(cls, folder: Path, *, starter: bool = False) -> ModelPackage:
        """Read the package in ``folder``; raise where something it needs is missing."""
        path = folder / METADATA_NAME
        metadata = metadata_of(read_text(path, _METADATA_LIMIT), path)
        if not any(is_file(folder / name) for name in ("sentencepiece.model", "bpe.model")):
            raise _broken(folder, "the tokenizer (sentencepiece.model) is missing")
        if not is_file(folder / "model" / "model.bin"):
            raise _broken(folder, "the model (model/model.bin) is missing")
        return cls(folder, *metadata, starter=starter)

    @property
    def direction(self) -> tuple[str, str]:
        """The languages from which and into which it translates."""
        return self.source_language, self.target_language

    @property
    def code(self) -> str:
        """The direction, as ``fr_en``."""
        return f"{self.source_language}_{self.target_language}"

    @property
    def name(self) -> str:
        """The package's folder name in Argos's manner, as ``translate-fr_en-1_9``."""
        return f"translate-{self.code}-{self.version.replace('.', '_')}"

    @property
    def lexicon(self) -> Path | None:
        """The file of the package's lexicon, where it has one."""
        path = self.folder / LEXICON_NAME
        return path if is_file(path) else None

    @property
    def size(self) -> int:
        """What it takes on the disk, in bytes."""
        return sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file())

    @property
    def precedence(self) -> tuple[bool, tuple[int, ...]]:
        """Sorts packages of one direction: the user's own above ours, then by version."""
        return not self.starter, tuple(int(part) for part in re.findall(r"\d+", self.version))


class Metadata(NamedTuple):
    """What a ``metadata.json`` states."""

    source_language: str
    target_language: str
    version: str
    hints: int | None


def metadata_of(text: str, path: Path) -> Metadata:
    """Return what ``text``, the ``metadata.json`` at ``path``, states; raise where it is faulty."""
    try:
        metadata = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise WorkbenchError("not valid JSON", path=path, remedy="install it again") from error
    if not isinstance(metadata, dict):
        metadata = {}
    values = []
    for key, pattern in (
        ("from_code", r"[a-z]{2,3}"),
        ("to_code", r"[a-z]{2,3}"),
        ("package_version", r"\d{1,9}(\.\d{1,9}){0,3}"),
    ):
        value = metadata.get(key)
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            raise _invalid(key, path)
        values.append(value)
    hints = metadata.get("hints")
    rare = hints.get("rare") if isinstance(hints, dict) else None
    if hints is not None and (type(rare) is not int or rare < 1):
        raise _invalid("hints", path)
    return Metadata(values[0], values[1], values[2], rare)


def _invalid(key: str, path: Path) -> WorkbenchError:
    return WorkbenchError(
        f'no model package: "{key}" is missing or not valid', path=path, remedy="install it again"
    )


def _broken(folder: Path, what: str) -> WorkbenchError:
    return WorkbenchError(what, path=folder, remedy="remove the folder, or install it again")
