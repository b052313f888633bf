"""Pages by address, from a server on this machine."""

from __future__ import annotations

import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.servers import serving
from workbench.articles import web
from workbench.system.errors import WorkbenchError

PAGE = b"<html><body><h1>Le front</h1><p>Les soldats rentrent.</p></body></html>"


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        name = self.path.partition("?")[0]
        if name == "/far":
            self._answer(302, b"", Location="/near")
        elif name == "/near":
            self._answer(301, b"", Location="/front.html?a=b")
        elif name == "/round":
            self._answer(302, b"", Location="/round")
        elif name == "/elsewhere":
            self._answer(302, b"", Location="file:///etc/passwd")
        elif name == "/front.html":
            self._answer(200, PAGE)
        elif name == "/old":
            self._answer(200, "<p>été".encode("cp1252"), "text/html; charset=windows-1252")
        elif name == "/a.pdf":
            self._answer(200, b"%PDF", "application/pdf")
        elif name == "/large":
            self._answer(200, b"x" * 3000)
        elif name == "/short":
            self._answer(200, PAGE, length=len(PAGE) + 10)
        elif name == "/slow":
            self.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n")
            try:
                while True:
                    time.sleep(0.05)
                    self.wfile.write(b"x")
            except OSError:
                return
        else:
            self._answer(404, b"")

    def _answer(
        self,
        status: int,
        body: bytes,
        kind: str = "text/html",
        length: int | None = None,
        **headers: str,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    with serving(ThreadingHTTPServer(("127.0.0.1", 0), _Handler)) as running:
        yield f"http://127.0.0.1:{running.server_port}"


def test_a_page_is_fetched_over_its_redirects(server: str) -> None:
    page = web.fetch(f"{server}/far", allow_private=True)
    assert page.source.data == PAGE
    assert page.source.name == "front.html"
    assert page.address == f"{server}/front.html?a=b"


def test_an_encoding_that_only_the_server_names_is_kept(server: str) -> None:
    assert web.fetch(f"{server}/old", allow_private=True).source.data == "<p>été".encode()


@pytest.mark.parametrize(
    ("path", "complaint"),
    [
        ("/none", "404"),
        ("/round", "more than 5 times"),
        ("/elsewhere", "no address of a page"),
        ("/a.pdf", "application/pdf"),
        ("/large", "larger than"),
        ("/short", "cut off"),
    ],
)
def test_what_is_no_page_is_refused(
    server: str, path: str, complaint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "_LARGEST", 1000)
    with pytest.raises(WorkbenchError, match=complaint):
        web.fetch(server + path, allow_private=True)


def test_a_page_that_trickles_is_given_up(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "_LONGEST", 0.5)
    with pytest.raises(WorkbenchError, match="longer than"):
        web.fetch(f"{server}/slow", allow_private=True)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost:8000/a",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://10.1.2.3/",
        "http://192.168.0.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://0.0.0.0/",
        "http://2130706433/",
    ],
)
def test_private_addresses_are_refused(address: str) -> None:
    with pytest.raises(WorkbenchError, match="private network"):
        web.fetch(address)


@pytest.mark.parametrize("address", ["http:///a", "https://a:99999/", "http://[::1", "http://:80"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(WorkbenchError, match="no address"):
        web.fetch(address)
