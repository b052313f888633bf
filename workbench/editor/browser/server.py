"""A web server on the loopback address that requires a token.

textual-serve runs one editor for each open page, and carries its screen and keys over a
websocket. Added here: the token, a page of our own that loads nothing from other sites,
headers that forbid that, and a shutdown that lets the editors save first.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
import socket
from collections.abc import Callable
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler
from textual_serve.app_service import AppService
from textual_serve.server import Server, to_int
from yarl import URL

from workbench.system.errors import WorkbenchError

_HERE = Path(__file__).parent

LOOPBACK = "127.0.0.1"

#: How long an editor may take to save and exit when the server stops, in seconds.
_PATIENCE = 30.0

#: The page's own scripts, fonts and websocket, and nothing else, from anywhere; xterm.js
#: writes style sheets of its own.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
    "img-src 'self' data:; connect-src 'self' {websocket}; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


def serve(
    command: str,
    *,
    title: str,
    ready: Callable[[str], None],
    port: int = 0,
    public_url: str = "",
) -> None:
    """Serve the editor that the shell ``command`` starts, until Ctrl-C or SIGTERM.

    ``ready`` is called with the address once the server answers. ``port`` 0 is any free one;
    ``public_url`` is the address of a proxy in front of it, if any. Raises ``WorkbenchError`` if
    the port is taken.
    """
    listening = _listen(port)
    origin = public_url.rstrip("/") or f"http://{LOOPBACK}:{listening.getsockname()[1]}"
    logging.basicConfig(level=logging.WARNING)
    server = _EditorServer(command, origin, title, ready)
    web.run_app(
        server.application(),
        sock=listening,
        # No log must contain the token, which is in the address.
        access_log=None,
        print=lambda *arguments: None,
        shutdown_timeout=_PATIENCE,
    )


def _listen(port: int) -> socket.socket:
    try:
        return socket.create_server((LOOPBACK, port))
    except (OSError, OverflowError) as error:
        raise WorkbenchError(
            f"cannot listen on port {port}: {error}", remedy="name another one with --port"
        ) from error


def _websocket(url: str) -> str:
    """Return the address of websockets at the site of ``url``."""
    return str(URL(url).origin()).replace("http", "ws", 1)


class _Editor(AppService):
    """One editor in a process of its own."""

    async def run(self) -> None:
        """Run the editor; close the page when it ends, even if it could not start."""
        await super().run()
        await self.remote_close()


class _EditorServer(Server):
    """textual-serve's server under a path that is the token."""

    def __init__(self, command: str, origin: str, title: str, ready: Callable[[str], None]) -> None:
        super().__init__(
            command,
            host=LOOPBACK,
            title=title,
            public_url=origin,
            templates_path=_HERE / "templates",
        )
        self._token = secrets.token_urlsafe(32)
        self._ready = ready
        self._policy = _POLICY.format(websocket=_websocket(origin))
        self._editor_tasks: set[asyncio.Task[object]] = set()

    async def application(self) -> web.Application:
        """Make the web application."""
        inner = await self._make_app()
        inner.router.add_static("/page", _HERE / "page")
        outer = web.Application(middlewares=[self._require_token])
        # The page makes all its addresses from the inner one's routes, token included.
        outer.add_subapp(f"/{self._token}/", inner)
        outer.on_response_prepare.append(self._add_headers)
        return outer

    async def on_startup(self, app: web.Application) -> None:
        """Call ``ready`` with the address, where textual-serve would print a logo."""
        self._ready(f"{self.public_url}/{self._token}/")

    async def on_shutdown(self, app: web.Application) -> None:
        """Ask the editors to save and exit."""
        for task in self._editor_tasks:
            task.cancel()

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run an editor for as long as its page is open, and the page for as long as it runs."""
        websocket = web.WebSocketResponse(heartbeat=15)
        await websocket.prepare(request)

        async def close() -> None:
            await websocket.close()

        editor = _Editor(
            self.command,
            write_bytes=websocket.send_bytes,
            write_str=websocket.send_str,
            close=close,
            download_manager=self.download_manager,
        )
        task = asyncio.current_task()
        assert task is not None
        self._editor_tasks.add(task)
        query = request.query
        with contextlib.suppress(asyncio.CancelledError):
            try:
                await editor.start(
                    to_int(query.get("width", ""), 80), to_int(query.get("height", ""), 24)
                )
                await self._process_messages(websocket, editor)
            finally:
                self._editor_tasks.discard(task)
                await editor.stop()
        await websocket.close()
        return websocket

    @web.middleware
    async def _require_token(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse every request without the token."""
        given = request.path.lstrip("/").partition("/")[0]
        if not secrets.compare_digest(given.encode(), self._token.encode()):
            raise web.HTTPForbidden(text="open the whole address that was printed at the start\n")
        return await handler(request)

    async def _add_headers(self, request: web.Request, response: web.StreamResponse) -> None:
        response.headers["Content-Security-Policy"] = self._policy
        # The address contains the token, so it must not be sent to other sites.
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Content-Type-Options"] = "nosniff"
