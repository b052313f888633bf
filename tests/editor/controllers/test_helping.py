"""Advice, machine translation and memory, looked up in the background."""

from __future__ import annotations

import pytest

from tests.editor.controllers.conftest import Begin
from tests.editor.controllers.desk import Desk
from workbench.catalog import Segment, State
from workbench.editor.core.assistance import Advice, Assistant, Suggestion
from workbench.editor.tui.controllers.adviser import Adviser
from workbench.editor.tui.controllers.machine_translator import MachineTranslator
from workbench.editor.tui.controllers.memory_updater import MemoryUpdater
from workbench.editor.tui.controllers.navigator import MANY
from workbench.editor.tui.controllers.suggestion_inserter import SuggestionInserter
from workbench.system.errors import WorkbenchError

TEXTS = ("There were 21 men left at the pass.", "12 men were left.")


@pytest.fixture(autouse=True)
def _machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        Assistant,
        "alternatives",
        lambda self, source, prefix="": tuple(
            Suggestion(text, "machine", "argos") for text in TEXTS if text.startswith(prefix)
        ),
    )


class Advised:
    """Advice that was shown, and what was said of the machine's proposals."""

    def __init__(self, desk: Desk) -> None:
        self.shown: list[Advice] = []
        self.at_machine = False
        self.proposals: list[tuple[int, str]] = []
        self.adviser = Adviser(
            desk.view,
            desk.assistant,
            desk.background,
            on_advice=self._show,
            on_proposals=lambda count, fault: self.proposals.append((count, fault)),
            on_fault=desk.display.say,
        )

    def _show(self, advice: Advice, at_machine: bool) -> None:
        self.shown.append(advice)
        self.at_machine = at_machine


def test_terms_and_findings_are_shown_with_what_the_machine_proposes(begin: Begin) -> None:
    desk = begin()
    desk.view.move_to(3)
    advised = Advised(desk)
    advised.adviser.look_up()
    assert desk.background.do() == ["advice", "alternatives"]
    last = advised.adviser.current
    assert last is not None
    assert {finding.check for finding in last.findings} == {"numbers"}
    assert [suggestion.text for suggestion in last.machine] == [TEXTS[1]]  # the other stands there
    assert not advised.at_machine
    assert not advised.proposals


def test_advice_that_comes_too_late_is_not_shown(begin: Begin) -> None:
    desk = begin()
    advised = Advised(desk)
    advised.adviser.look_up()
    desk.view.move_to(3)
    desk.background.do()
    assert not advised.shown
    assert advised.adviser.current is None


def test_the_machine_is_asked_once_about_an_unfinished_source(begin: Begin) -> None:
    desk = begin()
    advised = Advised(desk)
    advised.adviser.look_up()
    assert desk.background.do() == ["advice"]  # reviewed
    desk.view.move_to(3)
    advised.adviser.look_up()
    assert desk.background.do() == ["advice", "alternatives"]
    advised.adviser.look_up()
    assert desk.background.do() == ["advice"]


def test_proposals_that_were_asked_for_are_counted_and_shown_first(begin: Begin) -> None:
    desk = begin()
    desk.view.move_to(3)
    advised = Advised(desk)
    advised.adviser.look_up()
    desk.background.do()
    advised.adviser.propose("12")
    desk.background.do()
    assert advised.proposals == [(1, "")]
    assert advised.at_machine


def test_a_book_is_compared_when_that_has_begun(begin: Begin) -> None:
    alike = (Segment(f"b{n}.1", "Il neige.", "It snows.", State.TRANSLATED) for n in range(MANY))
    desk = begin(*alike, Segment("last.1", "Il neige.", "Snow.", State.DRAFT))
    desk.view.move_to(MANY)
    advised = Advised(desk)
    for found in (set(), {"inconsistent"}):
        advised.adviser.look_up()
        desk.background.do()
        assert advised.adviser.current is not None
        assert {finding.check for finding in advised.adviser.current.findings} == found
        advised.adviser.begin_comparing()


def test_help_that_fails_is_said(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Assistant, segment: Segment) -> Advice:
        raise ValueError("out of order")

    monkeypatch.setattr(Assistant, "advise", broken)
    desk = begin()
    advised = Advised(desk)
    advised.adviser.look_up()
    desk.background.do()
    assert desk.display.said == ["out of order"]
    assert advised.shown == [Advice(desk.store.catalog[0])]


def translator(desk: Desk) -> MachineTranslator:
    return MachineTranslator(
        desk.view,
        desk.corrections,
        desk.current,
        desk.display,
        desk.background,
        desk.assistant,
    )


def test_the_machine_translates_while_one_goes_on(begin: Begin) -> None:
    desk = begin()
    desk.view.move_to(4)
    translator(desk).translate()
    desk.current.go_to(5)
    desk.background.do()
    assert desk.targets[4] == TEXTS[0]
    assert desk.view.position == 5
    assert desk.display.said == ["translating …", "translated by argos"]


