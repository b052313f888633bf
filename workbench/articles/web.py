"""Fetch a web page to import it, protected against redirects into a private network.

A page can redirect to a host in the person's own network. So each host name is resolved
once, all its addresses must be public, and the connection goes to an address that was
checked.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import re
import socket
import ssl
import threading
import time
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

from workbench import __version__
from workbench.articles.importing import Source
from workbench.system.errors import WorkbenchError

#: The largest page that is accepted, in bytes.
_LARGEST = 20 * 1024 * 1024
#: The time limits for a whole page and for a silent connection, in seconds.
_LONGEST = 60.0
_SILENCE = 15.0
_MOST_REDIRECTS = 5
_CHUNK = 64 * 1024
#: The accepted content types, and the file suffix of each.
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "text/plain": ".txt",
    "text/markdown": ".md",
}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_DECLARES_ENCODING = re.compile(rb"charset\s*=|encoding\s*=", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """A fetched page as a source, and its address after redirects."""

    source: Source
    address: str


def fetch(address: str, *, allow_private: bool = False) -> Page:
    """Fetch the page at ``address``.

    Raises ``WorkbenchError`` if it cannot be reached, is too large, too slow or not a page, or
    if it is in a private network and ``allow_private`` is false.
    """
    until = time.monotonic() + _LONGEST
    for _ in range(_MOST_REDIRECTS + 1):
        parts = _checked(address)
        connection = _connection(parts, address, allow_private=allow_private)
        watch = threading.Timer(max(until - time.monotonic(), 0), _cut_off, [connection])
        watch.daemon = True
        try:
            connection.connect()
            watch.start()
            response = _response(connection, parts)
            if response.status in (301, 302, 303, 307, 308):
                address = urljoin(address, response.getheader("Location") or "")
                continue
            if response.status != 200:
                raise _fault(address, f"the server says {response.status} {response.reason}")
            suffix, charset = _kind(response, address)
            data = _body(response, address, until)
        except (OSError, http.client.HTTPException, ValueError) as error:
            if time.monotonic() > until:
                raise _too_slow(address) from error
            reason = str(error) or type(error).__name__
            raise _fault(address, f"cannot be reached: {reason}") from error
        finally:
            watch.cancel()
            connection.close()
        data = _in_unicode(data, charset)
        name = parts.path.rstrip("/").rpartition("/")[2] or parts.hostname or "page"
        stem = name.rpartition(".")[0] or name
        return Page(Source(f"{stem}{suffix}", data), address)
    raise _fault(address, f"leads on more than {_MOST_REDIRECTS} times")


def _fault(address: str, what: str, remedy: str = "check the address") -> WorkbenchError:
    return WorkbenchError(f"{address}: {what}", remedy=remedy)


def _too_slow(address: str) -> WorkbenchError:
    return _fault(address, f"took longer than {_LONGEST:.0f} s", "try again later")


def _cut_off(connection: http.client.HTTPConnection) -> None:
    """Close a connection whose response arrives too slowly for the silence limit to notice."""
    if connection.sock is not None:
        with contextlib.suppress(OSError):
            connection.sock.shutdown(socket.SHUT_RDWR)


def _checked(address: str) -> SplitResult:
    """Return the parts of ``address``; raise if it is not that of a web page."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise _fault(address, f"no address: {error}") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise _fault(address, "no address of a page")
    return parts


def _connection(
    parts: SplitResult, address: str, *, allow_private: bool
) -> http.client.HTTPConnection:
    """Return a connection to the host, of which all addresses have been checked."""
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise _fault(address, "the host is not known, or there is no network") from error
    numbers = [str(entry[4][0]) for entry in found]
    if not allow_private and not all(_is_public(number) for number in numbers):
        raise _fault(
            address,
            "leads into a private network",
            "add --allow-private if you mean it",
        )
    connection: http.client.HTTPConnection
    if parts.scheme == "https":
        connection = _PinnedConnection(host, port, numbers[0])
    else:
        connection = http.client.HTTPConnection(numbers[0], port, timeout=_SILENCE)
    return connection


class _PinnedConnection(http.client.HTTPSConnection):
    """An HTTPS connection to a given IP address, so that the name is not resolved again."""

    def __init__(self, host: str, port: int, number: str) -> None:
        self._trust = ssl.create_default_context()
        super().__init__(host, port, timeout=_SILENCE, context=self._trust)
        self._number = number

    def connect(self) -> None:
        """Connect to the address; the certificate is checked against the host's name."""
        plain = socket.create_connection((self._number, self.port), self.timeout)
        self.sock = self._trust.wrap_socket(plain, server_hostname=self.host)


def _is_public(number: str) -> bool:
    address = ipaddress.ip_address(number.partition("%")[0])
    inner = getattr(address, "ipv4_mapped", None) or address
    return inner.is_global and not inner.is_multicast


def _response(
    connection: http.client.HTTPConnection, parts: SplitResult
) -> http.client.HTTPResponse:
    target = parts.path or "/"
    if parts.query:
        target += f"?{parts.query}"
    connection.putrequest("GET", _quoted(target), skip_host=True, skip_accept_encoding=True)
    connection.putheader("Host", _quoted(parts.netloc.rpartition("@")[2]))
    connection.putheader("User-Agent", f"bilingual-workbench/{__version__}")
    connection.putheader("Accept", ", ".join(_SUFFIXES))
    connection.putheader("Accept-Encoding", "identity")
    connection.endheaders()
    return connection.getresponse()


def _quoted(target: str) -> str:
    """Return ``target`` percent-encoded: requests must be ASCII."""
    from urllib.parse import quote

    return quote(target, safe="%/:=&?~#+!$,;'@()*[]")


def _kind(response: http.client.HTTPResponse, address: str) -> tuple[str, str]:
    """Return the file suffix for the content type, and the encoding that the server declares."""
    header = response.getheader("Content-Type") or "text/html"
    kind = header.partition(";")[0].strip().lower()
    if kind not in _SUFFIXES:
        raise _fault(address, f'no page but "{kind}"', "download it and import the file")
    if (response.getheader("Content-Encoding") or "identity") != "identity":
        raise _fault(address, "the server packs the page", "save it in a browser")
    charset = _CHARSET.search(header)
    return _SUFFIXES[kind], charset[1].lower() if charset else ""


def _body(response: http.client.HTTPResponse, address: str, until: float) -> bytes:
    """Read the body of the response; raise if it is too large or too slow."""
    chunks: list[bytes] = []
    size = 0
    while chunk := response.read1(_CHUNK):
        chunks.append(chunk)
        size += len(chunk)
        if size > _LARGEST:
            raise _fault(address, f"larger than {_LARGEST >> 20} MB", "save it in a browser")
        if time.monotonic() > until:
            raise _too_slow(address)
    if time.monotonic() > until:  # cut off
        raise _too_slow(address)
    if response.length:
        raise _fault(address, "was cut off before its end", "try again later")
    return b"".join(chunks)


def _in_unicode(data: bytes, charset: str) -> bytes:
    """Return the page in UTF-8 if only the server declares its encoding, else as it is."""
    if not charset or charset in ("utf-8", "utf8") or _DECLARES_ENCODING.search(data[:4096]):
        return data
    try:
        return data.decode(charset).encode("utf-8")
    except (LookupError, ValueError):
        return data
