"""Sittings without a screen, and how often one is cut short."""

from __future__ import annotations

from pathlib import Path

from tests.trials import trials
from workbench.articles import Article
from workbench.editor.core.session import Session

#: How often a sitting is killed.
KILLS = trials(200)


def sitting(article: Article, person: str = "Carla") -> Session:
    """Begin a sitting with ``article``, recovering what an earlier one left."""
    return Session(article, person, workspace=article.folder.parent.parent)


def journals(article: Article) -> list[Path]:
    """Return the journals of the article's workspace."""
    return sorted((article.folder.parent.parent / ".workbench" / "journal").glob("*.jsonl"))
