"""The translation memory: all finished segment pairs of a workspace, found again."""

from workbench.memory.memory import CatalogSource, Memory, TmxSource
from workbench.memory.unit import Match, Unit

__all__ = ["CatalogSource", "Match", "Memory", "TmxSource", "Unit"]
