"""Editions, the bilingual publications of an article: one module per format, one model."""

from workbench.editions.edition import Edition, Layout, Paper

__all__ = ["Edition", "Layout", "Paper"]
