import os
from pathlib import Path

import pytest

from workbench.errors import WorkbenchError
from workbench.files import read_bytes, read_text, write_atomically


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
