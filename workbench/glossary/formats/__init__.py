"""Terms in the files of other programs: TBX, spreadsheets, OmegaT, Weblate."""

from workbench.glossary.formats.registry import (
    FORMATS,
    ExportedTerms,
    ImportedTerms,
    read_as,
    suffix_of,
    write_as,
)

__all__ = ["FORMATS", "ExportedTerms", "ImportedTerms", "read_as", "suffix_of", "write_as"]
