"""The only sentence splitter: SRX rules for French and English."""

from workbench.segmentation.joining import join_sentences
from workbench.segmentation.splitter import Splitter

__all__ = ["Splitter", "join_sentences"]
