"""Saving, counting, replacing and what was published, without a screen."""

from __future__ import annotations

from collections.abc import Callable

from tests.editor.controllers.conftest import Begin
from workbench.articles import Statistics
from workbench.editor.core.published import Published
from workbench.editor.core.replacing import Found, Order, Replacer, Search
from workbench.editor.core.saving import SaveState
from workbench.editor.tui.controllers.publication_watcher import PublicationWatcher
from workbench.editor.tui.controllers.replace_controller import ReplaceController
from workbench.editor.tui.controllers.save_reporter import SaveReporter
from workbench.editor.tui.controllers.segment_counter import SegmentCounter
from workbench.publishing.records import PUBLISHED_NAME
from workbench.system.errors import WorkbenchError


def test_a_fault_of_saving_is_told_once_until_it_is_mended(begin: Begin) -> None:
    desk = begin()
    mended: list[bool] = []
    reporter = SaveReporter(
        desk.display, desk.background, lambda: True, lambda: mended.append(True)
    )
    full, gone = WorkbenchError("the disk is full"), WorkbenchError("the disk is gone")
    for fault in (full, full, gone):
        reporter.show(SaveState.FAILED, fault)
    assert desk.display.notices == ["the disk is full", "the disk is gone"]
    for _ in range(2):
        reporter.show(SaveState.SAVED, None)
    assert mended == [True]
    assert desk.display.said == ["saved after all"]


def test_saving_now_is_said_when_all_is_on_the_disk(begin: Begin) -> None:
    desk = begin()
    for complete in (True, False):
        SaveReporter(desk.display, desk.background, lambda c=complete: c, lambda: None).save_now()
        desk.background.do()
    assert desk.display.said == ["saved"]


def test_an_article_that_changes_while_it_is_counted_is_counted_anew(begin: Begin) -> None:
    desk = begin()
    counted: list[bool] = []
    progress = desk.store.progress
    counter = SegmentCounter(
        desk.store.catalog, progress, desk.background, lambda: counted.append(progress.counted)
    )
    counter.count()
    desk.corrections.reject("too free")
    desk.background.do()
    desk.background.do()
    assert counted == [False, True]
    assert progress.statistics == Statistics.of(desk.store.catalog)


def test_what_was_published_is_compared_when_that_has_changed(begin: Begin) -> None:
    desk = begin()
    told: list[str] = []
    published = Published(desk.session.article)
    watcher = PublicationWatcher(desk.store.catalog, published, desk.background, told.append)
    watcher.look_if_changed()
    assert not desk.background.jobs
    (desk.session.article.folder / PUBLISHED_NAME).write_text("[", encoding="utf-8")
    watcher.look_if_changed()
    assert desk.background.do() == ["published"]
    assert told == ["published.yaml has a fault"]


def test_what_was_seen_is_replaced_and_going_back_replaces_nothing(begin: Begin) -> None:
    desk = begin()
    order = Order(Search("men"), "people", everywhere=True)
    read: list[int] = []
    replaced: list[bool] = []
    confirmed = False

    def others() -> dict[object, object]:
        read.append(1)
        return {}

    def ask(
        find: Callable[[Order], Found], words: str, then: Callable[[Found | None], None]
    ) -> None:
        assert words == "men"
        found = [find(order), find(order)]
        then(found[-1] if confirmed else None)

    replacer = ReplaceController(
        Replacer(desk.store, "Carla", others),  # type: ignore[arg-type]
        desk.current,
        desk.display,
        ask,
        lambda: replaced.append(True),
    )
    replacer.begin("men")
    assert not desk.display.said
    confirmed = True
    replacer.begin("men")
    assert len(read) == 2  # once for each question
    assert desk.display.said == ["replaced in 1 segment"]
    assert desk.targets[3] == "There were 21 people left at the pass."
    assert replaced == [True]
