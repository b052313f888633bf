"""Terms in the files of other programs: TBX, spreadsheets, OmegaT, Weblate."""

from workbench.glossary.formats.registry import (
    FORMATS,
    Reading,
    Writing,
    read_as,
    suffix_of,
    write_as,
)

__all__ = ["FORMATS", "Reading", "Writing", "read_as", "suffix_of", "write_as"]
