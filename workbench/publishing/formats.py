"""All formats that articles are exported in, by name."""

from __future__ import annotations

from workbench.articles.export_format import ExportFormat, Kind
from workbench.editions import formats as editions
from workbench.exchange import formats as exchange
from workbench.publishing.publications import SAME

#: Editions, data, catalogs and the source's own format.
FORMATS: dict[str, ExportFormat] = {
    **editions.FORMATS,
    **exchange.FORMATS,
    SAME: ExportFormat(
        Kind.SAME,
        "workbench.articles.rendering:target_bytes",
        "the translation alone, in the format of its source",
    ),
}


def of_kind(kind: Kind) -> tuple[str, ...]:
    """Return the names of the formats of ``kind``."""
    return tuple(name for name, form in FORMATS.items() if form.kind is kind)
