"""The editor in a browser: who is let in, what the page loads, and that work arrives."""

from __future__ import annotations

import asyncio
import importlib.util
import signal
import socket
import sys
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.editor.sittings import journals
from tests.editor.workspaces import SEGMENTS
from tests.shared import needs_program
from tests.waiting import PATIENCE
from workbench.articles import Article
from workbench.catalog import State
from workbench.workspace import Workspace

if TYPE_CHECKING:  # it needs what comes with textual-serve
    from tests.devtools import Browser

pytestmark = [
    pytest.mark.external,
    pytest.mark.skipif(
        importlib.util.find_spec("textual_serve") is None, reason="textual-serve is not installed"
    ),
]


class Served:
    """A running ``workbench serve``."""

    def __init__(self, process: asyncio.subprocess.Process, address: str) -> None:
        self._process = process
        self.address = address

    async def end(self, sign: signal.Signals = signal.SIGINT) -> tuple[int, str]:
        """End it as Ctrl-C does; return its exit status and what it said."""
        self._process.send_signal(sign)
        _, said = await asyncio.wait_for(self._process.communicate(), PATIENCE)
        assert self._process.returncode is not None
        return self._process.returncode, said.decode()


@asynccontextmanager
async def served(workspace: Workspace, *arguments: str) -> AsyncIterator[Served]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "workbench", "--workspace", str(workspace.folder), "serve", *arguments),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        address = (await asyncio.wait_for(process.stdout.readline(), PATIENCE)).decode().strip()
        yield Served(process, address)
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


def status(address: str, **headers: str) -> int:
    request = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            code: int = answer.status
    except urllib.error.HTTPError as error:
        code = error.code
    return code


async def until(true: Callable[[], bool]) -> None:
    """Wait for what the server does."""
    async with asyncio.timeout(PATIENCE):
        while not true():
            await asyncio.sleep(0.02)


async def until_target(article: Article, row: int, target: str) -> None:
    """Wait until the catalog on the disk has ``target``."""
    await until(lambda: article.read_catalog()[row].target == target)


async def test_only_who_knows_the_whole_address_is_let_in(workspace: Workspace) -> None:
    async with served(workspace) as server:
        address = urlsplit(server.address)
        assert address.hostname == "127.0.0.1"
        token = address.path.strip("/")
        assert len(token) >= 43  # 256 bits
        site = f"http://{address.netloc}"
        upgrade = {
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
        }
        refused = [
            f"{site}/",
            f"{site}/static/js/textual.js",
            f"{site}/page/focus.js",
            f"{site}/download/x",
            f"{site}/{token[:-1]}/",
            f"{site}/{token}x/",
            f"{site}/?{token}",
        ]
        codes = [await asyncio.to_thread(status, wrong) for wrong in refused]
        assert codes == [403] * len(refused)
        assert await asyncio.to_thread(status, f"{site}/ws", **upgrade) == 403
        assert await asyncio.to_thread(status, server.address) == 200
        _, said = await server.end()
        assert "for this machine alone, unless a proxy that authenticates stands before it" in said
        assert token not in said


async def test_every_start_has_another_address(workspace: Workspace) -> None:
    tokens = set()
    for _ in range(2):
        async with served(workspace) as server:
            tokens.add(urlsplit(server.address).path)
    assert len(tokens) == 2


async def test_behind_a_proxy_the_page_names_the_proxy(workspace: Workspace) -> None:
    async with served(workspace, "--public-url", "https://example.org") as server:
        assert server.address.startswith("https://example.org/")


def test_a_port_that_is_taken_is_told(
    workspace: Workspace, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbench.cli import main

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        monkeypatch.setattr(
            sys,
            "argv",
            ["workbench", "--workspace", str(workspace.folder), "serve", "--port", port],
        )
        with pytest.raises(SystemExit) as ended:
            main()
    assert ended.value.code == 1
    assert f"cannot listen on port {port}" in capfd.readouterr().err


@needs_program("chromium")
async def test_a_segment_is_corrected_and_accepted(
    workspace: Workspace, article: Article, browser: Browser
) -> None:
    async with served(workspace, article.slug) as server, browser.page() as page:
        await page.open(server.address)
        await page.wait_for("document.body.classList.contains('-first-byte')")
        assert await page.evaluate("document.title") == "Des nouvelles de la montagne"

        await page.type("À l’été, ")
        corrected = "À l’été, A soldier of the <1>63rd mechanised brigade</1> speaks of flights."
        await until_target(article, 2, corrected)
        await page.press("Enter")
        await until(lambda: article.read_catalog()[2].state is State.TRANSLATED)
        assert article.read_catalog()[2].translator == "Carla"

        host = urlsplit(server.address).netloc
        assert len(page.requests) > 3
        assert {urlsplit(request).netloc for request in page.requests} == {host}
        assert page.faults == []

        # Ended as soon as a letter typed last has come, it has it on the disk, and the page
        # says that it has ended.
        last = "ZThere were 21 men left at the pass."
        await page.type("Z")
        await until(
            lambda: (
                article.read_catalog()[3].target == last
                or any(last in journal.read_text("utf-8") for journal in journals(article))
            )
        )
        code, _ = await server.end()
        assert code == 0
        assert article.read_catalog()[3].target == last
        await page.wait_for("document.body.classList.contains('-closed')")


@needs_program("chromium")
async def test_the_keys_that_a_browser_keeps_have_others_there(
    with_machine: Workspace, article: Article, browser: Browser
) -> None:
    async with served(with_machine, article.slug) as server, browser.page() as page:
        await page.open(server.address)
        await page.wait_for("document.body.classList.contains('-first-byte')")
        await page.press("ArrowDown", control=True)
        await page.type("Yes, yes ")
        await until_target(article, 3, f"Yes, yes {SEGMENTS[3].target}")
        await page.press("Backspace", alt=True)
        await page.press("Backspace", alt=True)
        await until_target(article, 3, f"Yes{SEGMENTS[3].target}")
        await page.press("ArrowDown", control=True)
        await page.press("d", control=True)
        await until(lambda: bool(article.read_catalog()[4].target))
        assert article.read_catalog()[4].origin.startswith("argos fr_en")
        assert page.faults == []


@needs_program("chromium")
async def test_leaving_the_editor_offers_to_open_it_again(
    workspace: Workspace, article: Article, browser: Browser
) -> None:
    async with served(workspace) as server, browser.page() as page:
        await page.open(server.address)
        await page.wait_for("document.body.classList.contains('-first-byte')")
        await page.press("q", control=True)
        await page.wait_for("document.body.classList.contains('-closed')")
        await page.evaluate("document.querySelector('.ended a').click()")
        await page.wait_for(
            "document.body.classList.contains('-first-byte')"
            " && !document.body.classList.contains('-closed')"
        )


@needs_program("chromium")
async def test_an_editor_that_cannot_start_ends_its_page(
    workspace: Workspace, article: Article, browser: Browser
) -> None:
    async with served(workspace, article.slug) as server, browser.page() as page:
        article.catalog_path.unlink()
        await page.open(server.address)
        await page.wait_for("document.body.classList.contains('-closed')")
