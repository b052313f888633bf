"""What every import format keeps, since it is in the table."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.promises.samples import SAMPLES
from workbench.articles.importing import ImportOptions, Source
from workbench.articles.rendering import target_bytes
from workbench.documents import Document, read_document
from workbench.documents.formats import FORMATS, ImportFormat
from workbench.text.inline import without_tags
from workbench.text.languages import Direction
from workbench.workspace import Workspace

DIRECTION = Direction("fr", "en")


def read(suffix: str) -> Document:
    return read_document(SAMPLES[suffix].data, f"sample{suffix}")


def said(document: Document) -> list[str]:
    """Return the text of each block; of a file of a translation tool, its translation."""
    given = document.translations
    return [
        given[b.id].text if b.id in given else b.text for b in document.blocks if b.translatable
    ]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.module)
def test_every_format_has_a_sample(form: ImportFormat) -> None:
    assert {*form.suffixes} & {*SAMPLES}, (
        f'add a sample of documents/{form.module}.py to SAMPLES in tests/promises/samples.py, as "'
        f'{form.suffixes[0]}": Sample(data, texts){" with first=" if form.archive else ""}'
    )


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.module)
def test_an_archive_is_declared_as_one(form: ImportFormat) -> None:
    samples = [SAMPLES[suffix] for suffix in form.suffixes if suffix in SAMPLES]
    assert [bool(sample.first) for sample in samples] == [form.archive] * len(samples)


@pytest.mark.parametrize("suffix", SAMPLES)
def test_the_source_as_target_gives_the_same_bytes(suffix: str) -> None:
    document = read(suffix)
    same = {block.id: block.text for block in document.blocks}
    assert document.render({}) == SAMPLES[suffix].data
    assert document.render(same) == SAMPLES[suffix].data
    assert document.render(same, DIRECTION) == SAMPLES[suffix].data


@pytest.mark.parametrize("suffix", SAMPLES)
def test_every_run_of_text_is_in_a_block(suffix: str) -> None:
    blocks = [" ".join(without_tags(block.text).split()) for block in read(suffix).blocks]
    lost = [text for text in SAMPLES[suffix].texts if not any(text in block for block in blocks)]
    assert lost == []


@pytest.mark.parametrize("suffix", SAMPLES)
def test_every_block_is_written_in_the_other_language(suffix: str) -> None:
    document = read(suffix)
    texts = {block.id: block.text.upper() for block in document.blocks if block.translatable}
    again = read_document(document.render(texts, DIRECTION), f"again{suffix}")
    assert said(again) == list(texts.values())


@pytest.mark.parametrize("suffix", SAMPLES)
def test_a_translation_does_not_say_that_it_is_in_the_source_language(suffix: str) -> None:
    document = read(suffix)
    texts = {block.id: block.text.upper() for block in document.blocks}
    again = read_document(document.render(texts, DIRECTION), f"again{suffix}")
    # A file of a translation tool holds both languages.
    assert again.translations or not again.metadata.get("language", "").startswith("fr")


@pytest.mark.parametrize("suffix", SAMPLES)
def test_an_article_without_translations_is_written_as_it_came(suffix: str, tmp_path: Path) -> None:
    source = Source(f"sample{suffix}", SAMPLES[suffix].data)
    article = (
        Workspace.create(tmp_path)
        .import_source(source, ImportOptions(source_language="fr"))
        .article
    )
    assert target_bytes(article) == SAMPLES[suffix].data
