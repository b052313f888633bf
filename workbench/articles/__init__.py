"""Articles: folders with a source file, its metadata and its catalog."""

from workbench.articles.article import Article, read_catalogs, readable_articles
from workbench.articles.metadata import Metadata
from workbench.articles.statistics import Statistics

__all__ = ["Article", "Metadata", "Statistics", "read_catalogs", "readable_articles"]
