"""Import and export of terms: TBX, CSV, XLSX, OmegaT, Weblate."""

from workbench.glossary.formats.registry import (
    FORMATS,
    ExportedTerms,
    ImportedTerms,
    read_as,
    suffix_of,
    write_as,
)

__all__ = ["FORMATS", "ExportedTerms", "ImportedTerms", "read_as", "suffix_of", "write_as"]
