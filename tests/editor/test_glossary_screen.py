"""The glossary screen, driven by keys."""

import pytest
from textual.widgets import Input, OptionList, Select, Static

from tests.editor.workspaces import make_article, make_workspace
from workbench.editor.core.terms import Shown, Terms
from workbench.editor.tui.app import EditorApp
from workbench.editor.tui.screens.glossary import GlossaryScreen
from workbench.editor.tui.screens.term_form import TermFormScreen
from workbench.glossary import Status

#: Each drives the whole screen.
pytestmark = pytest.mark.slow

MORE = """\
# Kept by hand.
- fr: percée
  en: breakthrough
  status: proposed   # since May
- char: tank
- char: lorry
"""


@pytest.fixture
def workspace(tmp_path):
    workspace = make_workspace(tmp_path)
    (tmp_path / "glossary/war.yaml").write_text(MORE, encoding="utf-8")
    make_article(workspace)
    return workspace


@pytest.fixture
def more(workspace):
    return workspace.folder / "glossary/war.yaml"


async def opened(pilot):
    await pilot.press("g")
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    assert isinstance(pilot.app.screen, GlossaryScreen)
    return pilot.app.screen


def lines(screen):
    options = screen.query_one("#terms", OptionList)
    return [str(options.get_option_at_index(n).prompt) for n in range(options.option_count)]


def text(screen, name):
    return str(screen.query_one(name, Static).content)


async def test_terms_are_listed_with_what_is_known_of_the_first(workspace):
    async with EditorApp(workspace).run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        assert lines(screen)[0] == "✓ brigade mécanisée = mechanised brigade"
        assert lines(screen)[2] == "= RESU"
        assert "6 of 6 terms, 1 proposed, 1 with problems" in text(screen, "#head")
        assert "with a capital in the name of a unit" in text(screen, "#details")
        assert "used: mechanised brigade 1" in text(screen, "#details")
        assert "montagne b0002.2" in text(screen, "#details")


async def test_searching_and_leaving(workspace):
    async with EditorApp(workspace).run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("slash", *"percées", "enter")
        assert lines(screen) == ["? percée = breakthrough"]
        await pilot.press("escape")
        assert len(lines(screen)) == 6
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, GlossaryScreen)


async def test_proposals_and_problems_are_shown_in_turn(workspace):
    async with EditorApp(workspace).run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("f")
        assert lines(screen) == ["? percée = breakthrough"]
        await pilot.press("f")
        assert lines(screen) == ["✓ char = lorry  !"]


async def test_a_proposal_is_approved_with_a_key(workspace, more):
    async with EditorApp(workspace).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("f", "a")
        await pilot.pause()
        assert more.read_text(encoding="utf-8") == MORE.replace(
            "  status: proposed   # since May\n", ""
        )


async def test_a_conflict_is_settled_by_taking_one_entry_out(workspace, more):
    async with EditorApp(workspace).run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("f", "f")
        assert 'is "tank" in war.yaml:5' in text(screen, "#details")
        await pilot.press("x", *"no", "enter")
        assert more.read_text(encoding="utf-8") == MORE
        await pilot.press("x", *"yes", "enter")
        await pilot.pause()
        assert "lorry" not in more.read_text(encoding="utf-8")
        assert lines(screen) == []


async def test_a_conflict_is_settled_by_making_one_entry_of_both(workspace, more):
    async with EditorApp(workspace).run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("f", "f")
        assert "m makes one entry of both" in text(screen, "#details")
        await pilot.press("m", *"yes", "enter")
        await pilot.pause()
        assert more.read_text(encoding="utf-8") == MORE.replace(
            "- char: tank\n- char: lorry\n", "- char: [tank, lorry]\n"
        )
        assert lines(screen) == []
        await pilot.press("f", "m")
        assert isinstance(pilot.app.screen, GlossaryScreen)


