"""Glossary terms waived, and asked for again, by a key."""

import pytest

from tests.editor.driving import until
from tests.editor.workspaces import make_article
from workbench.catalog import Segment, State
from workbench.editor.tui.app import EditorApp
from workbench.editor.tui.screens.question import QuestionScreen
from workbench.glossary.waivers import Waiver, waivers

SEGMENT = Segment(
    "b0001.1", "Les désertions se multiplient.", "The deserts grow.", State.TRANSLATED, "human",
    translator="Bruno",
)  # fmt: skip


def shown(app):
    return app.screen.query_one("#advice").content.plain


@pytest.mark.slow
async def test_a_term_is_waived_with_a_reason_and_asked_for_again(workspace):
    article = make_article(workspace, (SEGMENT,))
    app = EditorApp(workspace, article)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
        await until(pilot, lambda: '! "désertions" should be "desertion"' in shown(app))
        await pilot.press("W", *"a pun", "enter")
        await until(pilot, lambda: "waived by Carla" in shown(app))
        segment = app.screen.session.view.segment
        assert waivers(segment) == [Waiver("désertion = desertion", "a pun", "Carla")]
        assert segment.state is State.TRANSLATED
        assert "should be" not in shown(app)
        await pilot.press("W")
        await until(pilot, lambda: "should be" in shown(app))
        assert app.screen.session.view.segment == SEGMENT
        await pilot.press("u")
        assert waivers(app.screen.session.view.segment)
    app.close_sessions()


async def test_nothing_is_waived_where_no_term_is_missing(workspace):
    article = make_article(workspace, (Segment("b0001.1", "Il pleut.", "It rains.", State.DRAFT),))
    app = EditorApp(workspace, article)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "W")
        await pilot.pause()
        assert not isinstance(app.screen, QuestionScreen)
        assert app.screen.session.view.segment.notes == ()
    app.close_sessions()
