"""The current segment is typed in, changed and left, and shown as it is then."""

from __future__ import annotations

from dataclasses import replace

from tests.editor.controllers.conftest import Begin
from workbench.catalog import State


def test_what_is_typed_is_kept_when_one_goes_on(begin: Begin) -> None:
    desk = begin()
    desk.current.go_to(4)
    desk.display.text = "We shall be back"
    desk.current.go_to(5)
    assert desk.targets[4] == "We shall be back"
    assert desk.view.position == 5
    assert desk.looked_up[-1] == desk.store.catalog[5]


def test_typing_shows_the_state_and_looks_up_what_helps_with_it(begin: Begin) -> None:
    desk = begin()
    desk.display.text = "Tidings"
    desk.current.typed()
    assert desk.display.drawn == ["state"]
    assert [segment.target for segment in desk.looked_up if segment] == ["Tidings"]
    desk.current.typed()
    assert len(desk.looked_up) == 1


def test_typing_in_a_locked_segment_is_refused_and_the_text_is_as_it_was(begin: Begin) -> None:
    desk = begin()
    desk.corrections.toggle_lock()
    desk.display.text = "Tidings"
    assert not desk.current.take_typing()
    assert desk.display.said == ["locked by Carla; unlock the segment to change it"]
    assert desk.display.text is None
    assert desk.targets[0] == "News from the mountain"


def test_a_change_is_shown_and_passed_on(begin: Begin) -> None:
    desk = begin()
    desk.current.go_to(2)
    assert desk.current.do(desk.corrections.accept, "accepted")
    assert [segment.state for segment in desk.changed] == [State.TRANSLATED]
    assert desk.display.drawn[-2:] == ["segment", "progress"]
    assert desk.display.said == ["accepted"]


def test_what_is_not_allowed_is_said(begin: Begin) -> None:
    desk = begin()
    desk.current.go_to(4)
    assert not desk.current.do(desk.corrections.accept, "accepted")
    assert desk.display.said == ["nothing to accept yet; type a translation first"]
    assert not desk.changed


def test_undo_goes_where_the_step_was(begin: Begin) -> None:
    desk = begin()
    desk.current.go_to(4)
    desk.current.do(desk.corrections.copy_source)
    desk.current.go_to(0)
    desk.current.follow("undone", desk.session.undo)
    assert desk.view.position == 4
    assert desk.display.said == ["undone: copying the source"]
    assert desk.changed[-1] == desk.store.catalog[4]
    desk.current.follow("undone", desk.session.undo)
    assert desk.display.said[-1] == "nothing to be undone"


def test_one_steps_through_the_listed_segments(begin: Begin) -> None:
    desk = begin()
    desk.view.limit("state:draft")
    assert desk.view.position == 2
    assert desk.current.step(1)
    assert desk.view.position == 3
    assert not desk.current.step(1)


def test_what_others_wrote_is_shown_and_said(begin: Begin) -> None:
    desk = begin()
    article = desk.session.article
    theirs = article.read_catalog()
    theirs.put(replace(theirs[5], target="RESU passed it on."))
    theirs.write(article.catalog_path)
    desk.store.look_outside()
    assert desk.store.saver.flush()
    desk.current.take_over()
    assert desk.display.notices == ["another program changed 1 segment; taken over"]
    assert desk.targets[5] == "RESU passed it on."
    assert desk.display.drawn == ["list", "segment", "progress"]
