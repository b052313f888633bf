"""Decoding XML files, and writing XML trees as bytes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.documents.encoding import Encoding, decode
from workbench.system.errors import WorkbenchError
from workbench.system.xml_trees import xml_characters

if TYPE_CHECKING:
    from lxml.etree import _Element


def xml_bytes(root: _Element) -> bytes:
    """Return the XML file whose root is ``root``, in UTF-8, with its declaration."""
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
    """Return ``text`` on one line, with characters that XML forbids replaced."""
    return xml_characters(" ".join(text.split("\n")))
