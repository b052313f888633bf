import json
import socketserver
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.servers import serving
from workbench.engines import EngineSettings, open_engine
from workbench.system.errors import WorkbenchError
from workbench.system.yaml_nodes import parse_mapping

KNOWN = {
    "Le chat dort.": ["The cat sleeps.", "The cat is asleep."],
    "Voir X1.": ["See X1."],
    "Voir X1 et X2.": ["See and X2."],
    "Voir": ["See"],
    "et": ["and"],
}


class Server(ThreadingHTTPServer):
    """A LibreTranslate server that knows a few sentences."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.questions: list[dict[str, object]] = []
        self.answer: bytes | None = None
        self.status = 200

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self):
        question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.questions.append(question)
        found = [KNOWN.get(text, [f"({text})"]) for text in question["q"]]
        answer = {"translatedText": [texts[0] for texts in found]}
        if question.get("alternatives"):
            answer["alternatives"] = [texts[1:] for texts in found]
        data = json.dumps(answer).encode() if self.server.answer is None else self.server.answer
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *arguments):
        pass


def configured(url, more=""):
    """Return what a workspace says whose server is at ``url``."""
    text = f'libretranslate:\n  url: "{url}"\n{more}\n'
    return EngineSettings.read(parse_mapping(text, Path("workbench.yaml")))


@pytest.fixture
def server():
    with serving(Server()) as running:
        yield running


@pytest.fixture
def engine(server):
    return open_engine(configured(server.url, "engine: libretranslate"), "fr", "en")


def test_sentences_go_to_the_server_and_come_back_in_order(engine, server):
    assert engine.translate(["Le chat dort.", "2025", "Ici."]) == [
        ["The cat sleeps."], ["2025"], ["(Ici.)"],
    ]  # fmt: skip
    (question,) = server.questions
    assert question == {
        "q": ["Le chat dort.", "Ici."], "source": "fr", "target": "en", "format": "text",
    }  # fmt: skip
    assert engine.origin == f"libretranslate {server.url.removeprefix('http://')}"


def test_alternatives_are_asked_for(engine):
    (translations,) = engine.translate(["Le chat dort."], alternatives=2)
    assert translations == ["The cat sleeps.", "The cat is asleep."]


def test_tags_and_addresses_are_kept_from_the_server(engine, server):
    assert engine.translate(["Voir <1>https://a.org</1>."]) == [["See <1>https://a.org</1>."]]
    assert server.questions[0]["q"] == ["Voir X1."]


def test_an_address_that_the_server_loses_is_translated_around(engine):
    text = "Voir https://a.org et https://b.org."
    assert engine.translate([text]) == [["See https://a.org and https://b.org."]]


def test_many_sentences_go_in_several_requests(engine, server):
    assert len(engine.translate([f"Phrase {n}." for n in range(60)])) == 60
    assert [len(question["q"]) for question in server.questions] == [32, 28]


def test_a_key_is_taken_from_the_environment(engine, server, monkeypatch):
    monkeypatch.setenv("LIBRETRANSLATE_API_KEY", "secret")
    engine.translate(["Le chat dort."])
    assert server.questions[0]["api_key"] == "secret"


@pytest.mark.parametrize(
    ("status", "answer", "reason"),
    [
        (200, b"<html>", "no JSON"),
        (200, b"[]", "no translation"),
        (200, b'{"translatedText": "one for many"}', "no translation"),
        (200, b'{"translatedText": [1]}', "no translation"),
        (400, b'{"error": "fr is not supported"}', "400 fr is not supported"),
        (403, b"", "403"),
    ],
)
def test_a_server_that_answers_nonsense_is_one_line(engine, server, status, answer, reason):
    server.status, server.answer = status, answer
    with pytest.raises(WorkbenchError, match=reason) as caught:
        engine.translate(["Le chat dort."])
    assert server.url in str(caught.value)


def test_a_server_that_is_away_is_said_with_the_remedy():
    engine = open_engine(configured("http://127.0.0.1:9"), "fr", "en", "libretranslate")
    with pytest.raises(WorkbenchError, match=r"does not answer.*--engine argos"):
        engine.translate(["Le chat dort."])


class Mail(socketserver.StreamRequestHandler):
    """Greets as a mail server does, which is no HTTP."""

    def handle(self):
        self.wfile.write(b"220 mail.example.org ready\r\n")


def test_a_server_of_another_kind_is_one_line():
    with serving(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mail)) as running:
        url = f"http://127.0.0.1:{running.server_address[1]}"
        engine = open_engine(configured(url), "fr", "en", "libretranslate")
        with pytest.raises(WorkbenchError, match="does not answer"):
            engine.translate(["Le chat dort."])


@pytest.mark.parametrize(
    "url",
    [
        "",
        "127.0.0.1:5000",
        "file:///etc/passwd",
        "http://",
        "http://[",
        "http://localhost:abc",
        "http://localhost:70000",
    ],
)
def test_an_address_that_is_none_is_refused(url):
    with pytest.raises(WorkbenchError, match=r"workbench\.yaml"):
        open_engine(configured(url), "fr", "en", "libretranslate")


def test_a_wrong_address_is_told_with_its_line():
    with pytest.raises(WorkbenchError, match=r'^workbench\.yaml:2:8: "there" is no web address'):
        open_engine(configured("there"), "fr", "en", "libretranslate")
