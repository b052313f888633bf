"""Whatever happens to the program or to the file, what was typed is found again."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.editor.sittings import KILLS, journals, sitting
from tests.editor.workspaces import SEGMENTS
from tests.shared import ROOT
from workbench.articles import Article
from workbench.articles.importing import Source
from workbench.articles.updating import update_source
from workbench.catalog import Catalog, Segment, State
from workbench.editor.core.catalog_file import CatalogFile
from workbench.system.errors import WorkbenchError
from workbench.system.files import write_atomically
from workbench.workspace import Workspace

#: Waits to be told what to type, types it without a pause, and says each line when it is done.
TYPIST = """
import sys, time
from pathlib import Path
from workbench.articles import Article
from workbench.editor.core.session import Session

article = Article(Path(sys.argv[1]))
text = input()
session = Session(article, "Carla", workspace=article.folder.parent.parent)
print("ready", flush=True)
for number in range(100000):
    session.view.move_to(number % len(session.view))
    session.corrections.type_target(f"{text} version {number}")
    print(session.view.position, f"{text} version {number}", sep="\\t", flush=True)
    time.sleep(0.003)
"""


#: The article without the sentence of the second segment.
WITHOUT_SNOW = Source(
    "source.txt",
    "\n\n".join(segment.source for segment in SEGMENTS if segment != SEGMENTS[1]).encode(),
)


def change_outside(article: Article, changed: Segment) -> None:
    catalog = article.read_catalog()
    catalog.put(changed)
    catalog.write(article.catalog_path)


def test_a_head_changed_underneath_stays(article: Article) -> None:
    session = sitting(article)
    other = article.read_catalog()
    other.header = "Thanks to Bruno"
    other.metadata["Language-Team"] = "Passerelle"
    other.write(article.catalog_path)
    session.view.move_to(4)
    for text in ("We shall be back", "We shall be back soon"):
        session.corrections.type_target(text)
        assert session.store.saver.flush()
    saved = article.read_catalog()
    assert saved[4].target == "We shall be back soon"
    assert (saved.header, saved.metadata["Language-Team"]) == ("Thanks to Bruno", "Passerelle")
    session.close()


def test_a_change_underneath_to_another_segment_is_merged(article: Article) -> None:
    session = sitting(article)
    theirs = SEGMENTS[5].edited("RESU passed it on.", "Bruno")
    change_outside(article, theirs)
    session.view.move_to(4)
    session.corrections.type_target("We shall be back")
    assert session.store.saver.flush()
    saved = article.read_catalog()
    assert saved[4].target == "We shall be back"
    assert saved[5] == theirs
    assert session.adopt() == ["another program changed 1 segment; taken over"]
    assert session.store.catalog[5] == theirs
    session.corrections.type_target("We shall be back soon")
    assert session.close()
    saved = article.read_catalog()
    assert (saved[4].target, saved[5]) == ("We shall be back soon", theirs)


def test_a_change_underneath_to_the_same_segment_keeps_both(article: Article) -> None:
    session = sitting(article)
    change_outside(article, SEGMENTS[4].edited("theirs", "Bruno"))
    session.view.move_to(4)
    session.corrections.type_target("ours")
    assert session.store.saver.flush()
    session.corrections.type_target("ours, and more")  # before it is taken over
    assert session.store.saver.flush()
    assert any("the other version is in a note" in remark for remark in session.adopt())
    assert session.close()
    segment = article.read_catalog()[4]
    assert segment.target == "ours, and more"
    assert [note.text for note in segment.notes] == ["another version: theirs"]


def test_a_change_underneath_is_seen_by_one_who_only_reads(article: Article) -> None:
    session = sitting(article)
    theirs = SEGMENTS[5].edited("RESU passed it on.", "Bruno")
    change_outside(article, theirs)
    session.store.look_outside()
    assert session.store.saver.flush()
    assert session.adopt()
    assert session.store.catalog[5] == theirs
    session.store.look_outside()
    assert session.store.saver.flush()
    assert session.adopt() == []
    session.close()


def test_what_was_taken_over_is_corrected_without_a_conflict(article: Article) -> None:
    session = sitting(article)
    for text in ("theirs", "theirs again"):
        change_outside(article, SEGMENTS[4].edited(text, "Bruno"))
        session.store.look_outside()
        assert session.store.saver.flush()
        assert any("taken over" in remark for remark in session.adopt())
        session.view.move_to(4)
        session.corrections.type_target(f"{text}, mended")
        assert session.store.saver.flush()
        assert session.adopt() == []
    assert session.close()
    segment = article.read_catalog()[4]
    assert (segment.target, segment.notes) == ("theirs again, mended", ())


def test_two_editors_on_one_article_lose_nothing(article: Article) -> None:
    one, two = sitting(article, "Ana"), sitting(article, "Bruno")
    for number in range(5):
        one.view.move_to(4)
        one.corrections.type_target(f"one {number}")
        two.view.move_to(5)
        two.corrections.type_target(f"two {number}")
        assert one.store.saver.flush()
        assert two.store.saver.flush()
        one.adopt()
        two.adopt()
    assert one.close()
    assert two.close()
    saved = article.read_catalog()
    assert (saved[4].target, saved[5].target) == ("one 4", "two 4")


def test_a_save_is_not_overtaken_by_another_between_its_look_and_its_writing(
    article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, bruno = CatalogFile(article), CatalogFile(article)
    anas, brunos = ana.read(), bruno.read()
    anas.put(anas[4].edited("We shall be back", "Ana"))
    brunos.put(brunos[5].edited("RESU passed it on.", "Bruno"))
    other = threading.Thread(target=bruno.write, args=(brunos,))

    def write_slowly(path: Path, data: bytes) -> None:
        monkeypatch.undo()
        other.start()
        other.join(0.2)  # long enough for whoever does not wait
        write_atomically(path, data)

    monkeypatch.setattr("workbench.editor.core.catalog_file.write_atomically", write_slowly)
    ana.write(anas)
    other.join()
    assert [segment.target for segment in article.read_catalog()[4:6]] == [
        "We shall be back",
        "RESU passed it on.",
    ]


def test_a_program_that_writes_in_place_is_waited_for(
    article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a file may be a good catalog of fewer segments, and would take away the others."""
    ours = CatalogFile(article)
    catalog = ours.read()
    catalog.put(catalog[4].edited("ours", "Ana"))
    theirs = article.read_catalog()
    theirs.put(theirs[5].edited("theirs", "Bruno"))
    entries = theirs.dumps().encode().split(b"\n\n")
    parts = [b"", b"\n\n".join(entries[:3]) + b"\n", b"\n\n".join(entries)]

    def write_on(seconds: float) -> None:
        if parts:
            article.catalog_path.write_bytes(parts.pop(0))

    monkeypatch.setattr("workbench.editor.core.catalog_file.time.sleep", write_on)
    write_on(0)
    ours.write(catalog)
    saved = article.read_catalog()
    assert len(saved) == len(catalog)
    assert (saved[4].target, saved[5].target) == ("ours", "theirs")


