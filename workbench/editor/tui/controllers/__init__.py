"""What the editing screen does, without its widgets: no Textual here, so that tests need none."""
