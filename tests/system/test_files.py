import os
import threading
from pathlib import Path

import pytest

from workbench.engines.packages.archives import PackageArchive
from workbench.memory.tmx import read_tmx
from workbench.system.errors import WorkbenchError
from workbench.system.files import read_bytes, read_text, write_atomically, write_where_named


def test_writing_replaces_the_file_whole_and_keeps_its_permissions(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old")
    path.chmod(0o640)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


def test_a_link_keeps_pointing_where_it_did(tmp_path):
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_atomically(tmp_path / "link.txt", b"new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_bytes() == b"new"


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("old")

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WorkbenchError, match=r"a\.txt: cannot write the file: No space left"):
        write_atomically(path, b"new")
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("path", ["missing.txt", "."])
def test_what_cannot_be_read_is_said(tmp_path, monkeypatch, path):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(WorkbenchError, match="cannot read the file"):
        read_bytes(Path(path))


def test_a_file_over_the_limit_is_refused(tmp_path):
    (tmp_path / "big").write_bytes(b"x" * 11)
    with pytest.raises(WorkbenchError, match="larger than"):
        read_bytes(tmp_path / "big", limit=10)


def test_bytes_that_are_not_utf8_are_told_with_their_line(tmp_path):
    (tmp_path / "a.yaml").write_bytes(b"ok\nna\xefve\n")
    with pytest.raises(WorkbenchError, match=r"a\.yaml:2: the file is not UTF-8"):
        read_text(tmp_path / "a.yaml")


@pytest.fixture
def pipe(tmp_path):
    """A pipe that nobody reads from or writes to."""
    path = tmp_path / "pipe.tmx"
    os.mkfifo(path)
    return path


@pytest.mark.parametrize("read", [read_bytes, lambda path: list(read_tmx(path)), PackageArchive])
def test_nobody_waits_for_a_pipe_that_may_never_end(pipe, read):
    with pytest.raises(WorkbenchError, match=r"pipe\.tmx: this is a pipe"):
        read(pipe)


def test_a_pipe_is_no_place_for_a_file(pipe):
    with pytest.raises(WorkbenchError, match=r"pipe\.tmx: this is a pipe"):
        write_atomically(pipe, b"new")
    assert pipe.is_fifo()
    assert [each.name for each in pipe.parent.iterdir()] == ["pipe.tmx"]


def test_a_pipe_that_is_named_takes_the_bytes_as_they_come(pipe):
    taken = []
    reader = threading.Thread(target=lambda: taken.append(pipe.read_bytes()), daemon=True)
    reader.start()
    assert not write_where_named(pipe, [b"a", b"b"])
    reader.join(10)
    assert taken == [b"ab"]
    assert pipe.is_fifo()


def test_a_file_that_is_named_keeps_the_bytes(tmp_path):
    assert write_where_named(tmp_path / "a.txt", b"new")
    assert (tmp_path / "a.txt").read_bytes() == b"new"
