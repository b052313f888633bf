"""Checks: quality rules for segments and articles, a small class with an explanation each."""

from workbench.checks.check import Check, Context, Finding, Level
from workbench.checks.consistency import ArticleCheck, Comparison
from workbench.checks.finding import ALL_CHECKS, ARTICLE_CHECKS, CHECKS, find, find_all, mended

__all__ = [
    "ALL_CHECKS",
    "ARTICLE_CHECKS",
    "CHECKS",
    "ArticleCheck",
    "Check",
    "Comparison",
    "Context",
    "Finding",
    "Level",
    "find",
    "find_all",
    "mended",
]
