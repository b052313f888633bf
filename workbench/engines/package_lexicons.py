"""The lexicons of model packages, for hints and for the dictionary."""

from __future__ import annotations

from workbench.engines.package import ModelPackage
from workbench.engines.package_folders import installed
from workbench.lexicon import Lexicon
from workbench.system.errors import WorkbenchError


def lexicon_of(package: ModelPackage) -> Lexicon | None:
    """Return the lexicon of ``package``, if it has one.

    Raises ``WorkbenchError`` where it is damaged or goes the other way.
    """
    if package.lexicon is None:
        return None
    lexicon = Lexicon(package.lexicon)
    if (lexicon.source_language, lexicon.target_language) != package.direction:
        raise WorkbenchError(
            f"the lexicon goes from {lexicon.source_language} to {lexicon.target_language}",
            path=lexicon.path,
            remedy="install its package again",
        )
    return lexicon


def open_lexicon(source_language: str, target_language: str) -> Lexicon | None:
    """Return the lexicon of the best package for a direction that has one.

    The package that translates may have none; the starter that the workbench brings has.
    """
    direction = (source_language, target_language)
    found = (lexicon_of(package) for package in installed() if package.direction == direction)
    return next(filter(None, found), None)
