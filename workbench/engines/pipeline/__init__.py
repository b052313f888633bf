"""What is done to a sentence before and after a model translates it."""
