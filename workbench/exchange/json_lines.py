"""Pairs as JSON Lines: an object per line, with the exact texts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from workbench.exchange.pairs import Pair


def jsonl_chunks(pairs: Iterable[Pair]) -> Iterator[bytes]:
    """Yield a line for each pair, in UTF-8."""
    for pair in pairs:
        yield (json.dumps(asdict(pair), ensure_ascii=False) + "\n").encode("utf-8")
