"""Sources read into blocks, and blocks written back into them: one module per format."""

from workbench.documents.document import Block, BlockKind, Document
from workbench.documents.formats import read_document, suffixes

__all__ = ["Block", "BlockKind", "Document", "read_document", "suffixes"]
