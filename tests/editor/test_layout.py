"""How the list, the texts and messages stand in a window."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from tests.editor.driving import (
    SMALL,
    drawn,
    editing,
    screen_of,
    session_of,
    status_of,
    target_of,
    until,
)
from tests.editor.workspaces import make_article
from workbench.articles import Article
from workbench.catalog import Segment
from workbench.editor.tui.app import EditorApp
from workbench.editor.tui.screens.confirmation import ConfirmationScreen
from workbench.editor.tui.screens.question import QuestionScreen
from workbench.editor.tui.widgets.segment_list import SegmentList
from workbench.workspace import Workspace

#: Each drives the whole screen.
pytestmark = pytest.mark.slow


async def test_a_click_in_the_list_goes_there(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.click(SegmentList, offset=(20, 5))
        assert session_of(pilot).view.position == 5
        assert pilot.app.focused is target_of(pilot)


def listed(pilot: Pilot[None], lines: int) -> list[str]:
    """Return the first ``lines`` of the list as they are read."""
    rows = screen_of(pilot).segments
    texts = (rows.render_line(y).text.replace("▌", "▌ ") for y in range(lines))
    return [" ".join(text.split()) for text in texts]


async def test_a_segment_has_one_line_or_two_in_the_list(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article, (100, 40)) as pilot:
        first = "1 ✓ Des nouvelles de la montagne"
        assert listed(pilot, 1) == [f"{first} │ News from the mountain"]
        await pilot.press("escape", "d")
        assert listed(pilot, 3) == [
            first,
            "News from the mountain",
            "2 ● La neige est tombée toute la nuit.",
        ]
        await pilot.click(SegmentList, offset=(20, 7))
        assert session_of(pilot).view.position == 3
        await pilot.press("escape", "G")
        await pilot.pause()
        assert session_of(pilot).view.position == 6
        await pilot.press("g", "d")
        await pilot.pause()
        assert listed(pilot, 1) == [f"▌ {first} │ News from the mountain"]


async def test_an_emoji_of_several_signs_is_one_in_the_list(workspace: Workspace) -> None:
    family = Segment("b0001.1", "La famille 👩‍👩‍👧 est\x1b là.", "The family 👩‍👩‍👧 is here.")
    async with editing(workspace, make_article(workspace, (family,), "famille")) as pilot:
        [line] = listed(pilot, 1)
        assert line.endswith("La famille 👩‍👩‍👧 est là. │ The family 👩‍👩‍👧 is here.")


async def test_a_list_in_two_lines_scrolls_with_the_current_segment(workspace: Workspace) -> None:
    many = tuple(Segment(f"b{n:04}.1", f"Un {n}.", f"One {n}.") for n in range(1, 201))
    async with editing(workspace, make_article(workspace, many, "cent")) as pilot:
        screen_of(pilot).segments.two_lines = True
        await pilot.press("escape")
        for key in ("G", "g", "pagedown", "pagedown", "j"):
            await pilot.press(key)
            await pilot.pause()
            seen = listed(pilot, screen_of(pilot).segments.size.height)
            number = session_of(pilot).view.position + 1
            assert f"▌ {number} ● Un {number}." in seen
            assert f"▌ One {number}." in seen
        assert 5 < number < 20


async def test_a_long_message_is_whole_and_the_texts_stay_where_they_are(
    workspace: Workspace, article: Article
) -> None:
    async with editing(workspace, article) as pilot:
        place = target_of(pilot).region
        await pilot.press("enter", "ctrl+p", "ctrl+r")
        await until(pilot, lambda: "another person reviews it" in drawn(pilot))
        message = " ".join(drawn(pilot).split())
        assert 'or set "review: own_work: yes" in workbench.yaml' in message
        assert target_of(pilot).region == place
        await pilot.press("f6")
        await until(pilot, lambda: status_of(pilot).size.height == 1)


async def test_brackets_in_messages_are_no_markup(workspace: Workspace) -> None:
    app = EditorApp(workspace)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        app.screen.notify("[/b] in a box, or [bold]")
        await until(pilot, lambda: "[/b] in a box, or [bold]" in drawn(pilot))
        app.push_screen(ConfirmationScreen("[/b] in a question, or [bold]"))
        await until(pilot, lambda: "[/b] in a question, or [bold]" in drawn(pilot))
        app.push_screen(QuestionScreen("[/b] in a heading, or [bold]"))
        await until(pilot, lambda: "[/b] in a heading, or [bold]" in drawn(pilot))


def beside(pilot: Pilot[None]) -> bool:
    """Tell whether the source stands beside the target, and both are seen."""
    source, target = screen_of(pilot).source.region, target_of(pilot).region
    assert source.height > 1
    assert target.height > 1
    assert (source.y == target.y) != (source.x == target.x)
    return source.y == target.y


@pytest.mark.parametrize(("width", "wide"), [(80, False), (119, False), (120, True), (140, True)])
async def test_texts_stand_side_by_side_in_a_wide_window_and_by_a_key(
    workspace: Workspace, article: Article, width: int, wide: bool
) -> None:
    async with editing(workspace, article, (width, 24)) as pilot:
        assert beside(pilot) is wide
        await pilot.press("escape", "v")
        await pilot.pause()
        assert beside(pilot) is not wide
        await pilot.press("v")
        await pilot.pause()
        assert beside(pilot) is wide


async def test_texts_follow_the_width_of_the_window(workspace: Workspace, article: Article) -> None:
    async with editing(workspace, article) as pilot:
        await pilot.resize_terminal(130, 40)
        await pilot.pause()
        assert beside(pilot)
        await pilot.resize_terminal(100, 40)
        await pilot.pause()
        assert not beside(pilot)


async def test_texts_stand_as_the_workspace_wants_them(
    workspace: Workspace, article: Article
) -> None:
    configuration = "user: Carla\nengine: libretranslate\neditor:\n  layout: above\n"
    (workspace.folder / "workbench.yaml").write_text(configuration, encoding="utf-8")
    async with editing(Workspace(workspace.folder), article, (140, 45)) as pilot:
        assert not beside(pilot)
