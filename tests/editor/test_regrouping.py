from __future__ import annotations

import pytest

from tests.editor.workspaces import make_article
from workbench.articles import Article
from workbench.catalog import Note, Segment, State
from workbench.editor.core.regrouping import merged, split
from workbench.editor.core.session import Session
from workbench.system.errors import WorkbenchError
from workbench.workspace import Workspace

WHOLE = Segment(
    "b0001.1",
    "Il neige <1>ce soir. Nous partons</1> demain.",
    "It is snowing <1>tonight. We leave</1> tomorrow.",
    State.TRANSLATED,
    "human",
    context="paragraph",
    notes=(Note("two?", "Ana"),),
    translator="Ana",
)


def test_a_split_balances_tags_and_keeps_the_first_identity() -> None:
    first, second = split(WHOLE, WHOLE.source.index("Nous"), {"b0001.1"})
    assert first.source == "Il neige <1>ce soir.</1>"
    assert second.source == "<1>Nous partons</1> demain."
    assert (first.id, second.id) == ("b0001.1", "b0001.1-2")
    assert (first.target, first.notes) == (WHOLE.target, WHOLE.notes)
    assert (first.state, second.state) == (State.DRAFT, State.UNTRANSLATED)
    assert second.block_id == WHOLE.block_id


def test_the_new_identity_is_free() -> None:
    _, second = split(WHOLE, 20, {"b0001.1", "b0001.1-2"})
    assert second.id == "b0001.1-3"
    part = Segment("b0001.1-2", "Un. Deux.")
    assert split(part, 4, {"b0001.1", "b0001.1-2"})[1].id == "b0001.1-3"


@pytest.mark.parametrize("column", [0, len(WHOLE.source), 99])
def test_nothing_is_split_at_the_ends(column: int) -> None:
    with pytest.raises(WorkbenchError, match="nothing to split here"):
        split(WHOLE, column, set())


def test_merging_what_was_split_gives_the_source_back() -> None:
    first, second = split(WHOLE, WHOLE.source.index("Nous"), set())
    whole = merged(first, second, WHOLE.source)
    assert whole.source == WHOLE.source
    assert (whole.id, whole.notes, whole.target) == (WHOLE.id, WHOLE.notes, WHOLE.target)


def test_a_merge_has_both_targets_and_the_less_finished_state() -> None:
    one = Segment("b1.1", "Un.", "One.", State.REVIEWED, "human", reviewer="Bruno")
    two = Segment("b1.2", "Deux.", "Two.", State.TRANSLATED, "human")
    whole = merged(one, two, "Un. Deux.")
    assert (whole.source, whole.target) == ("Un. Deux.", "One. Two.")
    assert (whole.state, whole.reviewer) == (State.TRANSLATED, "")
    assert merged(one, Segment("b1.2", "Deux."), "Un. Deux.").state is State.DRAFT


def test_segments_of_two_blocks_are_not_merged() -> None:
    with pytest.raises(WorkbenchError, match="another paragraph"):
        merged(Segment("b1.1", "Un."), Segment("b2.1", "Deux."), "")


def test_split_and_merge_are_undone_and_survive_saving(workspace: Workspace) -> None:
    article = make_article(workspace, (WHOLE, Segment("b0002.1", "Fin.")), "coupe")
    session = Session(article, "Carla", workspace=workspace.folder)
    session.corrections.split(WHOLE.source.index("Nous"))
    assert [segment.id for segment in session.store.catalog] == ["b0001.1", "b0001.1-2", "b0002.1"]
    assert session.store.saver.flush()
    assert article.read_catalog().segments == session.store.catalog.segments
    assert session.undo() == "splitting"
    assert session.store.catalog[0] == WHOLE
    session.redo()
    session.corrections.merge_with_next()
    assert len(session.store.catalog) == 2
    session.undo()
    session.undo()
    assert session.store.catalog[0] == WHOLE
    assert session.close()
    assert Article(article.folder).read_catalog()[0] == WHOLE


def test_an_article_with_split_segments_is_written_as_its_source(workspace: Workspace) -> None:
    from workbench.articles.segmenting import target_texts

    source = Segment("b0001.1", "Il neige ce soir. Nous partons demain.")
    article = make_article(workspace, (source,), "coupe")
    session = Session(article, "Carla", workspace=workspace.folder)
    session.corrections.split(source.source.index("Nous"))
    texts = target_texts(article.document, session.store.catalog, lambda segment: segment.source)
    assert texts["b0001"] == source.source
    session.close()


def test_merging_keeps_what_the_machine_said_where_it_is_known_of_both() -> None:
    one = Segment("b1.1", "Un.", "A.", State.DRAFT, "argos 1")
    two = Segment("b1.2", "Deux.", "B.", State.DRAFT, "argos 1")
    assert merged(one, two, "").draft == ""
    for pair in ((one.edited("One.", "Ana"), two), (one, two.edited("Two.", "Ana"))):
        whole = merged(*pair, "")
        assert (whole.origin, whole.draft, whole.draft_origin) == ("human", "A. B.", "argos 1")
    typed = Segment("b1.2", "Deux.").edited("Two.", "Ana")
    whole = merged(one, typed, "")
    assert (whole.origin, whole.draft, whole.draft_origin) == ("human", "", "")
