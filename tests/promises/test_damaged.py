"""Thousands of damaged files over all formats, imported: each becomes an article that can be
written in its own format, or is refused in one line and leaves nothing; either in time.
"""

from __future__ import annotations

import io
import random
import shutil
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.promises.samples import SAMPLES
from tests.trials import trials
from workbench.articles import Article
from workbench.articles.importing import ImportOptions, Source
from workbench.documents import suffixes
from workbench.documents.formats import FORMATS
from workbench.system.errors import WorkbenchError
from workbench.workspace import Workspace

#: How many damaged files are made of each sample, the same ones each time.
_EACH = trials(2_200)
#: The longest that one may take, in seconds; most take a hundredth.
_LONGEST = 3.0


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def drop(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randint(1, 40) :]


def double(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randint(1, 60)]
    return data[:start] + piece * chance.randint(2, 50) + data[start:]


def swap(data: bytes, chance: random.Random) -> bytes:
    start, middle, end = sorted(chance.randrange(len(data)) for _ in range(3))
    return data[:start] + data[middle:end] + data[start:middle] + data[end:]


def within(damage: Callable[[bytes, random.Random], bytes]) -> Callable[..., bytes]:
    """Damage one of an archive's files, so that the archive itself stays whole."""

    def damaged(data: bytes, chance: random.Random) -> bytes:
        output = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(output, "w") as new:
            texts = [name for name in old.namelist() if name.endswith(("ml", ".opf", ".rels"))]
            chosen = chance.choice(texts)
            for name in old.namelist():
                content = old.read(name)
                content = damage(content, chance) if name == chosen else content
                new.writestr(zipfile.ZipInfo(name), content)
        return output.getvalue()

    return damaged


DAMAGES = [cut, flip, drop, double, swap]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("suffix", SAMPLES)
def test_damaged_files(workspace: Workspace, suffix: str) -> None:
    data = SAMPLES[suffix].data
    chance = random.Random(suffix)
    packed = data.startswith(b"PK")
    for number in range(_EACH):
        damage = chance.choice(DAMAGES)
        # Most damage to an archive is found by its sums; so the files in it are damaged too.
        damaged = within(damage)(data, chance) if packed and number % 4 else damage(data, chance)
        check(workspace, damaged, f"damaged{suffix}")


@pytest.mark.parametrize("suffix", suffixes())
def test_lying_suffixes(workspace: Workspace, suffix: str) -> None:
    others = (sample.data for sample in SAMPLES.values())
    for data in [*others, b"", b"\x89PNG\r\n\x1a\n\0", b"%PDF-1.4", b"\xff" * 100]:
        check(workspace, data, f"lying{suffix}")


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [form.suffixes[0] for form in FORMATS if not form.archive])
@pytest.mark.parametrize("unit", [b"a", b"\xc3\xa9 ", b"<p>a. ", b"<", b"\n", b"&#1;"])
def test_very_long_lines(workspace: Workspace, suffix: str, unit: bytes) -> None:
    check(workspace, unit * (50_000 // len(unit)), f"long{suffix}", longest=10.0)


@pytest.mark.parametrize("suffix", SAMPLES)
def test_a_line_of_50_mb(workspace: Workspace, suffix: str) -> None:
    check(workspace, b"<b>a " * 10_000_000, f"huge{suffix}")


def write(article: Article) -> None:
    """Write ``article`` with other texts; only an archive whose pictures, say, are damaged,
    which nobody looked at before, may be refused.
    """
    document = article.document
    try:
        document.render({block.id: "Autre <1>chose</1>." for block in document.blocks})
    except WorkbenchError as error:
        assert "in the archive is damaged" in str(error)


def check(workspace: Workspace, data: bytes, name: str, longest: float = _LONGEST) -> None:
    """Import ``data``, write it in its own format, and take the article away again."""
    started = time.process_time()
    try:
        article = workspace.import_source(Source(name, data), ImportOptions()).article
    except WorkbenchError as error:
        assert "\n" not in str(error)
        assert name in str(error)
    else:
        assert {path.name for path in article.folder.iterdir()} == {
            "article.yaml", article.source_path.name, article.catalog_path.name,
        }  # fmt: skip
        assert article.source_path.read_bytes() == data
        assert article.document.render({}) == data
        write(article)
        shutil.rmtree(article.folder)
    assert list(workspace.translations.iterdir()) == []
    assert time.process_time() - started < longest
