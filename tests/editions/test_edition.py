from __future__ import annotations

from dataclasses import replace

import pytest

from tests.editions import samples
from workbench.catalog import State
from workbench.editions import Edition
from workbench.errors import WorkbenchError


def test_every_block_stands_on_both_sides_in_order() -> None:
    edition = samples.edition()
    assert edition.source_title.text == "Nouvelles du front"
    assert edition.target_title.text == "News from the Front"
    assert [pair.id for pair in edition.pairs] == [
        f"b{n:04}" for n in range(2, len(samples.BLOCKS) + 1)
    ]
    assert edition.pairs[1].source.text == (
        "La 63e brigade tient. Elle attend la relève. Personne ne vient."
    )


def test_sentences_that_have_come_equally_far_make_a_run() -> None:
    runs = samples.edition().pairs[1].target.runs
    assert [(run.mark, run.language, run.gap) for run in runs] == [
        (None, "en", " "),
        (State.DRAFT, "en", " "),
        (State.UNTRANSLATED, "fr", ""),
    ]
    (long,) = samples.edition().pairs[22].target.runs
    assert long.mark is State.UNTRANSLATED
    assert len("".join(map(str, long.inlines))) > 3000


def test_people_are_named_and_unfinished_work_is_counted() -> None:
    edition = samples.edition()
    assert (edition.translators, edition.reviewers) == (("Ana",), ("Bo",))
    assert edition.drafts == ("b0003.2",)
    assert "b0003.3" in edition.untranslated


def test_unfinished_work_is_refused_with_its_place_and_remedy() -> None:
    with pytest.raises(WorkbenchError, match=r"1 drafts and \d+ untranslated .*b0003\.2.*edit"):
        samples.edition().refuse_drafts()


def test_a_block_that_the_catalog_does_not_know_is_untranslated() -> None:
    catalog = samples.catalog()
    catalog.segments = [s for s in catalog if s.block_id != "b0003"]
    edition = Edition.build("front", samples.METADATA, samples.document(), catalog)
    (run,) = edition.pairs[1].target.runs
    assert run.mark is State.UNTRANSLATED


def test_a_title_of_the_metadata_wins() -> None:
    metadata = replace(samples.METADATA, translated_title="Front News")
    edition = Edition.build("front", metadata, samples.document(), samples.catalog())
    assert edition.title == "Front News"


def test_a_title_that_is_not_the_first_block_leaves_the_blocks_alone() -> None:
    metadata = replace(samples.METADATA, title="Autre chose")
    edition = Edition.build("front", metadata, samples.document(), samples.catalog())
    assert edition.title == "Autre chose"
    assert edition.pairs[0].id == "b0001"
