from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.editor.sittings import journals, sitting
from tests.editor.workspaces import make_article
from workbench.articles import Article
from workbench.catalog import Segment, State
from workbench.catalog.segment import COPY, HUMAN
from workbench.editor.core.assistance import Suggestion
from workbench.editor.core.session import Session
from workbench.system.errors import WorkbenchError
from workbench.workspace import Workspace


@pytest.fixture
def session(article: Article) -> Iterator[Session]:
    session = Session(article, "Carla", workspace=article.folder.parent.parent)
    yield session
    session.close()


def on_disk(session: Session) -> list[Segment]:
    assert session.store.saver.flush()
    return session.article.read_catalog().segments


def test_what_is_typed_is_a_draft_of_the_person_and_on_the_disk(session: Session) -> None:
    session.view.move_to(4)
    session.corrections.type_target("We shall be back")
    segment = on_disk(session)[4]
    assert segment.target == "We shall be back"
    assert (segment.state, segment.origin, segment.translator) == (State.DRAFT, HUMAN, "Carla")


def test_a_sitting_that_begins_as_another_makes_its_journal_leaves_that_alone(
    article: Article, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    close, begun = os.close, []

    def close_and_look(descriptor: int) -> None:
        close(descriptor)
        if not begun:
            begun.append("Ana")
            sitting(article, "Ana").close()

    session.view.move_to(4)
    monkeypatch.setattr(os, "close", close_and_look)
    session.corrections.type_target("We shall be back")
    assert begun
    [journal] = journals(article)
    assert "We shall be back" in journal.read_text(encoding="utf-8")


def test_a_sitting_begins_where_the_person_was_last_on_this_machine(article: Article) -> None:
    for begins, ends in ((2, 5), (5, 1), (1, 1)):
        session = sitting(article)
        session.begin()
        assert session.view.position == begins
        session.view.move_to(ends)
        session.close()
    other = sitting(article, "Ana")
    other.begin()
    assert other.view.position == 2
    other.close()


@pytest.mark.parametrize("damage", ["[]", "{", '{"Carla": "b9999.1"}', '{"Carla": ["b0002.1"]}'])
def test_a_sitting_begins_with_work_where_the_last_place_is_unknown(
    article: Article, damage: str
) -> None:
    folder = article.folder.parent.parent / ".workbench" / "places"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "montagne.en.json").write_text(damage, encoding="utf-8")
    session = sitting(article)
    session.begin()
    assert session.view.position == 2
    session.view.move_to(4)
    assert session.close()
    again = sitting(article)
    again.begin()
    assert again.view.position == 4
    again.close()


def test_typing_without_a_pause_is_one_step_of_undo(session: Session) -> None:
    session.view.move_to(4)
    for text in ("W", "We", "We sh"):
        session.corrections.type_target(text)
    assert session.undo() == "typing"
    assert session.view.segment is not None
    assert session.view.segment.target == ""
    assert session.view.segment.state is State.UNTRANSLATED
    assert session.redo() == "typing"
    assert session.view.segment.target == "We sh"


def test_undo_goes_back_over_segments_and_follows_them(session: Session) -> None:
    session.view.move_to(4)
    session.corrections.type_target("one")
    session.view.move_to(5)
    session.corrections.type_target("two")
    session.corrections.accept()
    session.view.move_to(0)
    assert [session.undo() for _ in range(4)] == ["accepting", "typing", "typing", None]
    assert session.view.position == 4
    assert [segment.target for segment in session.store.catalog][4:6] == ["", ""]


def test_a_new_step_forgets_what_was_taken_back(session: Session) -> None:
    session.view.move_to(4)
    session.corrections.type_target("one")
    session.undo()
    session.corrections.copy_source()
    assert session.redo() is None
    assert session.view.segment is not None
    assert session.view.segment.target == session.view.segment.source
    assert session.view.segment.origin == COPY


def test_accepting_makes_a_draft_a_translation(session: Session) -> None:
    session.view.move_to(2)
    session.corrections.accept()
    segment = on_disk(session)[2]
    assert (segment.state, segment.translator) == (State.TRANSLATED, "Carla")


def test_nothing_cannot_be_accepted(session: Session) -> None:
    session.view.move_to(4)
    with pytest.raises(WorkbenchError, match="nothing to accept"):
        session.corrections.accept()


def test_another_persons_translation_can_be_reviewed_ones_own_not(session: Session) -> None:
    session.view.move_to(1)
    session.corrections.review()
    assert session.store.catalog[1].state is State.REVIEWED
    assert session.store.catalog[1].reviewer == "Carla"
    session.view.move_to(2)
    session.corrections.accept()
    with pytest.raises(WorkbenchError, match="another person reviews it"):
        session.corrections.review()


def test_the_workspace_may_allow_to_review_ones_own_work(article: Article) -> None:
    session = Session(
        article, "Carla", workspace=article.folder.parent.parent, review_own_work=True
    )
    session.view.move_to(2)
    session.corrections.accept()
    session.corrections.review()
    assert session.store.catalog[2].state is State.REVIEWED
    assert session.close()


def test_a_draft_cannot_be_reviewed(session: Session) -> None:
    session.view.move_to(2)
    with pytest.raises(WorkbenchError, match="only an accepted translation"):
        session.corrections.review()


def test_editing_a_reviewed_segment_takes_the_review_away(session: Session) -> None:
    session.corrections.type_target("News of the mountain")
    assert session.store.catalog[0].state is State.TRANSLATED
    assert session.store.catalog[0].reviewer == ""
    session.undo()
    assert session.store.catalog[0].state is State.REVIEWED


def test_a_rejected_segment_is_a_draft_with_the_reason(session: Session) -> None:
    session.corrections.reject("too literal")
    assert session.store.catalog[0].state is State.DRAFT
    assert [note.text for note in session.store.catalog[0].notes] == ["too literal"]


