"""Without colours the terminal is sent none, and what they tell is told in other ways."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from rich.style import Style
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget

from tests.editor.driving import editing, screen_of, target_of, until
from tests.editor.terminal import terminal
from workbench.articles import Article
from workbench.workspace import Workspace

#: Each drives the whole screen.
pytestmark = pytest.mark.slow

#: What chooses how letters look, its numbers between semicolons.
_SGR = re.compile(r"\x1b\[([\d;:]*)m")

_COLOURS = {*range(30, 50), *range(90, 108), 58}


@pytest.fixture(params=["NO_COLOR", "theme"])
def colourless(
    request: pytest.FixtureRequest, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> Workspace:
    """The workspace without colours, by the environment or by its settings."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    if request.param == "NO_COLOR":
        monkeypatch.setenv("NO_COLOR", "1")
        return workspace
    settings = "user: Carla\nengine: libretranslate\neditor:\n  theme: none\n"
    (workspace.folder / "workbench.yaml").write_text(settings, encoding="utf-8")
    return Workspace(workspace.folder)


@pytest.mark.process
def test_no_colour_is_sent_to_the_terminal(colourless: Workspace, article: Article) -> None:
    with terminal(colourless.folder, "edit", article.slug, term="xterm-256color") as person:
        person.wait_for("mechanised brigade")
        for keys, answer in [
            ("\x1b[B", "There were"),  # the next segment, with a finding
            ("x", "saved"),
            ("\x0c", "Show"),  # the filter
            ("\x1b", "4 of 7"),
            ("\x1b[24~", "Search"),  # everything by name
            ("\x1b", "4 of 7"),
            ("\x1bOP", "next unfinished"),  # the keys
        ]:
            person.press(keys)
            person.wait_for(answer)
        person.press("\x11")
        assert person.end() == 0
    numbers = {int(n) for found in _SGR.findall(person.written) for n in found.split(";") if n}
    assert not numbers & _COLOURS
    assert {1, 2, 4, 7} <= numbers, "bold, dim, underline and reverse do their work"


async def test_what_colours_tell_is_told_in_other_ways(
    colourless: Workspace, article: Article
) -> None:
    async with editing(colourless, article, (140, 45)) as pilot:
        screen = screen_of(pilot)
        await until(pilot, lambda: bool(screen.source.marks))
        await pilot.pause()
        source, target = look(pilot, screen.source), look(pilot, target_of(pilot))
        plain = source("soldat")
        assert source("brigade").underline
        assert source("<1>").reverse
        assert not plain.underline
        assert not plain.reverse
        assert target("A").reverse, "the cursor"
        current, other = look(pilot, screen.segments)("soldier"), look(pilot, screen.segments)("La")
        assert current != other
        await pilot.press("escape")
        await pilot.pause()
        assert look(pilot, screen.segments)("soldier").reverse, "the list has the keys"
        await pilot.press("j", "i")
        await until(pilot, lambda: bool(target_of(pilot).marks))
        await pilot.pause()
        finding = look(pilot, target_of(pilot))("21")
        assert (finding.underline, finding.bold) == (True, True)


def look(pilot: Pilot[None], widget: Widget) -> Callable[[str], Style]:
    """Return what tells how the first letter of some words is drawn in ``widget``."""

    def style(words: str) -> Style:
        region: Region = widget.region
        for y in range(region.y, region.bottom):
            strip = pilot.app.screen._compositor.render_strips()[y]
            line = "".join(piece.text for piece in strip)
            column = line.find(words, region.x, region.right)
            if column >= 0:
                return pilot.app.screen.get_style_at(column, y)
        raise AssertionError(f"no {words!r} in {widget}")

    return style
