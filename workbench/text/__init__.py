"""Text processing for French and English: sentences, words, numbers, typography, inline tags."""
