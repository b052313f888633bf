"""The only sentence splitter: SRX rules for French and English."""

from workbench.text.segmentation.joining import join_sentences
from workbench.text.segmentation.splitter import Splitter

__all__ = ["Splitter", "join_sentences"]
