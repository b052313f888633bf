"""Parse untrusted XML: without entities, network access and DTDs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.system.errors import WorkbenchError

if TYPE_CHECKING:
    from lxml.etree import XMLSyntaxError, _Element

#: Parser options against network access and exponential growth.
_SAFELY: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
}

#: Characters that are not allowed in XML, not even escaped.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def parse_xml(data: bytes, name: str | Path, part: str = "") -> _Element:
    """Parse ``data``, the file ``name``, and return its root element.

    ``part`` is the name of the member if ``name`` is an archive. Raises ``WorkbenchError`` if
    the XML is not well-formed or declares entities, which can grow exponentially.
    """
    from lxml import etree

    within = f"{part} in it" if part else "it"
    try:
        root = etree.fromstring(data, etree.XMLParser(**_SAFELY))
    except etree.XMLSyntaxError as error:
        raise _ill_formed(error, name, within, line=not part) from error
    except ValueError as error:  # unknown encodings
        raise WorkbenchError(
            f"{within} is not readable as XML: {error}", path=name, remedy="get the file again"
        ) from error
    _refuse_entities(root, name, within)
    return root


def parse_elements(path: Path, root: str, tag: str) -> Iterator[_Element]:
    """Yield the elements ``tag`` of the file at ``path``, whose root element is ``root``.

    Each element is freed when the next one is read, to save memory. Raises ``WorkbenchError``
    as ``parse_xml`` does, and if the root is another element.
    """
    from lxml import etree

    parsed = etree.iterparse(path, events=("start", "end"), tag=(root, tag), **_SAFELY)
    try:
        for event, element in parsed:
            if event == "start":
                if element.getparent() is None:
                    _refuse_entities(element, path, "it")
            elif element.tag == tag:
                yield element
                _forget(element)
    except etree.XMLSyntaxError as error:
        raise _ill_formed(error, path, "it", line=True) from error
    if etree.QName(parsed.root).localname != root:
        raise WorkbenchError(
            f"its root element is not <{root}>", path=path, remedy="check the path"
        )


def xml_characters(text: str) -> str:
    """Return ``text`` with each character that XML does not allow replaced by U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", text)


def _ill_formed(
    error: XMLSyntaxError, name: str | Path, within: str, *, line: bool
) -> WorkbenchError:
    return WorkbenchError(
        f"{within} is not well-formed XML: {error.msg}",
        path=name,
        line=error.lineno or None if line else None,
        remedy="get the file again",
    )


def _refuse_entities(root: _Element, name: str | Path, within: str) -> None:
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and next(iter(declared.iterentities()), None) is not None:
        raise WorkbenchError(
            f"{within} declares XML entities, which are not safe to read",
            path=name,
            remedy="save it anew from the program that made it",
        )


def _forget(element: _Element) -> None:
    """Free ``element`` and its preceding siblings."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
