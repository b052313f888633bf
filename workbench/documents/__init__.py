"""Reading source files into blocks, and writing translated blocks back: one module per format."""

from workbench.documents.document import Block, BlockKind, Document
from workbench.documents.formats import read_document, suffixes

__all__ = ["Block", "BlockKind", "Document", "read_document", "suffixes"]
