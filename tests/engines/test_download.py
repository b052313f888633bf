import hashlib
import ssl
import subprocess
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.servers import serving
from tests.shared import needs_program
from workbench.engines.packages.download import PINS, Pin, download, downloads_folder
from workbench.system.errors import WorkbenchError

DATA = bytes(range(256)) * 4000


class Server(ThreadingHTTPServer):
    """Serves DATA as a test asks: whole, in parts, cut off, or something else."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.requests: list[dict[str, str]] = []
        self.data = DATA
        self.ranges = True
        self.cut_at: int | None = None
        self.status: int | None = None
        self.elsewhere: str | None = None

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}/model.argosmodel"


class Handler(BaseHTTPRequestHandler):
    server: Server
    #: What is added to the first byte of every part that was asked for.
    part = 0

    def do_GET(self):
        self.server.requests.append(dict(self.headers))
        if self.server.status:
            self.send_error(self.server.status)
            return
        if self.server.elsewhere and self.path != "/elsewhere":
            self.send_response(302)
            self.send_header("Location", self.server.elsewhere)
            self.end_headers()
            return
        start = 0
        wanted = self.headers.get("Range")
        if wanted and self.server.ranges:
            start = int(wanted.removeprefix("bytes=").rstrip("-"))
            self.send_response(206)
            total = len(self.server.data)
            self.send_header("Content-Range", f"bytes {start + self.part}-{total - 1}/{total}")
        else:
            self.send_response(200)
        data = self.server.data[start:]
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data[: self.server.cut_at])

    def log_message(self, *arguments):
        pass


@pytest.fixture
def server(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with serving(Server()) as running:
        yield running


@pytest.fixture
def pin(server):
    return Pin(server.url, len(DATA), hashlib.sha256(DATA).hexdigest())


def test_the_right_file_is_fetched_with_progress_and_a_name_of_our_own(server, pin):
    seen = []
    path = download(pin, lambda done, total: seen.append((done, total)))
    assert path.read_bytes() == DATA
    assert seen[-1] == (len(DATA), len(DATA))
    assert server.requests[0]["User-Agent"].startswith("bilingual-workbench/")


def test_a_broken_download_goes_on_where_it_stopped(server, pin):
    server.cut_at = 300_000
    with pytest.raises(WorkbenchError, match="run the command again to go on"):
        download(pin)
    server.cut_at = None
    assert download(pin).read_bytes() == DATA
    assert server.requests[1]["Range"] == "bytes=300000-"


def test_a_server_without_ranges_sends_the_whole_again(server, pin):
    server.cut_at, server.ranges = 300_000, False
    with pytest.raises(WorkbenchError):
        download(pin)
    server.cut_at = None
    assert download(pin).read_bytes() == DATA


def test_where_it_goes_is_said_before_each_connection(server, pin):
    server.elsewhere = "/elsewhere"
    said = []
    download(pin, announce=lambda url: said.append((url, len(server.requests))))
    assert said == [(server.url, 0), (server.url.replace("model.argosmodel", "elsewhere"), 1)]


@pytest.mark.parametrize("elsewhere", ["ftp://127.0.0.1/x", "https://127.0.0.1:9/x"])
def test_a_server_that_sends_us_to_another_protocol_is_not_followed(server, pin, elsewhere):
    server.elsewhere = elsewhere
    with pytest.raises(WorkbenchError, match=f"sends us to {elsewhere}"):
        download(pin)
    assert len(server.requests) == 1


def test_a_server_that_answers_another_part_is_refused(server, pin, monkeypatch):
    server.cut_at = 300_000
    with pytest.raises(WorkbenchError):
        download(pin)
    monkeypatch.setattr(Handler, "part", 5)
    with pytest.raises(WorkbenchError, match="another part than was asked for"):
        download(pin)


@pytest.mark.external
@needs_program("openssl")
def test_only_a_server_that_proves_its_name_is_trusted(server, pin, tmp_path, monkeypatch):
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1",
         "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    secure = Pin(pin.url.replace("http:", "https:"), pin.size, pin.sha256)
    with pytest.raises(WorkbenchError, match=r"(?i)certificate verify failed"):
        download(secure)
    assert server.requests == []
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert download(secure).read_bytes() == DATA


def test_a_finished_download_is_not_fetched_again(server, pin):
    download(pin)
    download(pin)
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [(DATA + b"x", "sends more than"), (b"x" + DATA[1:], "not the one expected")],
)
def test_another_file_is_refused_and_not_kept(server, pin, data, reason):
    server.data = data
    with pytest.raises(WorkbenchError, match=reason):
        download(pin)
    assert list(downloads_folder().iterdir()) == []


def test_a_server_that_refuses_is_named(server, pin):
    server.status = 404
    with pytest.raises(WorkbenchError, match=f"{server.url}: the server refuses: 404"):
        download(pin)


def test_a_server_that_is_away_is_named(server, pin):
    away = Pin("http://127.0.0.1:9/model.argosmodel", pin.size, pin.sha256)
    with pytest.raises(WorkbenchError, match="--from-file"):
        download(away)


@pytest.mark.parametrize("code", ["fr_en", "en_fr"])
def test_what_can_be_installed_by_name_is_pinned(code):
    pin = PINS[code]
    assert pin.url.startswith("https://")
    assert code in pin.name
    assert len(pin.sha256) == 64
