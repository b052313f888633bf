"""Download model packages from pinned addresses, only when a person asks for them.

Argos checks nothing that it downloads. Here the address, the size and the SHA-256 are fixed: a
download is stopped if it is larger, resumed after an interruption, and used only if its checksum
is right.
"""

from __future__ import annotations

import os
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import IO

from workbench import __version__
from workbench.system.checksums import sha256_of
from workbench.system.errors import WorkbenchError
from workbench.system.paths import home

_CHUNK = 256 * 1024
_TIMEOUT = 30


@dataclass(frozen=True, slots=True)
class Pin:
    """The address of a file on the web, with the size and checksum that it must have."""

    url: str
    #: In bytes.
    size: int
    sha256: str

    @property
    def name(self) -> str:
        """The file's name."""
        return self.url.rpartition("/")[2]


#: The packages that can be installed by name, by their direction.
PINS = {
    "fr_en": Pin(
        "https://argos-net.com/v1/translate-fr_en-1_9.argosmodel",
        66_585_033,
        "3b3052fee6bb1e8e8e632a26a723eb2a2c7710dfe73ba61ffd9b83e85d4f14c1",
    ),
    "en_fr": Pin(
        "https://argos-net.com/v1/translate-en_fr-1_9.argosmodel",
        65_472_327,
        "3a65ed83364f4e7b06e30f9dd823db1934899ed3ce839e63f46dc7b09dc797b4",
    ),
}


def downloads_folder() -> Path:
    """Return the folder of unfinished downloads."""
    cache = os.environ.get("XDG_CACHE_HOME")
    return (Path(cache) if cache else home() / ".cache") / "bilingual-workbench"


class _AnnouncedRedirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects, after announcing them; refuses any from HTTPS to another scheme."""

    def __init__(self, announce: Callable[[str], None]) -> None:
        self._announce = announce

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Message,
        newurl: str,
    ) -> urllib.request.Request | None:
        if not newurl.startswith(f"{req.type}:"):
            raise OSError(f"the server sends us to {newurl}")
        self._announce(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def download(
    pin: Pin,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
    announce: Callable[[str], None] = lambda url: None,
) -> Path:
    """Download ``pin``, calling ``on_progress`` with bytes done and in all; return its path.

    ``announce`` is called with each address before a connection to it is opened. Raises
    ``WorkbenchError`` if the server does not answer, or sends another file. If the connection
    breaks, what was downloaded is kept, and the next call resumes.
    """
    path = downloads_folder() / f"{pin.name}.{pin.sha256[:12]}.part"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if _size(path) != pin.size:
            _fetch(pin, path, on_progress, announce)
        found = sha256_of(path)
    except urllib.error.HTTPError as error:
        raise _fault(pin, f"the server refuses: {error.code} {error.reason}") from error
    except OSError as error:
        reason = getattr(error, "reason", None) or error.strerror or error
        raise _fault(pin, f"the download broke off: {reason}", resumes=True) from error
    if found != pin.sha256:
        path.unlink(missing_ok=True)
        raise _fault(pin, f"the file is not the one expected (its SHA-256 is {found})")
    return path


def _fetch(
    pin: Pin,
    path: Path,
    on_progress: Callable[[int, int], None],
    announce: Callable[[str], None],
) -> None:
    """Download the missing part of ``pin`` to the file at ``path``."""
    done = _size(path)
    if done > pin.size:
        path.unlink()
        done = 0
    headers = {"User-Agent": f"bilingual-workbench/{__version__}"}
    if done:
        headers["Range"] = f"bytes={done}-"
    request = urllib.request.Request(pin.url, headers=headers)  # noqa: S310 - pinned
    opener = urllib.request.build_opener(_AnnouncedRedirects(announce))
    announce(pin.url)
    with opener.open(request, timeout=_TIMEOUT) as response:
        # A server without support for ranges sends the whole file again.
        resumed = response.status == 206
        if resumed and not response.headers.get("Content-Range", "").startswith(f"bytes {done}-"):
            raise OSError("the server sent another part than was asked for")
        done = done if resumed else 0
        with path.open("ab" if resumed else "wb") as file:
            while chunk := response.read(_CHUNK):
                done += len(chunk)
                if done > pin.size:
                    file.close()
                    path.unlink()
                    raise _fault(pin, f"the server sends more than {pin.size:,} bytes")
                file.write(chunk)
                on_progress(done, pin.size)
    if done < pin.size:
        raise OSError(f"{done:,} of {pin.size:,} bytes came")


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _fault(pin: Pin, what: str, *, resumes: bool = False) -> WorkbenchError:
    again = "run the command again to go on from there, or " if resumes else ""
    return WorkbenchError(
        f"{pin.url}: {what}",
        remedy=f"{again}fetch the file elsewhere and use --from-file",
    )
