"""What every export format keeps, since it is in the table."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.editions import samples
from tests.promises.readers import READERS, readable, sound
from workbench.articles import Article
from workbench.articles.export_format import Kind
from workbench.articles.importing import ImportOptions, Source
from workbench.catalog import Catalog
from workbench.editions import Edition, Layout
from workbench.editions.formats import render
from workbench.editions.wording import notices, wording
from workbench.exchange import catalog_pairs
from workbench.publishing.formats import CATALOGS, DATA, EDITIONS, FORMATS
from workbench.text.inline import without_tags
from workbench.workspace import Workspace

_TAG = re.compile(r"</?\d+/?>")

ALL = readable(FORMATS)

SOURCE = """\
# La nuit du dépôt

Les cheminots *occupent* le dépôt. Ils attendent depuis mardi.

## Ce que dit la direction

> La reprise est pour demain

- Le fret roule
- Les trains restent

| Ligne | Voyageurs |
|---|---|
| Vallée | beaucoup |

Une note suit[^1].

[^1]: Selon le syndicat.
"""


def article(folder: Path, source: str = SOURCE, facts: ImportOptions | None = None) -> Article:
    """Import ``source``; its English is its French in capitals, of which one is a draft."""
    workspace = Workspace.create(folder)
    named = facts or ImportOptions(author="Ana Nour", date="2025-03-12", licence="CC BY 4.0")
    made = workspace.import_source(
        Source("source.md", source.encode()), replace(named, source_language="fr")
    ).article
    with made.changing_catalog() as catalog:
        first, second, *others = catalog.segments
        for segment in (first, *others):
            catalog.put(segment.edited(segment.source.upper(), "Ana").accepted("Ana"))
        catalog.put(second.drafted(second.source.upper(), "argos fr_en 1.9"))
    return made


def made(name: str, article: Article, catalog: Catalog | None = None) -> list[bytes]:
    """Return the file, or the files, of ``article`` in the format ``name``."""
    form, catalog = FORMATS[name], catalog or article.read_catalog()
    if form.kind is Kind.EDITION:
        edition = Edition.build(article.slug, article.metadata, article.document, catalog)
        return [render(edition, name, Layout.ALTERNATING)]
    if form.kind is not Kind.DATA:
        return [form.maker(article)]
    facts = article.metadata
    pairs = catalog_pairs(catalog, article.slug, date=facts.date, licence=facts.licence)
    files = form.maker(pairs)
    return [*files.values()] if form.by_language else [b"".join(files)]


def text_of(name: str, files: list[bytes]) -> str:
    """Return the text of ``files`` as it is read, with one space wherever there is space."""
    return plain("\n".join(map(READERS[name], files)))


def plain(text: str) -> str:
    return " ".join(without_tags(text).split())


@pytest.fixture
def sample(tmp_path: Path) -> Article:
    return article(tmp_path)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_a_reader(name: str) -> None:
    assert name in READERS, f'add how "{name}" is read to READERS in tests/promises/readers.py'


@pytest.mark.parametrize("name", ALL)
def test_every_text_stands_in_it(name: str, sample: Article) -> None:
    text = text_of(name, made(name, sample))
    expected: list[str] = []
    for segment in sample.read_catalog():
        if name in EDITIONS or segment.state.finished:
            expected += [segment.target] if name == "same" else [segment.source, segment.target]
    assert len(expected) > 10
    # Marks of notes, and emphasis in Markdown, stand between the words.
    pieces = [piece for said in expected for piece in _TAG.split(said) if piece.strip(" .")]
    assert [piece for piece in map(plain, pieces) if piece not in text] == []


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_article_gives_the_same_bytes(name: str, sample: Article) -> None:
    assert made(name, sample) == made(name, sample)


@pytest.mark.parametrize("name", readable(EDITIONS))
def test_drafts_are_marked_in_editions(name: str, sample: Article) -> None:
    catalog = sample.read_catalog()
    (draft,) = (segment for segment in catalog if not segment.state.finished)
    text = text_of(name, made(name, sample))
    edition = Edition.build(sample.slug, sample.metadata, sample.document, catalog)
    assert [said for said in map(plain, notices(edition)) if said not in text] == []
    catalog.put(draft.accepted("Ana"))
    mark, finished = wording("en").draft, text_of(name, made(name, sample, catalog))
    assert mark not in finished
    assert text.count(mark) > plain(wording("en").draft_notice).count(mark)


@pytest.mark.parametrize("name", [*DATA, "mo"])
def test_drafts_are_left_out_of_data(name: str, sample: Article) -> None:
    (draft,) = (segment for segment in sample.read_catalog() if not segment.state.finished)
    assert plain(draft.target) not in text_of(name, made(name, sample))


@pytest.mark.parametrize("name", DATA)
def test_no_pairs_make_a_sound_file(name: str) -> None:
    files = FORMATS[name].maker(iter(()))
    for data in files.values() if FORMATS[name].by_language else [b"".join(files)]:
        sound(name, data)


#: Control characters of ASCII, of Latin-1 and of Unicode, and what XML never holds.
ODD = "a\x07b\x1b[31mc\x7fd\x85e\u2028f\u202eg\ufffeh\u200bi"


@pytest.mark.parametrize("name", [*EDITIONS, *DATA])
def test_control_characters_break_no_file(name: str) -> None:
    facts = replace(
        samples.METADATA,
        title=ODD,
        translated_title=ODD,
        author=ODD,
        url=f"https://example.org/{ODD}",
        date=ODD,
        licence=ODD,
        subject=ODD,
        credits=(ODD,),
    )
    catalog = samples.catalog()
    for segment in list(catalog):
        finished = segment.edited(f"{segment.source} {ODD}", ODD).accepted(ODD)
        catalog.put(finished)
    edition = Edition.build("odd", facts, samples.document(), catalog)
    if name in EDITIONS:
        for layout in Layout:
            sound(name, render(edition, name, layout))
        return
    files = FORMATS[name].maker(catalog_pairs(catalog, "odd", date=ODD, licence=ODD))
    for data in files.values() if FORMATS[name].by_language else [b"".join(files)]:
        sound(name, data)


@pytest.mark.parametrize("name", [*CATALOGS, "same"])
def test_control_characters_break_no_file_of_the_article(name: str, tmp_path: Path) -> None:
    odd = article(tmp_path, SOURCE.replace("dépôt", f"dépôt {ODD}"))
    for data in made(name, odd):
        sound(name, data)
