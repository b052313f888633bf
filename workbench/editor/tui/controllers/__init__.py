"""The editing screen's controllers: plain classes without Textual, tested without a screen."""
