"""XML from strangers: parsed without entities, network and DTD, or refused with its line."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from workbench.documents.encoding import Encoding, decode
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from lxml.etree import _Element

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def parse_xml(data: bytes, name: str, part: str = "") -> _Element:
    """Return the root element of ``data``, a file called ``name``.

    ``part`` names the member of an archive that it is. Raises ``WorkbenchError`` where it
    is not well formed, or declares entities, which can be made to grow without end.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    within = f"{part} in it" if part else "it"
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise WorkbenchError(
            f"{within} is not well-formed XML: {error.msg}",
            path=name,
            line=None if part else error.lineno,
            remedy="get the file again",
        ) from error
    except ValueError as error:  # of strange encodings
        raise WorkbenchError(
            f"{within} is not readable as XML: {error}", path=name, remedy="get the file again"
        ) from error
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and next(iter(declared.iterentities()), None) is not None:
        raise WorkbenchError(
            f"{within} declares XML entities, which are not safe to read",
            path=name,
            remedy="save it anew from the program that made it",
        )
    return root


def xml_bytes(root: _Element) -> bytes:
    """Return the XML file whose root is ``root``, in UTF-8, with what stands before it."""
    from lxml import etree

    tree = root.getroottree()
    standalone = bool(tree.docinfo.standalone)
    return bytes(
        etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=standalone)
    )


def local_name(element: _Element) -> str:
    """Return the name of ``element`` without its namespace; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def decode_xml(data: bytes, root: _Element, name: str) -> tuple[str, Encoding]:
    """Return the text of ``data``, whose root element is ``root``, and its encoding."""
    codec = root.getroottree().docinfo.encoding or "UTF-8"
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        source, encoding, _ = decode(data, name)
        return source, replace(encoding, references=True)
    try:
        return data.decode(codec), Encoding(codec, references=True)
    except (LookupError, ValueError) as error:
        raise WorkbenchError(
            f"its encoding, {codec}, cannot be written again", path=name, remedy="save it as UTF-8"
        ) from error


def xml_safe(text: str) -> str:
    """Return ``text`` on one line, without the characters that no XML file may hold."""
    return _FORBIDDEN.sub("\ufffd", " ".join(text.split("\n")))
