"""Drafts by an older model than the one that would translate now."""

from __future__ import annotations

from workbench.catalog import Catalog, Segment
from workbench.engines.package import version_numbers
from workbench.engines.package_folders import best
from workbench.system.errors import WorkbenchError
from workbench.text.counts import how_many


def outdated(catalog: Catalog, engine: str) -> list[Segment]:
    """Return the drafts by an older version of the model that no person has touched.

    ``engine`` is the name of what translates; only that of model packages has versions.
    """
    if engine != "argos":
        return []
    try:
        package = best(catalog.source_language, catalog.target_language)
    except WorkbenchError:
        return []  # nothing translates now
    model, _, now = package.origin.rpartition(" ")

    def is_outdated(segment: Segment) -> bool:
        by, _, version = segment.origin.partition(",")[0].rpartition(" ")
        older = by == model and version_numbers(version) < version_numbers(now)
        return older and not segment.by_person

    return list(filter(is_outdated, catalog))


def outdated_line(count: int, articles: str) -> str:
    """Say that ``count`` drafts are outdated, and what makes them again in ``articles``."""
    return (
        f"{how_many(count, 'draft')} by an older model; "
        f'"workbench translate --redo {articles}" makes them again'
    )
