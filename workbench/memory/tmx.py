"""Read TMX files as units of the memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.memory.unit import Unit
from workbench.system.errors import WorkbenchError
from workbench.system.files import READ_LIMIT, refuse_device
from workbench.system.xml_trees import parse_elements
from workbench.text.languages import NAMES

if TYPE_CHECKING:
    from lxml.etree import _Element

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

#: TMX elements for an opening, a closing and an empty tag; their content is not text.
_OPENING, _CLOSING = "bpt", "ept"
_ALONE = frozenset({"ph", "it", "ut"})


def read_tmx(path: Path) -> Iterator[Unit]:
    """Yield the French-English pairs of the TMX file at ``path``.

    Inline elements become numbered tags. Units without both languages are left out. Raises
    ``WorkbenchError`` with the line if the file is not TMX, or declares entities.
    """
    refuse_device(path)
    try:
        if path.stat().st_size > READ_LIMIT:
            raise WorkbenchError("the file is larger than 256 MB", path=path, remedy="split it")
        for number, element in enumerate(parse_elements(path, "tmx", "tu"), 1):
            unit = _unit(element, number, path.stem)
            if unit is not None:
                yield unit
    except OSError as error:
        raise WorkbenchError(
            f"cannot read the file: {error.strerror or error}", path=path, remedy="check the path"
        ) from error


def _unit(element: _Element, number: int, name: str) -> Unit | None:
    """Return the pair of a ``tu`` element; None if a language is missing."""
    texts: dict[str, str] = {}
    for variant in element.iter("tuv"):
        language = (variant.get(_LANGUAGE) or variant.get("lang") or "")[:2].lower()
        segment = variant.find("seg")
        if language in NAMES and language not in texts and segment is not None:
            texts[language] = " ".join(_text(segment).split())
    if not all(texts.get(language) for language in NAMES):
        return None
    source_language = (element.get("srclang") or "")[:2].lower()
    return Unit(
        texts["fr"],
        texts["en"],
        source_language if source_language in NAMES else "fr",
        name,
        element.get("tuid") or str(number),
        element.get("changeid") or element.get("creationid") or "",
    )


def _text(segment: _Element) -> str:
    """Return the text of a ``seg`` element with numbered tags for inline elements."""
    parts = [segment.text or ""]
    numbers: dict[str, int] = {}
    alone = 0
    for child in segment:
        name = str(child.tag)
        pair = child.get("i") or child.get("x") or ""
        if name == _OPENING:
            numbers[pair] = len(numbers) + alone + 1
            parts.append(f"<{numbers[pair]}>")
        elif name == _CLOSING and pair in numbers:
            parts.append(f"</{numbers[pair]}>")
        elif name in _ALONE:
            alone += 1
            parts.append(f"<{len(numbers) + alone}/>")
        elif name == "hi":
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)
