"""TermBase eXchange: version 3 (ISO 30042:2019) as Core and Basic, and version 2 for OmegaT.

What TBX has a category for goes there; what it has none for, such as the case rule, goes
into notes of the form ``case: any``, which are read again. Core has no categories at all,
so that everything is a note there.
"""

from workbench.glossary.formats.tbx.reading import read
from workbench.glossary.formats.tbx.writing import write

__all__ = ["read", "write"]