async def test_an_entry_made_one_with_another_loses_nothing_that_was_written(workspace, more):
    more.write_text(
        "- fr: char\n  en: tank\n  note: in reports\n"
        "- fr: char\n  en: lorry\n  note: in quotations\n"
        "  definition: a vehicle\n  inflections:\n    fr: [charrs]\n",
        encoding="utf-8",
    )
    async with EditorApp(workspace).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("f", "f", "m", *"yes", "enter")
        await pilot.pause()
    [term] = [term for term in workspace.reread_glossary().terms if "char" in term.fr]
    assert term.en == ("tank", "lorry")
    assert term.inflections == {"fr": ("charrs",)}
    assert (term.note, term.definition) == ("in reports; in quotations", "a vehicle")


async def test_the_uses_of_a_term_can_be_scrolled(workspace):
    async with EditorApp(workspace).run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("u")
        assert screen.query_one("#about").has_focus
        await pilot.press("escape")
        assert screen.query_one("#terms").has_focus


async def test_every_field_can_be_filled_in_and_the_verdict_stays_in_sight(workspace, more):
    async with EditorApp(workspace).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("f", "enter")
        form = pilot.app.screen
        form.query_one("#field-gender", Select).value = "f"
        form.query_one("#field-inflections-fr", Input).value = "percee | perçée"
        form.query_one("#field-source", Input).focus()
        await pilot.pause()
        verdict = form.query_one("#verdict").region
        assert form.query_one("#field-source").region.bottom <= verdict.y
        assert verdict.bottom < 24
        await pilot.press("enter")
        await pilot.pause()
        written = more.read_text(encoding="utf-8")
        assert "  gender: f\n  inflections: {fr: [percee, perçée]}\n" in written


async def test_a_term_is_changed_on_a_form_that_judges_while_one_types(workspace, more):
    async with EditorApp(workspace).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("f", "enter")
        form = pilot.app.screen
        assert isinstance(form, TermFormScreen)
        assert "nothing is wrong" in text(form, "#verdict")
        form.query_one("#field-fr", Input).value = ""
        form.query_one("#field-en", Input).value = ""
        await pilot.pause()
        assert "nothing is wrong" not in text(form, "#verdict")
        await pilot.press("enter")
        assert pilot.app.screen is form
        form.query_one("#field-fr", Input).value = "percée"
        form.query_one("#field-en", Input).value = "breakthrough | break-in"
        await pilot.press("enter")
        await pilot.pause()
        assert "  en: [breakthrough, break-in]\n" in more.read_text(encoding="utf-8")
        assert "# since May" in more.read_text(encoding="utf-8")


async def test_a_new_term_is_written_where_it_belongs(workspace):
    async with EditorApp(workspace).run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("n")
        await pilot.pause()
        assert text(pilot.app.screen, "#verdict") == ""
        await pilot.press(*"obus", "tab", *"shell", "enter")
        await pilot.pause()
        assert "? obus = shell" in lines(screen)
    written = (workspace.folder / "glossary/terms.yaml").read_text(encoding="utf-8")
    assert "- fr: obus\n  en: shell\n  status: proposed\n  author: Carla\n" in written


async def test_a_form_left_with_escape_changes_nothing(workspace, more):
    async with EditorApp(workspace).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("f", "e", "x", "escape")
        assert more.read_text(encoding="utf-8") == MORE


async def test_a_glossary_with_a_fault_is_told_and_not_shown(workspace, more):
    more.write_text("- fr: a\n", encoding="utf-8")
    async with EditorApp(workspace).run_test(size=(80, 24)) as pilot:
        await pilot.press("g")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, GlossaryScreen)


async def test_an_empty_glossary_can_be_begun(tmp_path):
    workspace = make_workspace(tmp_path)
    (tmp_path / "glossary/terms.yaml").unlink()
    async with EditorApp(workspace).run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        for key in ("e", "a", "x", "enter", "j", "k", "f"):
            await pilot.press(key)
        assert lines(screen) == []
        await pilot.press("n", *"obus", "tab", *"shell", "enter")
        await pilot.pause()
    assert (tmp_path / "glossary/terms.yaml").is_file()


def test_the_model_tells_problems_of_a_change_before_it_is_made(workspace):
    terms = Terms(workspace)
    [percee] = terms.found("percée", Shown.PROPOSED)
    changed, faults = terms.judged(
        percee, {"fr": ("désertion",), "field": "", "status": Status.APPROVED}
    )
    assert changed.fr == ("désertion",)
    assert 'is "desertion" in terms.yaml' in faults[0].what