def test_a_file_left_empty_is_not_taken_for_a_catalog_of_nothing(article: Article) -> None:
    session = sitting(article)
    article.catalog_path.write_bytes(b"")
    session.view.move_to(4)
    session.corrections.type_target("ours")
    assert not session.store.saver.flush()
    assert "the catalog is empty" in str(session.store.saver.error)


def test_a_file_left_unreadable_is_not_overwritten_and_the_work_goes_in_later(
    article: Article,
) -> None:
    session = sitting(article)
    good = article.catalog_path.read_bytes()
    broken = b"<<<<<<< HEAD\n" + good
    article.catalog_path.write_bytes(broken)
    session.view.move_to(4)
    session.corrections.type_target("ours")
    assert not session.store.saver.flush()
    assert "unreadable" in str(session.store.saver.error)
    assert article.catalog_path.read_bytes() == broken
    article.catalog_path.write_bytes(good)
    assert session.close()
    assert article.read_catalog()[4].target == "ours"
    assert journals(article) == []


def test_an_article_that_git_took_away_is_not_half_made_again(article: Article) -> None:
    session = sitting(article)
    away = article.folder.rename(article.folder.with_name("away"))
    session.view.move_to(4)
    session.corrections.type_target("ours")
    assert not session.store.saver.flush()
    assert "taken the article away" in str(session.store.saver.error)
    assert not article.folder.exists()
    away.rename(article.folder)
    assert session.close()
    assert article.read_catalog()[4].target == "ours"


