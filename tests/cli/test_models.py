import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.servers import serving
from tests.waiting import PATIENCE, until
from workbench.engines.package_folders import best


@pytest.fixture
def packages(tmp_path):
    return {"ARGOS_PACKAGES_DIR": str(tmp_path / "argos" / "packages")}


@pytest.fixture
def archive(tmp_path):
    """An .argosmodel file: the starter as version 0.3."""
    folder = tmp_path / "zipped" / "translate-fr_en-0_3"
    shutil.copytree(best("fr", "en").folder, folder)
    path = folder / "metadata.json"
    path.write_text(path.read_text().replace('"0.2"', '"0.3"'))
    return shutil.make_archive(str(tmp_path / "model"), "zip", folder.parent, folder.name)


def test_the_starter_is_listed_and_used(run, packages):
    done = run("models", "list", **packages)
    assert "fr_en    0.2  used" in done.stdout
    assert "(reads hints, lexicon)" in done.stdout
    assert "workbench models install en_fr" in done.stderr


def test_the_list_for_programs_is_json(run, packages):
    rows = json.loads(run("models", "list", "--json", **packages).stdout)
    assert {row["code"] for row in rows} >= {"fr_en"}
    assert all(row["starter"] and row["used"] for row in rows)
    assert {row["code"]: row["hints"] for row in rows} == {"fr_en": 400, "en_fr": None}
    assert all(row["lexicon"] for row in rows)


@pytest.mark.process
def test_a_package_is_installed_from_a_file_verified_used_and_removed(run, packages, archive):
    done = run("models", "install", "--from-file", archive, **packages)
    assert done.returncode == 0
    assert "installed fr_en 0.3" in done.stderr
    rows = json.loads(run("models", "list", "--json", **packages).stdout)
    ours = [(row["version"], row["used"]) for row in rows if row["code"] == "fr_en"]
    assert ours == [("0.3", True), ("0.2", False)]
    done = run("models", "verify", "fr_en", **packages)
    assert (done.returncode, done.stdout.count("it translates")) == (0, 2)
    assert run("models", "remove", "fr_en", **packages).returncode == 0
    assert run("models", "remove", "fr_en", **packages).returncode == 1


@pytest.mark.process
def test_a_damaged_package_fails_verification(run, packages, archive, tmp_path):
    run("models", "install", "--from-file", archive, **packages)
    folder = tmp_path / "argos/packages/translate-fr_en-0_3"
    (folder / "sentencepiece.model").write_bytes(b"x")
    done = run("models", "verify", **packages)
    assert done.returncode == 1
    assert "not as it was installed" in done.stdout


@pytest.mark.process
def test_a_broken_package_is_said_and_passed_over(run, packages, tmp_path):
    folder = tmp_path / "argos/packages/translate-en_fr-1_9"
    folder.mkdir(parents=True)
    (folder / "metadata.json").write_text("{")
    assert "left out" in run("models", "list", **packages).stderr
    assert run("models", "verify", **packages).returncode == 1


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["install"], 2),
        (["install", "de_en"], 2),
        (["install", "--from-file", "nothing"], 1),
        (["verify", "de_en"], 1),
        (["remove", "../../x"], 1),
    ],
)
def test_wrong_usage_and_wrong_names_are_refused(run, packages, arguments, status):
    done = run("models", *arguments, **packages)
    assert done.returncode == status
    assert done.stderr


def test_an_install_says_where_it_connects_to_before_it_does(run, packages):
    # The address leads nowhere through this proxy, so nothing leaves the machine.
    done = run("models", "install", "en_fr", https_proxy="http://127.0.0.1:9", **packages)
    assert done.returncode == 1
    first, second = done.stderr.splitlines()
    assert first.startswith("fetching https://argos-net.com/")
    assert "--from-file" in second


INSTALL = """
import sys
from workbench.cli import main
from workbench.engines.packages.download import PINS, Pin
PINS["fr_en"] = Pin(sys.argv.pop(), int(sys.argv.pop()), sys.argv.pop())
main()
"""


class Server(ThreadingHTTPServer):
    """Serves one file, from where it is asked for; the first answer stops half-way."""

    def __init__(self, data):
        super().__init__(("127.0.0.1", 0), Handler)
        self.data, self.stalls, self.asked_from = data, True, []


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        server, start = self.server, int(self.headers.get("Range", "bytes=0-")[6:-1])
        server.asked_from.append(start)
        self.send_response(206 if start else 200)
        if start:
            end = len(server.data)
            self.send_header("Content-Range", f"bytes {start}-{end - 1}/{end}")
        self.end_headers()
        if server.stalls:
            self.wfile.write(server.data[: len(server.data) // 2])
            self.rfile.read(1)  # until the client hangs up
        else:
            self.wfile.write(server.data[start:])

    def log_message(self, *arguments):
        pass


@pytest.mark.process
def test_after_ctrl_c_an_install_goes_on_where_it_stopped(packages, archive, tmp_path):
    data = Path(archive).read_bytes()
    with serving(Server(data)) as server:
        url = f"http://127.0.0.1:{server.server_address[1]}/model.argosmodel"
        command = [
            sys.executable, "-c", INSTALL, "models", "install", "fr_en",
            hashlib.sha256(data).hexdigest(), str(len(data)), url,
        ]  # fmt: skip
        environment = {**os.environ, **packages, "XDG_CACHE_HOME": str(tmp_path / "cache")}
        process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
        part = tmp_path / "cache" / "bilingual-workbench"
        until(lambda: sum(path.stat().st_size for path in part.glob("*.part")))
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=PATIENCE)
        assert process.returncode == 130
        assert said.startswith(f"fetching {url}")
        assert "Traceback" not in said
        assert not (tmp_path / "argos").exists()

        server.stalls = False
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert "installed fr_en 0.3" in done.stderr
        assert server.asked_from[0] == 0 < server.asked_from[1]
        assert list(part.iterdir()) == []
