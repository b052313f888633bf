"""Blocks become segments, and segments blocks again."""

from __future__ import annotations

from dataclasses import replace

from workbench.articles.segmenting import by_block, segments_of, target_texts
from workbench.catalog import State
from workbench.documents import read_document
from workbench.text.segmentation import Splitter

SOURCE = b"""\
# Le titre

Une phrase **en gras. Une** autre.

https://example.org/a

![](carte.png)
"""


def test_a_segment_is_a_sentence_of_a_block() -> None:
    segments = segments_of(read_document(SOURCE, "a.md"), "fr", "source.md", Splitter())
    assert [(s.id, s.source, s.context, s.place) for s in segments] == [
        ("b0001.1", "Le titre", "heading", "source.md:1"),
        ("b0002.1", "Une phrase <1>en gras.</1>", "paragraph, sentence 1 of 2", "source.md:3"),
        ("b0002.2", "<1>Une</1> autre.", "paragraph, sentence 2 of 2", "source.md:3"),
        ("b0003.1", "https://example.org/a", "address", "source.md:5"),
        ("b0004.1", "<1/>", "paragraph", "source.md:7"),
    ]


def test_what_holds_no_words_is_copied() -> None:
    segments = segments_of(read_document(SOURCE, "a.md"), "fr", "source.md", Splitter())
    copied = [segment for segment in segments if segment.origin == "copy"]
    assert [segment.id for segment in copied] == ["b0003.1", "b0004.1"]
    assert all(s.target == s.source and s.state is State.TRANSLATED for s in copied)


def test_the_sources_give_the_document_back() -> None:
    document = read_document(SOURCE, "a.md")
    segments = segments_of(document, "fr", "source.md", Splitter())
    texts = target_texts(document, segments, choose=lambda segment: segment.source)
    assert texts == {block.id: block.text for block in document.blocks}
    assert document.render(texts) == SOURCE


def test_translations_are_put_into_the_document() -> None:
    document = read_document(SOURCE, "a.md")
    segments = segments_of(document, "fr", "source.md", Splitter())
    targets = {"b0002.1": "A sentence <1>in bold.</1>", "b0002.2": "<1>Another</1> one."}
    segments = [replace(s, target=targets.get(s.id, s.target)) for s in segments]
    written = document.render(target_texts(document, segments)).decode()
    assert "A sentence **in bold. Another** one." in written
    assert "# Le titre" in written


def test_segments_are_grouped_by_block() -> None:
    segments = segments_of(read_document(SOURCE, "a.md"), "fr", "source.md", Splitter())
    assert [len(group) for group in by_block(segments).values()] == [1, 2, 1, 1]
