from pathlib import Path

import pytest

from workbench.system.errors import WorkbenchError
from workbench.system.paths import (
    current_folder,
    entries,
    exists,
    friendly_errors,
    home,
    is_file,
    is_folder,
    may_exist,
    resolved,
    seen_from_here,
)


@pytest.fixture
def loop(tmp_path):
    """A link that leads to itself."""
    (tmp_path / "loop").symlink_to("loop")
    return tmp_path / "loop"


def test_what_lies_where(tmp_path):
    (tmp_path / "a.txt").write_text("a")
    assert is_file(tmp_path / "a.txt")
    assert is_folder(tmp_path)
    assert not is_file(tmp_path)
    assert entries(tmp_path) == [tmp_path / "a.txt"]
    # Below a file, and by a name that nothing can have, there is nothing.
    for nothing in ("b.txt", "a.txt/b.txt", "a\0b"):
        assert not exists(tmp_path / nothing)
        assert not may_exist(tmp_path / nothing)


@pytest.mark.parametrize("look", [is_file, is_folder, exists, entries, resolved])
def test_what_the_system_does_not_tell_is_a_fault_in_one_line(loop, look):
    with pytest.raises(WorkbenchError, match=r"loop: cannot .*: Too many levels of symbolic links"):
        look(loop)
    with pytest.raises(WorkbenchError, match="File name too long"):
        look(loop.parent / ("x" * 300))


def test_what_the_system_does_not_tell_may_be_there(loop):
    assert may_exist(loop)


def test_links_lead_to_where_they_point(tmp_path, monkeypatch):
    (tmp_path / "link").symlink_to("real")
    monkeypatch.chdir(tmp_path)
    assert resolved(Path("link/../link/a")) == tmp_path.resolve() / "real" / "a"


def test_a_current_folder_that_was_removed_is_said(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert current_folder() == tmp_path
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    for look in (current_folder, lambda: resolved(Path("a.txt"))):
        with pytest.raises(WorkbenchError, match="the current folder is not there any more"):
            look()


def test_paths_below_are_seen_from_here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert seen_from_here(tmp_path / "a" / "b.txt") == Path("a/b.txt")
    assert seen_from_here(tmp_path.parent) == tmp_path.parent


def test_who_has_no_home_is_told_how_to_name_one(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert home() == tmp_path
    monkeypatch.setenv("HOME", "~")  # as recipes of containers have it by mistake
    with pytest.raises(WorkbenchError, match=r"no home folder.*set HOME"):
        home()


def test_a_deed_that_fails_is_explained(tmp_path):
    (tmp_path / "a").write_text("")
    with (
        pytest.raises(WorkbenchError, match=r"a: cannot make the folder: File exists; choose"),
        friendly_errors("make the folder", tmp_path / "a", "choose another"),
    ):
        (tmp_path / "a").mkdir()
