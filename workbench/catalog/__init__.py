"""All segments of one article in one direction, kept as a gettext PO file."""

from workbench.catalog.catalog import Catalog
from workbench.catalog.segment import Note, Segment, State

__all__ = ["Catalog", "Note", "Segment", "State"]
