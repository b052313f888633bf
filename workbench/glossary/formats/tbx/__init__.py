"""TermBase eXchange: version 3 (ISO 30042:2019) as Core and Basic, and version 2 for OmegaT.

Fields without a TBX category, such as the case rule, are written as notes like ``case: any``,
which are read again. Core has no categories, so all fields are notes there.
"""

from workbench.glossary.formats.tbx.reading import read
from workbench.glossary.formats.tbx.writing import write

__all__ = ["read", "write"]
