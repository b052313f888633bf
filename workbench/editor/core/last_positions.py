"""Read and write the segment at which each person left an article, on this machine.

If the file is lost, no work is lost.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from workbench.articles import Article
from workbench.system.files import PRIVATE_FOLDER, make_private_folder

_FOLDER = Path(PRIVATE_FOLDER) / "places"


def last(workspace: Path, article: Article, person: str) -> str:
    """Return the id of the segment at which ``person`` left ``article``; empty if unknown."""
    return _read(_path(workspace, article)).get(person, "")


def save(workspace: Path, article: Article, person: str, segment_id: str) -> None:
    """Record the segment at which ``person`` leaves ``article``; failures are ignored."""
    path = _path(workspace, article)
    places = {**_read(path), person: segment_id}
    with contextlib.suppress(OSError):
        make_private_folder(path.parent.parent)
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(places, ensure_ascii=False) + "\n", encoding="utf-8")


def _path(workspace: Path, article: Article) -> Path:
    return workspace / _FOLDER / f"{article.slug}.{article.metadata.target_language}.json"


def _read(path: Path) -> dict[str, str]:
    """Return the ids of segments by the names of people; none if the file is damaged."""
    try:
        places = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(places, dict):
        return {}
    return {person: place for person, place in places.items() if isinstance(place, str)}
