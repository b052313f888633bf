"""Slugs: short names of articles that are valid in every file system and URL."""

from __future__ import annotations

import re

from workbench.system.errors import WorkbenchError
from workbench.text.letters import without_accents

_LONGEST = 60
_VALID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def slug_of(title: str) -> str:
    """Return the slug of ``title``: lower-case ASCII words with hyphens, cut at a word."""
    plain = title.lower().replace("œ", "oe").replace("æ", "ae").replace("ß", "ss")
    slug = re.sub(r"[^a-z0-9]+", "-", without_accents(plain)).strip("-")
    if len(slug) > _LONGEST:
        slug = slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]
    return slug or "article"


def checked_slug(slug: str) -> str:
    """Return ``slug``; raise ``WorkbenchError`` if it is not a valid slug."""
    if not _VALID.fullmatch(slug) or len(slug) > _LONGEST * 2:
        raise WorkbenchError(
            f'"{slug}" is no slug',
            remedy=f'use small letters, digits and hyphens: "{slug_of(slug)}"',
        )
    return slug