def test_a_locked_segment_takes_notes_only(session: Session) -> None:
    session.view.move_to(2)
    session.corrections.toggle_lock()
    for act in (
        lambda: session.corrections.type_target("x"),
        session.corrections.accept,
        session.corrections.copy_source,
    ):
        with pytest.raises(WorkbenchError, match="locked by Carla"):
            act()
    session.corrections.note("agreed with the author")
    assert session.store.catalog[2].notes[-1].text == "agreed with the author"
    session.corrections.toggle_lock()
    session.corrections.accept()
    assert session.store.catalog[2].state is State.TRANSLATED


def test_a_machines_late_answer_does_not_overwrite_what_was_typed(session: Session) -> None:
    session.view.move_to(4)
    asked = session.store.catalog[4]
    session.corrections.type_target("mine")
    assert not session.corrections.draft(asked, Suggestion("the machine's", "machine", "argos"))
    assert session.store.catalog[4].target == "mine"


def test_a_machines_answer_is_a_draft_and_can_be_undone(session: Session) -> None:
    asked = session.store.catalog[4]
    assert session.corrections.draft(
        asked, Suggestion("We will return in spring", "machine", "argos fr_en 0.1")
    )
    assert session.store.catalog[4].state is State.DRAFT
    assert session.store.catalog[4].origin == "argos fr_en 0.1"
    session.undo()
    assert session.store.catalog[4] == asked


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("We shall\n  be back\r\nin spring", "We shall be back in spring"),
        ("We shall\n\n\tbe back\n", "We shall be back"),
        (" be back ", " be back "),
    ],
)
def test_pasted_lines_become_one(session: Session, text: str, line: str) -> None:
    session.view.move_to(4)
    session.corrections.type_target(text)
    assert session.store.catalog[4].target == line


def test_next_unfinished_goes_round_within_what_is_shown(session: Session) -> None:
    session.view.move_to(3)
    assert session.view.next_unfinished() == 4
    session.view.move_to(5)
    assert session.view.next_unfinished() == 2
    session.view.rows = [0, 1, 6]
    assert session.view.next_unfinished() is None


def test_search_finds_source_and_target_in_any_case_and_goes_round(session: Session) -> None:
    assert session.view.search("SNOW") == 1
    assert session.view.search("printemps") == 4
    session.view.move_to(4)
    assert session.view.search("snow") == 1
    assert session.view.search("mountain", backwards=True) == 0
    assert session.view.search("nowhere") is None


def test_moving_past_the_ends_stays_within(session: Session) -> None:
    session.view.move_to(-3)
    assert session.view.position == 0
    session.view.move_to(99)
    assert session.view.position == 6


def test_an_empty_article_has_no_segment_and_nothing_breaks(workspace: Workspace) -> None:
    session = Session(make_article(workspace, (), "vide"), "Carla", workspace=workspace.folder)
    session.view.move_to(3)
    assert session.view.segment is None
    assert session.undo() is None
    assert session.view.next_unfinished() is None
    with pytest.raises(WorkbenchError, match="no segments"):
        session.corrections.accept()
    assert session.close()


REPEATS = (
    Segment("b0001.1", "Il neige.", "It snows.", State.DRAFT, "argos"),
    Segment("b0002.1", "Il neige."),
    Segment("b0003.1", "Il neige.", "Snow.", State.TRANSLATED, "human", translator="Ana"),
    Segment("b0004.1", "Il neige.", "x", State.DRAFT, "argos", locked_by="Ana"),
    Segment("b0005.1", "Il pleut."),
)


def test_repeats_that_nobody_finished_are_filled_in_one_step(workspace: Workspace) -> None:
    article = make_article(workspace, REPEATS, "neige")
    session = Session(article, "Carla", workspace=workspace.folder)
    assert session.repeats.rows == []
    session.corrections.accept()
    assert session.repeats.rows == [1]
    assert session.repeats.fill() == 1
    assert session.store.catalog[1].target == "It snows."
    assert session.store.catalog[1].state is State.TRANSLATED
    assert session.undo() == "filling repeats"
    assert session.store.catalog[1] == REPEATS[1]
    session.close()


def test_a_version_from_another_program_may_hold_its_line_breaks(workspace: Workspace) -> None:
    segment = Segment("b0001.1", "Il neige.", "It\u2028snows.\x85", State.DRAFT, "human")
    session = Session(make_article(workspace, (segment,)), "Carla", workspace=workspace.folder)
    session.corrections.type_target("It is snowing.")
    session.close()
    assert [v.target for v in session.versions.of(session.view.segment)] == [
        segment.target,
        "It is snowing.",
    ]


def test_versions_say_who_and_what_and_can_be_brought_back(session: Session) -> None:
    session.view.move_to(2)
    session.corrections.type_target("A soldier")
    session.corrections.type_target("A soldier speaks")
    session.corrections.accept()
    session.view.move_to(3)
    session.view.move_to(2)
    versions = session.versions.of(session.view.segment)
    assert [(v.person, v.target) for v in versions] == [
        ("", "A soldier of the <1>63rd mechanised brigade</1> speaks of flights."),
        ("Carla", "A soldier speaks"),
    ]
    session.corrections.restore(versions[0])
    assert session.store.catalog[2].target == versions[0].target
    assert len(session.versions.of(session.view.segment)) == 3


def test_a_sitting_counts_what_it_finished(session: Session) -> None:
    session.view.move_to(2)
    session.corrections.accept()
    session.view.move_to(3)
    session.corrections.accept()
    session.undo()
    assert session.store.progress.finished_here == 1
    session.view.move_to(0)
    session.corrections.reject("")
    assert session.store.progress.finished_here == 0
