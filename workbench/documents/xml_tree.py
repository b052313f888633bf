"""XML from strangers, parsed without entities, DTDs and the network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from lxml.etree import _Element


def parse_xml(data: bytes, name: str, part: str = "") -> _Element:
    """Return the root of the XML in ``data``, from the file ``name``, or a ``part`` in it.

    Raises ``WorkbenchError`` where it is not well-formed, or declares entities.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    where = f" in {part}" if part else ""
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise WorkbenchError(
            f"not well-formed XML{where}: {str(error).splitlines()[0]}",
            path=name,
            line=line if not part else None,
            remedy="get the file again, or save it anew",
        ) from error
    subset: Any = root.getroottree().docinfo.internalDTD  # its stub lacks its methods
    if subset is not None and any(True for _ in subset.iterentities()):
        raise WorkbenchError(
            f"the XML{where} declares entities", path=name, remedy="remove its DOCTYPE"
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
