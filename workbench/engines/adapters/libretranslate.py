"""Translate with a LibreTranslate server, only if the workspace or the person asks for it."""

from __future__ import annotations

import http.client
import json
import os
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Sequence
from typing import Any

from workbench import __version__
from workbench.engines.model import Hypothesis
from workbench.engines.pipeline.translation import ModelEngine
from workbench.lexicon.own_lexicon import OwnLexicon
from workbench.system.errors import WorkbenchError
from workbench.system.yaml_nodes import Mapping

#: The most sentences in one request; servers limit them.
_BATCH = 32
_TIMEOUT = 60
#: The most bytes of an answer; good ones are a few times as long as the request.
_ANSWER_LIMIT = 16 * 1024 * 1024

#: The environment variable with a server's key, a secret that is not for shared settings.
_KEY_VARIABLE = "LIBRETRANSLATE_API_KEY"


def open_engine(
    settings: Mapping,
    source_language: str,
    target_language: str,
    *,
    hints: bool,
    own: OwnLexicon | None,
) -> ModelEngine:
    """Return the engine of the server at the ``url`` of ``settings``; it reads no ``hints``."""
    url = settings.text("url")
    remedy = 'write "libretranslate:" and below it "  url: http://127.0.0.1:5000" in workbench.yaml'
    if not url:
        raise WorkbenchError("no LibreTranslate server is named", remedy=remedy)
    if not _place(url):
        raise settings.at("url").fault(f'"{url}" is no web address', remedy)
    return ModelEngine(LibreTranslate(url, source_language, target_language))


class LibreTranslate:
    """A server at ``url``, such as ``http://127.0.0.1:5000``."""

    #: The same request gives the same answer.
    can_retry = False
    #: One request at a time, since servers may be run by volunteers.
    parallel = 1

    def __init__(self, url: str, source_language: str, target_language: str) -> None:
        self.url = url.rstrip("/")
        self.origin = f"libretranslate {_place(url)}"
        self.source_language = source_language
        self.target_language = target_language

    def hypotheses(
        self,
        texts: Sequence[str],
        *,
        count: int = 1,
        prefixes: Sequence[str] | None = None,
        aligned: bool = False,
        careful: bool = False,
    ) -> list[list[Hypothesis]]:
        """Return for each text at most ``count`` hypotheses that begin with its prefix."""
        found: list[list[Hypothesis]] = []
        for start in range(0, len(texts), _BATCH):
            found += self._batch(texts[start : start + _BATCH], count)
        for hypotheses, prefix in zip(found, prefixes or [], strict=False):
            hypotheses[:] = [h for h in hypotheses if h.text.startswith(prefix)]
        return found

    def length(self, text: str) -> int:
        """Return an estimate of the tokens of ``text``."""
        return len(text) // 4

    def _batch(self, texts: Sequence[str], count: int) -> list[list[Hypothesis]]:
        question: dict[str, Any] = {
            "q": list(texts),
            "source": self.source_language,
            "target": self.target_language,
            "format": "text",
        }
        if count > 1:
            question["alternatives"] = count - 1
        if key := os.environ.get(_KEY_VARIABLE):
            question["api_key"] = key
        answer = self._ask(question)
        translated = answer.get("translatedText")
        if not (
            isinstance(translated, list)
            and len(translated) == len(texts)
            and all(isinstance(text, str) for text in translated)
        ):
            raise self._fault("the server's answer is no translation")
        others = answer.get("alternatives")
        if not (isinstance(others, list) and len(others) == len(texts)):
            others = [[]] * len(texts)
        return [
            [Hypothesis(text.strip()) for text in (first, *more) if isinstance(text, str)][:count]
            for first, more in zip(
                translated, (o if isinstance(o, list) else [] for o in others), strict=True
            )
        ]

    def _ask(self, question: dict[str, Any]) -> dict[str, Any]:
        request = urllib.request.Request(  # noqa: S310 - the scheme is checked above
            f"{self.url}/translate",
            data=json.dumps(question).encode("utf-8"),
            headers={
                "Content-Type": "application/json",
                "User-Agent": f"bilingual-workbench/{__version__}",
            },
        )
        try:
            with urllib.request.urlopen(request, timeout=_TIMEOUT) as response:  # noqa: S310
                data = response.read(_ANSWER_LIMIT + 1)
        except urllib.error.HTTPError as error:
            raise self._fault(f"the server refuses: {_reason(error)}") from error
        except (OSError, ValueError, http.client.HTTPException) as error:
            reason = getattr(error, "reason", error)
            raise self._fault(f"the server does not answer: {reason}") from error
        if len(data) > _ANSWER_LIMIT:
            raise self._fault("the server's answer is too long")
        try:
            answer = json.loads(data)
        except (ValueError, RecursionError) as error:
            raise self._fault("the server's answer is no JSON") from error
        return answer if isinstance(answer, dict) else {}

    def _fault(self, what: str) -> WorkbenchError:
        return WorkbenchError(
            f"{self.url}: {what}",
            remedy='start it or mend "libretranslate: url" in workbench.yaml, '
            "or translate offline with --engine argos",
        )


def _place(url: str) -> str:
    """Return host and port of ``url``; empty if it is no web address."""
    try:
        parts = urllib.parse.urlsplit(url)
        _ = parts.port  # raises if it is no number
    except ValueError:
        return ""
    is_address = parts.scheme in ("http", "https") and parts.hostname
    return parts.netloc.rpartition("@")[2] if is_address else ""


def _reason(error: urllib.error.HTTPError) -> str:
    """Return the server's error message, on one line."""
    try:
        answer = json.loads(error.read(10_000))
        said = answer.get("error", "") if isinstance(answer, dict) else ""
    except (OSError, ValueError, RecursionError):
        said = ""
    return " ".join(f"{error.code} {said or error.reason}".split())
