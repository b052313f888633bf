"""The translation memory: all finished segment pairs of a workspace, to be searched."""

from workbench.memory.memory import CatalogSource, Memory, TmxSource
from workbench.memory.unit import MemoryMatch, Unit

__all__ = ["CatalogSource", "Memory", "MemoryMatch", "TmxSource", "Unit"]
