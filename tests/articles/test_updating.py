"""A new version of a source: translations stay with their sentences."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.articles import Article
from workbench.articles.importing import ImportOptions, Source
from workbench.articles.updating import UpdateResult, article_of, update_source
from workbench.catalog import Catalog, State
from workbench.system.errors import WorkbenchError
from workbench.workspace import Workspace

OLD = """\
# Le front

Les soldats ont quitté la ville. La neige tombe sur la route. Personne ne parle.

Un second paragraphe reste tel quel.

Il sera supprimé demain sans laisser de trace.
"""


@pytest.fixture
def article(tmp_path: Path) -> Article:
    return translated(tmp_path, OLD)


def translated(folder: Path, text: str) -> Article:
    """Make an article of ``text`` in a new workspace, all of it translated."""
    facts = ImportOptions(slug="front", source_language="fr")
    source = Source("front.md", text.encode())
    article = Workspace.create(folder).import_source(source, facts).article
    with article.changing_catalog() as catalog:
        for segment in catalog.copy():
            catalog.put(segment.drafted(f"EN {segment.source}", "argos").accepted("Ana"))
    return article


def update(article: Article, text: str, name: str = "front.md") -> UpdateResult:
    splitter = Workspace.containing(article.folder).splitter
    return update_source(article, Source(name, text.encode()), splitter)


def test_what_stands_keeps_all_it_has(article: Article) -> None:
    before = article.read_catalog()
    result = update(article, "Un nouveau début, sans rapport.\n\n" + OLD)
    catalog = result.article.read_catalog()
    assert (result.kept, result.altered, result.new, result.gone) == (6, 0, 1, 0)
    assert [s.source for s in catalog][1:] == [s.source for s in before]
    assert [s.target for s in catalog][1:] == [s.target for s in before]
    assert {s.state for s in catalog.segments[1:]} == {State.TRANSLATED}
    assert catalog[0].state is State.UNTRANSLATED
    assert catalog[1].id == "b0002.1"
    assert catalog[1].place == "source.md:3"


def test_an_altered_sentence_is_reopened_with_its_old_version(article: Article) -> None:
    result = update(article, OLD.replace("La neige tombe", "La neige fine tombe"))
    assert (result.kept, result.altered, result.new, result.gone) == (5, 1, 0, 0)
    segment = result.article.read_catalog().find("b0002.2")
    assert segment.source == "La neige fine tombe sur la route."
    assert segment.previous_source == "La neige tombe sur la route."
    assert segment.target == "EN La neige tombe sur la route."
    assert segment.state is State.DRAFT
    assert segment.translator == "Ana"


def test_sentences_that_moved_take_their_translations_along(article: Article) -> None:
    moved = "Personne ne parle.\n\n" + OLD.replace("Personne ne parle.", "")
    result = update(article, moved)
    assert (result.kept, result.new) == (6, 0)
    assert result.article.read_catalog()[0].target == "EN Personne ne parle."


def test_what_is_gone_is_kept_as_obsolete_and_comes_back(article: Article) -> None:
    without = OLD.replace("Il sera supprimé demain sans laisser de trace.\n", "")
    result = update(article, without)
    assert result.gone == 1
    catalog = result.article.read_catalog()
    assert [s.source for s in catalog.obsolete] == [
        "Il sera supprimé demain sans laisser de trace."
    ]
    again = update(result.article, OLD)
    catalog = again.article.read_catalog()
    assert catalog.obsolete == []
    assert catalog.segments[-1].target == "EN Il sera supprimé demain sans laisser de trace."


def test_segments_that_were_merged_by_hand_stay_merged(article: Article) -> None:
    catalog = article.read_catalog()
    first, second, *rest = catalog.segments[1:]
    merged = replace(first, source=f"{first.source} {second.source}", target="Merged.")
    catalog.segments = [catalog[0], merged, *rest]
    catalog.write(article.catalog_path)
    result = update(article, "Du neuf.\n\n" + OLD)
    assert result.article.read_catalog().find("b0003.1").target == "Merged."


def test_another_format_takes_the_place_of_the_source(article: Article) -> None:
    text = OLD.removeprefix("# ")
    result = update(article, text, "front.txt")
    assert result.kept == 6
    assert result.article.source_path.name == "source.txt"
    assert result.article.source_path.read_text() == text
    assert sorted(p.name for p in result.article.folder.iterdir()) == [
        "article.yaml", "en.po", "source.txt",
    ]  # fmt: skip


def test_the_same_source_changes_nothing(article: Article) -> None:
    before = article.catalog_path.read_bytes()
    assert update(article, OLD).already
    assert article.catalog_path.read_bytes() == before


def test_a_catalog_of_an_older_reading_is_brought_up_to_date(article: Article) -> None:
    """The same source, of which a heading was not read before, so that all ids were others."""
    catalog = article.read_catalog()
    segments = [
        replace(segment, id=f"b{int(segment.block_id[1:]) - 1:04}.{segment.id.partition('.')[2]}")
        for segment in catalog.segments[1:]
    ]
    catalog.segments = segments
    catalog.write(article.catalog_path)
    result = update(article, OLD)
    assert (result.already, result.kept, result.new, result.gone) == (False, 5, 1, 0)
    assert [s.id for s in result.article.read_catalog()] == [
        "b0001.1", "b0002.1", "b0002.2", "b0002.3", "b0003.1", "b0004.1",
    ]  # fmt: skip
    assert update(result.article, OLD).already


def test_a_source_that_cannot_be_read_changes_nothing(article: Article) -> None:
    before = {path: path.read_bytes() for path in article.folder.iterdir()}
    with pytest.raises(WorkbenchError):
        update(article, "\0")
    assert {path: path.read_bytes() for path in article.folder.iterdir()} == before


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The soldiers left the town yesterday, and the road is full of snow.", "this is English"),
        ("Une tout autre histoire, qui parle de pain et de boulangers.", "no sentence of"),
    ],
)
def test_the_source_of_another_article_is_refused(article: Article, text: str, told: str) -> None:
    before = {path: path.read_bytes() for path in article.folder.iterdir()}
    with pytest.raises(WorkbenchError, match=f'{told}.* "front".*without --update'):
        update(article, text)
    assert {path: path.read_bytes() for path in article.folder.iterdir()} == before


def test_the_article_is_found_by_slug_address_or_title(article: Article) -> None:
    articles = [article]
    new = Source("neuf.md", b"# Autre titre\n\nOui.")
    assert article_of(new, ImportOptions(slug="front"), articles) is article
    with pytest.raises(WorkbenchError, match="--slug"):
        article_of(new, ImportOptions(), articles)
    assert article_of(Source("neuf.md", b"# Front\n\nOui."), ImportOptions(), articles) is article


@given(st.permutations(range(6)), st.sets(st.integers(0, 5)))
def test_no_translation_is_ever_lost(order: list[int], dropped: set[int]) -> None:
    import tempfile

    sentences = [f"La phrase {name} parle d'autre chose." for name in "ABCDEF"]
    with tempfile.TemporaryDirectory() as folder:
        article = translated(Path(folder), "\n\n".join(sentences))
        kept = [sentences[n] for n in order if n not in dropped] or sentences[:1]
        result = update(article, "\n\n".join(kept))
        merged: Catalog = result.article.read_catalog()
        everything = [*merged, *merged.obsolete]
        assert {s.target for s in everything if s.target} == {f"EN {s}" for s in sentences}
        for segment in merged:
            if segment.state.finished:
                assert segment.target == f"EN {segment.source}"
