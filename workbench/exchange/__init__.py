"""Exporting aligned segment pairs as data: one module per format, one selection."""

from workbench.exchange.pairs import FINISHED, Pair, Selection, catalog_pairs, pairs_of

__all__ = ["FINISHED", "Pair", "Selection", "catalog_pairs", "pairs_of"]
