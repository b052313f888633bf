"""Sentence segmentation by SRX rules, and its reverse."""

from workbench.text.segmentation.joining import join_sentences
from workbench.text.segmentation.splitter import Splitter

__all__ = ["Splitter", "join_sentences"]