def test_what_was_typed_meanwhile_is_not_overwritten(begin: Begin) -> None:
    desk = begin()
    desk.view.move_to(4)
    translator(desk).translate()
    desk.display.text = "Mine."
    desk.background.do()
    assert desk.targets[4] == "Mine."
    assert "the machine's version is left out" in desk.display.said[-1]


def test_a_locked_segment_is_not_translated(begin: Begin) -> None:
    desk = begin()
    desk.corrections.toggle_lock()
    translator(desk).translate()
    assert desk.display.said == ["locked by Carla"]
    assert not desk.background.jobs


def test_the_machines_own_draft_is_left_out_where_one_typed_meanwhile(
    begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        Assistant, "draft_without_terms", lambda self, segment: segment.drafted(TEXTS[1], "argos")
    )
    desk = begin()
    desk.view.move_to(3)
    translator(desk).put_own_draft()
    assert desk.display.said == ["translating …"]
    desk.display.text = "Mine."
    desk.background.do()
    assert desk.targets[3] == "Mine."
    assert "the machine's version is left out" in desk.display.said[-1]


def test_the_machine_is_asked_again_when_the_glossary_has_changed(begin: Begin) -> None:
    desk = begin()
    desk.view.move_to(3)
    advised = Advised(desk)
    advised.adviser.look_up()
    desk.background.do()
    advised.adviser.drop_proposals()
    advised.adviser.look_up()
    assert desk.background.do() == ["advice", "alternatives"]
    assert not advised.shown[-2].machine


def test_a_machine_that_fails_is_told(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(self: Assistant, source: str, prefix: str = "") -> tuple[Suggestion, ...]:
        raise WorkbenchError("no engine", remedy="install one")

    monkeypatch.setattr(Assistant, "alternatives", none)
    desk = begin()
    translator(desk).translate()
    desk.background.do()
    assert desk.display.said[-1] == "not translated"
    assert desk.display.notices == ["no engine; install one"]


class Box:
    """A target that is typed in."""

    read_only = False
    picking = False

    def __init__(self) -> None:
        self.words: list[str] = []

    def insert_word(self, text: str) -> None:
        self.words.append(text)


def test_terms_go_in_at_the_cursor_and_translations_as_the_whole(begin: Begin) -> None:
    desk = begin()
    desk.view.move_to(2)
    advised, box = Advised(desk), Box()
    say = desk.display.say
    inserter = SuggestionInserter(advised.adviser, desk.corrections, desk.current, box, say)
    inserter.ask_number()
    assert not box.picking
    advised.adviser.look_up()
    desk.background.do()
    inserter.ask_number()
    assert box.picking
    inserter.insert(1)
    assert box.words == ["mechanised brigade"]
    assert not box.picking
    inserter.insert(3)
    assert desk.targets[2] == TEXTS[0]
    inserter.insert(9)
    assert desk.display.said == [
        "there is no suggestion",
        "insert which? 1 to 5",  # the last is soldier, for « soldat »
        "no suggestion has that number",
    ]


def test_what_changes_is_remembered_and_looked_up_again(begin: Begin) -> None:
    desk = begin()
    done: list[str] = []
    updater = MemoryUpdater(
        desk.assistant,
        desk.background,
        lambda: done.append("flushed"),
        lambda: done.append("remembered"),
        desk.display.say,
    )
    segment = Segment("b0003.1", "Le col est fermé.", "The pass is closed.", State.TRANSLATED)
    updater.remember(segment)
    assert desk.background.do() == ["memory"]
    assert [unit.english for unit in desk.assistant.concordance("pass is")] == [segment.target]
    updater.read_again()
    desk.background.do()
    assert done == ["remembered", "flushed"]


def test_a_memory_that_fails_is_said(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Assistant) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(Assistant, "open_memory", broken)
    desk = begin()
    later: list[str] = []
    look_up = lambda: later.append("look up")  # noqa: E731
    MemoryUpdater(desk.assistant, desk.background, lambda: None, look_up, desk.display.say).open()
    desk.background.do()
    assert desk.display.said == ["the disk is full"]
    assert later == ["look up"]


def test_what_is_looked_up_is_all_that_can_be_put_in_until_that_ends(begin: Begin) -> None:
    desk = begin()
    desk.view.move_to(2)
    advised = Advised(desk)
    advised.adviser.look_up()
    desk.background.do()
    usual = advised.adviser.suggestions
    advised.adviser.look_words_up("neige")
    assert not advised.adviser.suggestions  # what is seen yet is about something else
    assert desk.background.do() == ["dictionary"]
    assert advised.adviser.suggestions[0].text == "snow"
    advised.adviser.look_words_up("")
    assert advised.adviser.suggestions == usual


def test_of_words_looked_up_fast_the_last_are_shown(begin: Begin) -> None:
    desk = begin()
    desk.view.move_to(2)
    advised = Advised(desk)
    advised.adviser.look_up()
    desk.background.do()
    for words in ("la", "neige", "tombe"):
        advised.adviser.look_words_up(words)
    assert desk.background.do() == ["dictionary"]
    assert advised.shown[-1].looked_up is not None
    assert advised.shown[-1].looked_up.words == "tombe"
