"""Quality rules: small classes that look at one segment, each with its explanation."""

from workbench.checks.check import Check, Context, Finding, Level
from workbench.checks.finding import CHECKS, find, find_all, mended

__all__ = ["CHECKS", "Check", "Context", "Finding", "Level", "find", "find_all", "mended"]