def test_what_a_full_disk_refused_is_recovered_by_the_next_sitting(
    article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        raise WorkbenchError("cannot write the file: no space left on device", path=path)

    with monkeypatch.context() as patch:
        patch.setattr("workbench.editor.core.catalog_file.write_atomically", full)
        session = sitting(article)
        session.view.move_to(4)
        session.corrections.type_target("ours")
        assert not session.close()
    assert article.read_catalog()[4].target == ""
    again = sitting(article)
    assert again.store.catalog[4].target == "ours"
    assert article.read_catalog()[4].target == "ours"
    assert again.adopt() == ["recovered 1 segment from a sitting cut short"]
    assert journals(article) == []
    again.close()


def test_the_journal_of_a_sitting_that_goes_on_is_left_alone(article: Article) -> None:
    session = sitting(article)
    session.view.move_to(4)
    session.corrections.type_target("ours")
    other = sitting(article, "Bruno")
    assert other.store.catalog[4].target == ""
    assert other.adopt() == []
    assert session.close()
    assert other.close()


def test_what_cannot_be_recovered_in_its_place_is_in_a_note(
    article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = sitting(article)
    monkeypatch.setattr(session.store.saver, "save", lambda snapshot: None)
    session.view.move_to(4)
    session.corrections.type_target("lost?")
    session.store._journal._file.close()  # type: ignore[union-attr]  # as when the process dies
    change_outside(article, SEGMENTS[4].edited("theirs", "Bruno"))
    again = sitting(article)
    assert again.store.catalog[4].target == "theirs"
    assert [note.text for note in again.store.catalog[4].notes] == ["recovered version: lost?"]
    again.close()


def test_what_an_update_keeps_of_a_sentence_that_is_gone_survives_a_sitting(
    article: Article, workspace: Workspace
) -> None:
    session = sitting(article)
    update_source(article, WITHOUT_SNOW, workspace.splitter)
    session.view.move_to(4)
    session.corrections.type_target("We shall be back")
    session.close()
    assert "Snow fell all night." in [segment.target for segment in article.read_catalog().obsolete]


def test_what_was_typed_for_a_sentence_that_is_gone_is_kept_as_obsolete(article: Article) -> None:
    before = article.read_catalog()
    session = sitting(article)
    session.view.move_to(1)
    session.corrections.type_target("It snowed all night.")
    [journal] = journals(article)
    cut_short = journal.read_bytes()
    session.close()
    del before.segments[1]
    before.write(article.catalog_path)
    journal.write_bytes(cut_short)
    again = sitting(article)
    assert again.adopt() == ["recovered 1 segment from a sitting cut short"]
    again.close()
    assert [segment.target for segment in article.read_catalog().obsolete] == [
        "It snowed all night."
    ]


def test_a_journal_cut_in_the_middle_of_a_line_gives_what_is_whole(article: Article) -> None:
    session = sitting(article)
    session.store.saver.save = lambda snapshot: None  # type: ignore[method-assign]
    session.view.move_to(4)
    session.corrections.type_target("whole")
    session.view.move_to(5)
    session.corrections.type_target("cut")
    path = Path(session.store._journal._file.name)  # type: ignore[union-attr]
    session.store._journal._file.close()  # type: ignore[union-attr]
    path.write_bytes(path.read_bytes()[:-20])
    again = sitting(article)
    assert [again.store.catalog[4].target, again.store.catalog[5].target] == ["whole", ""]
    again.close()


@pytest.mark.parametrize("saved", [False, True])
def test_a_text_that_is_being_typed_is_recovered_until_a_change_takes_its_place(
    article: Article, saved: bool
) -> None:
    """Killed while one types, after the last change was saved, or before."""
    session = sitting(article)
    if not saved:
        session.store.saver.save = lambda snapshot: None  # type: ignore[method-assign]
    session.view.move_to(4)
    session.store.hold(
        session.view.segment,
        SEGMENTS[4].edited("a long text that is replaced by a change", "Carla"),
    )
    session.corrections.type_target("a change")
    session.store.saver.flush()
    for text in ("a change, and a long half", "a change, and half"):
        session.store.hold(session.view.segment, session.store.catalog[4].edited(text, "Carla"))
    session.store._journal._file.close()  # type: ignore[union-attr]  # as when the process dies
    again = sitting(article)
    assert again.store.catalog[4].target == "a change, and half"
    assert journals(article) == []
    again.close()


def test_the_journal_is_forced_to_the_disk_before_the_catalog(
    article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    forced: list[str] = []
    fsync = os.fsync

    def seen(descriptor: int) -> None:
        forced.append(Path(f"/proc/self/fd/{descriptor}").readlink().name)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", seen)
    session = sitting(article)
    session.view.move_to(4)
    session.corrections.type_target("ours")
    assert session.close()
    assert forced[0].startswith("montagne.en.")
    assert forced[1].startswith(".en.po.")


def test_a_text_that_is_given_up_is_not_recovered(article: Article) -> None:
    session = sitting(article)
    session.store.hold(session.view.segment, SEGMENTS[0].edited("half", "Carla"))
    session.store.hold(session.view.segment, None)
    session.store._journal._file.close()  # type: ignore[union-attr]
    again = sitting(article)
    assert again.store.catalog.segments == list(SEGMENTS)
    again.close()


def waiting_typist(article: Article) -> subprocess.Popen[str]:
    """Start a typist, whose imports take a while, before it is needed."""
    return subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(article.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


@pytest.mark.long
def test_a_session_killed_at_any_instant_loses_no_edit(article: Article) -> None:
    """Every edit that was made is in the catalog or recovered, and the catalog is whole."""
    chance = random.Random(1)
    following = waiting_typist(article)
    for round_number in range(KILLS):
        process, following = following, waiting_typist(article)
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"round {round_number}\n")
        process.stdin.flush()
        assert process.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0.0, 0.8))
        process.send_signal(signal.SIGKILL)
        said, _ = process.communicate()
        # What was being said at the kill does not count: only whole lines do.
        whole = said.rpartition("\n")[0].splitlines()
        latest = dict(line.split("\t") for line in whole if "\t" in line)
        catalog = Catalog.read(article.catalog_path)
        assert len(catalog) == len(SEGMENTS)
        session = sitting(article)
        for position, text in latest.items():
            found = session.store.catalog[int(position)].target
            # The last edit may have been made and not yet said.
            assert int(found.rpartition(" ")[2]) >= int(text.rpartition(" ")[2])
            assert found.startswith(f"round {round_number}")
        assert session.close()
        assert article.read_catalog().segments == session.store.catalog.segments
        assert journals(article) == []
    following.kill()
    following.communicate()


def test_states_survive_a_recovery(article: Article, workspace: Workspace) -> None:
    session = sitting(article)
    session.store.saver.save = lambda snapshot: None  # type: ignore[method-assign]
    session.view.move_to(2)
    session.corrections.note("with a\nsecond line")
    session.corrections.accept()
    expected = session.store.catalog[2]
    session.store._journal._file.close()  # type: ignore[union-attr]
    again = sitting(article)
    assert again.store.catalog[2] == expected
    assert again.store.catalog[2].state is State.TRANSLATED
    again.close()
