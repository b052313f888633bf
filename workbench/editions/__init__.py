"""Bilingual publications of an article: one module per format over one model."""

from workbench.editions.edition import Edition, Layout, Paper

#: The folder of a workspace that holds templates of its own.
HOUSE = "templates"

__all__ = ["HOUSE", "Edition", "Layout", "Paper"]
