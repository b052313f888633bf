"""Language: sentences, words, numbers, typography, inline tags, without a document or a segment."""
