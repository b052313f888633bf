"""Catalogs: the segments of an article with their translations, kept in a gettext PO file."""

from workbench.catalog.catalog import Catalog
from workbench.catalog.segment import Note, Segment, State

__all__ = ["Catalog", "Note", "Segment", "State"]
