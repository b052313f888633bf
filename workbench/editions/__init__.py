"""Bilingual publications of an article: one module per format over one model."""

from workbench.editions.edition import Edition, Layout, Paper

__all__ = ["Edition", "Layout", "Paper"]
