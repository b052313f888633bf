"""A page in headless Chromium, driven by the DevTools protocol."""

from __future__ import annotations

import asyncio
import base64
import itertools
import shutil
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

from tests.waiting import PATIENCE, until

#: Keys by DevTools' names, and what they are to old and new web pages.
_KEYS = {
    "Enter": (13, "\r"),
    "Escape": (27, ""),
    "End": (35, ""),
    "ArrowDown": (40, ""),
    "Backspace": (8, ""),
}


class BrowserError(Exception):
    """The browser did not do what it was told to."""


class Page:
    """One tab; ``requests`` are the addresses it has asked for, ``faults`` what it complained."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self.requests: list[str] = []
        self.faults: list[str] = []

    async def listen(self) -> None:
        """Take what the browser tells, until it is gone."""
        async for message in self._socket:
            told = message.json()
            if "id" in told:
                self._answers.pop(told["id"]).set_result(told)
            elif told["method"] == "Network.requestWillBeSent":
                self.requests.append(told["params"]["request"]["url"])
            elif told["method"] == "Network.webSocketCreated":
                self.requests.append(told["params"]["url"])
            elif told["method"] == "Runtime.exceptionThrown":
                self.faults.append(str(told["params"]["exceptionDetails"]))
            elif told["method"] == "Log.entryAdded":
                entry = told["params"]["entry"]
                if entry["level"] == "error":
                    self.faults.append(f"{entry['text']} {entry.get('url', '')}")

    async def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Give the browser an order and return what it answers."""
        number = next(self._numbers)
        self._answers[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": number, "method": method, "params": parameters})
        told = await asyncio.wait_for(self._answers[number], PATIENCE)
        if "error" in told:
            raise BrowserError(method, told["error"])
        result: dict[str, Any] = told["result"]
        return result

    async def open(self, address: str) -> None:
        """Go to ``address``."""
        for domain in ("Network", "Runtime", "Log", "Page"):
            await self.call(f"{domain}.enable")
        await self.call("Page.navigate", url=address)

    async def evaluate(self, script: str) -> Any:
        """Return what ``script`` comes to on the page, in the end where it is a promise."""
        told = await self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        return told["result"].get("value")

    async def wait_for(self, script: str) -> None:
        """Wait until ``script`` is true on the page, or on the one that takes its place."""
        async with asyncio.timeout(PATIENCE):
            while not await self._is_true(script):
                await asyncio.sleep(0.05)

    async def _is_true(self, script: str) -> bool:
        try:
            return bool(await self.evaluate(script))
        except BrowserError:  # a page that goes away answers no question
            return False

    async def press(self, key: str, *, control: bool = False, alt: bool = False) -> None:
        """Press a key, a letter or one of DevTools' names."""
        code, text = _KEYS.get(key, (ord(key[0].upper()), ""))
        event = {"key": key, "windowsVirtualKeyCode": code, "modifiers": alt + 2 * control}
        kind = "keyDown" if text else "rawKeyDown"
        await self.call("Input.dispatchKeyEvent", type=kind, **event, text=text)
        await self.call("Input.dispatchKeyEvent", type="keyUp", **event)

    async def type(self, text: str) -> None:
        """Write ``text``."""
        await self.call("Input.insertText", text=text)

    async def picture(self, path: Path) -> None:
        """Write what the page looks like as PNG."""
        told = await self.call("Page.captureScreenshot", format="png")
        path.write_bytes(base64.b64decode(told["data"]))


class Browser:
    """Headless Chromium, with the folder ``profile`` as its own."""

    def __init__(self, profile: Path) -> None:
        chromium = shutil.which("chromium")
        assert chromium is not None
        self._process = subprocess.Popen(
            [
                chromium,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--allow-file-access-from-files",
                "--hide-scrollbars",
                "--window-size=1200,800",
                "--remote-debugging-port=0",
                f"--user-data-dir={profile}",
                "about:blank",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._told = profile / "DevToolsActivePort"
        until(lambda: self._told.exists() and "\n" in self._told.read_text("ascii"))

    @asynccontextmanager
    async def page(self) -> AsyncIterator[Page]:
        """Open a page of its own, and close it."""
        site = f"http://127.0.0.1:{self._told.read_text('ascii').splitlines()[0]}"
        async with aiohttp.ClientSession() as client:
            async with client.put(f"{site}/json/new?about:blank") as answer:
                tab = await answer.json(content_type=None)
            async with client.ws_connect(tab["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                page = Page(socket)
                listening = asyncio.create_task(page.listen())
                yield page
                listening.cancel()
            async with client.get(f"{site}/json/close/{tab['id']}"):
                pass

    def end(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait()
