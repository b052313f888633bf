"""What stands against publishing: errors that checks find in finished segments."""

from __future__ import annotations

from workbench.catalog import Catalog
from workbench.checks import Context, Finding, Level, find_all


def open_errors(catalog: Catalog, context: Context) -> list[Finding]:
    """Return the findings of level error in the finished segments of ``catalog``.

    Drafts are marked as such in every edition, so that their errors mislead nobody.
    """
    finished = (segment for segment in catalog if segment.state.finished)
    return [finding for finding in find_all(finished, context) if finding.level is Level.ERROR]
