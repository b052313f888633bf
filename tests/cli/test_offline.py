"""Nothing that people do with an article needs the network, and nothing asks for it."""

import json
import subprocess
import sys

import pytest

from tests.shared import needs_program
from workbench.publishing.formats import FORMATS

REHEARSAL = [sys.executable, "-m", "workbench.cli.rehearsal"]
NEW_NETWORK = ["unshare", "--map-root-user", "--net"]


def may_unshare():
    try:
        return subprocess.run([*NEW_NETWORK, "true"], capture_output=True).returncode == 0
    except FileNotFoundError:
        return False


@pytest.mark.process
def test_an_article_comes_through_every_step_without_sockets():
    done = subprocess.run(REHEARSAL, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    steps = json.loads(done.stdout)["steps"]
    assert {f"export {name}" for name in FORMATS} <= set(steps)
    assert {
        "import", "translate", "check", "glossary add", "glossary find", "memory import",
        "memory find", "evaluate", "site",
    } <= set(steps)  # fmt: skip


@pytest.mark.external
@needs_program("unshare")
@pytest.mark.skipif(not may_unshare(), reason="the system gives out no network namespaces")
def test_an_article_comes_through_every_step_without_interfaces():
    done = subprocess.run([*NEW_NETWORK, *REHEARSAL], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["without_interfaces"] is True


@pytest.mark.process
@pytest.mark.parametrize(
    "attempt",
    [
        "socket.socket()",
        "socket.create_connection(('127.0.0.1', 9))",
        "socket.getaddrinfo('localhost', 80)",
        "urllib.request.urlopen('http://127.0.0.1:9')",
    ],
)
def test_the_isolation_lets_nothing_through_and_remembers_who_asked(attempt):
    code = (
        "import socket, urllib.request\n"
        "from workbench.system.isolation import Isolation\n"
        "isolation = Isolation()\n"
        f"try:\n    {attempt}\n"
        "except (PermissionError, OSError):\n    print('refused', len(isolation.sockets()) > 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout == "refused True\n", done.stderr


@pytest.mark.process
def test_a_socket_opened_behind_pythons_back_is_found():
    code = (
        "import ctypes\n"
        "from workbench.system.isolation import Isolation\n"
        "isolation = Isolation()\n"
        "assert isolation.sockets() == []\n"
        "ctypes.CDLL(None).socket(2, 1, 0)\n"
        "print(len(isolation.sockets()))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    if sys.platform.startswith("linux"):
        assert done.stdout == "1\n", done.stderr
