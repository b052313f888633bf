"""What articles make of the terms: uses, impact of changes, candidates."""
