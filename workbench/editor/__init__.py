"""The editor: an article's segments corrected in the terminal.

``core`` knows no user interface; ``tui``, ``linear`` and ``browser`` are built on it.
"""
