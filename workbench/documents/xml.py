"""XML from strangers: parsed without entities, network and DTD, or refused with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from lxml.etree import _Element


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
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(iter(declared.iterentities()), None) is not None:
        raise WorkbenchError(
            f"{within} declares XML entities, which are not safe to read",
            path=name,
            remedy="save it anew from the program that made it",
        )
    return root
