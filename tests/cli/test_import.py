"""``workbench import``: folders, pages by address, and what goes wrong."""

from __future__ import annotations

import io
import threading
import zipfile
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.cli.conftest import FRENCH, Run


class _Quiet(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, directory=_Quiet.folder, **options)  # type: ignore[arg-type]

    folder = ""

    def log_message(self, *arguments: object) -> None:
        pass


def test_a_folder_is_imported_file_by_file(run: Run, workspace: Path) -> None:
    folder = workspace / "sources"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text(FRENCH, encoding="utf-8")
    (folder / "deep" / "b.html").write_text("<h1>Le pain</h1><p>Il est bon.", encoding="utf-8")
    (folder / ".hidden.txt").write_text("Caché.", encoding="utf-8")
    (folder / "c.png").write_bytes(b"\x89PNG")
    done = run("import", folder, "--from", "fr")
    assert (done.returncode, done.stdout) == (0, "le-train-de-nuit\nle-pain\n")


def test_one_bad_file_does_not_stop_the_others(run: Run, workspace: Path) -> None:
    folder = workspace / "sources"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"\0\1\2")
    (folder / "b.txt").write_text(FRENCH, encoding="utf-8")
    done = run("import", folder)
    assert (done.returncode, done.stdout) == (1, "le-train-de-nuit\n")
    assert "a.txt: binary data" in done.stderr
    assert "1 of 2 sources were not imported" in done.stderr


def test_a_workspace_does_not_import_its_own_articles(run: Run, workspace: Path) -> None:
    (workspace / "train.txt").write_text(FRENCH, encoding="utf-8")
    for _ in range(2):
        done = run("import", ".")
        assert (done.returncode, done.stdout) == (0, "le-train-de-nuit\n")
    (workspace / "train.txt").unlink()
    assert "no files that can be read" in run("import", ".").stderr


def test_an_empty_folder_is_told(run: Run, workspace: Path) -> None:
    (workspace / "sources").mkdir()
    done = run("import", "sources")
    assert done.returncode == 1
    assert "no files that can be read" in done.stderr


def test_a_page_by_its_address(run: Run, workspace: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "pain.html").write_text("<h1>Le pain</h1><p>Il est très bon.", encoding="utf-8")
    _Quiet.folder = str(site)
    with ThreadingHTTPServer(("127.0.0.1", 0), _Quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/pain.html"
        refused = run("import", address)
        assert (refused.returncode, refused.stdout) == (1, "")
        assert "--allow-private" in refused.stderr
        done = run("import", address, "--allow-private", "--from", "fr")
        server.shutdown()
    assert (done.returncode, done.stdout) == (0, "le-pain\n")
    article = workspace / "translations" / "le-pain"
    assert (article / "source.html").read_bytes() == (site / "pain.html").read_bytes()
    assert f"url: {address}\n" in (article / "article.yaml").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_folder_of_hostile_files_gives_a_line_each_and_writes_nothing(
    run: Run, workspace: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("hostile")
    entities = '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    files = {
        "entities.xlf": entities.encode(),
        "line.txt": b"a" * 50_000_000,
        "picture.md": b"\x89PNG\r\n\x1a\n\0\0",
        "pdf.html": b"%PDF-1.7 " * 10,
        "cues.srt": b"Un texte.",
        "wide.txt": "Un mot".encode("utf-16-le") + b"\xd8\xd8",
        "damaged.po": b'msgid "Un mot\nmsgstr ""',
        "page.docx": b"<html>",
        "deep.html": b"<div>a " * 110_000,
    }
    for suffix in ("docx", "odt", "epub"):
        for kind, member, content in (
            ("escape", "../../evil", b"x"),
            ("bomb", "big", bytes(20_000_000)),
            ("empty", "a", b""),
        ):
            output = io.BytesIO()
            with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr(member, content)
            files[f"{kind}.{suffix}"] = output.getvalue()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    done = run("import", folder)
    assert done.returncode == 1
    assert done.stdout == ""
    *lines, last = done.stderr.splitlines()
    assert sorted(line.split(":")[1].strip() for line in lines) == sorted(files)
    assert f"{len(files)} of {len(files)} sources were not imported" in last
    assert list((workspace / "translations").iterdir()) == []
    assert {path.name for path in folder.iterdir()} == set(files)


def test_a_date_is_written_in_one_way_and_must_be_one(
    run: Run, workspace: Path, source: Path
) -> None:
    done = run("import", source, "--date", "2025-02-30")
    assert (done.returncode, done.stdout) == (2, "")
    assert '"2025-02-30" is no date' in done.stderr
    slug = run("import", source, "--date", "3 novembre 2025").stdout.strip()
    metadata = workspace / "translations" / slug / "article.yaml"
    assert "date: '2025-11-03'\n" in metadata.read_text(encoding="utf-8")
    again = run("import", source, "--date", "2025-11-04")
    assert "its date stayed as in" in again.stderr
