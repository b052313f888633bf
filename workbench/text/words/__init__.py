"""Words of French and English: their keys, their inflection."""
