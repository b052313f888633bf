"""What the glossary changed in a machine's draft can be taken back."""

from tests.editor.workspaces import make_article
from workbench.catalog import Note, Segment, State
from workbench.drafting.pretranslation import GLOSSARY
from workbench.editor.tui.app import EditorApp

REMARK = '"désertion = desertion" put in; without the glossary: The deserts grow.'
DRAFT = Segment(
    "b0001.1",
    "Les désertions se multiplient.",
    "The desertions grow.",
    State.DRAFT,
    "argos fr_en 0.1",
    notes=(Note("look at the number", "Ana"), Note(REMARK, GLOSSARY)),
)


async def test_a_key_brings_the_machines_own_draft_back_and_undo_the_terms(workspace):
    article = make_article(workspace, (DRAFT,))
    app = EditorApp(workspace, article)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "M")
        await pilot.pause()
        segment = app.screen.session.view.segment
        assert segment.target == "The deserts grow."
        assert (segment.state, segment.origin) == (State.DRAFT, "argos fr_en 0.1")
        assert segment.notes == (Note("look at the number", "Ana"),)
        await pilot.press("u")
        assert app.screen.session.view.segment == DRAFT
    app.close_sessions()


async def test_what_a_person_typed_stays(workspace):
    article = make_article(workspace, (DRAFT.edited("The desertions are growing.", "Ana"),))
    app = EditorApp(workspace, article)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "M")
        await pilot.pause()
        assert app.screen.session.view.segment.target == "The desertions are growing."
    app.close_sessions()
