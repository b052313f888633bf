"""Words of French and English: look-up keys, lemmas, inflection, function words."""
