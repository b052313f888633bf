"""The editor: an article's segments corrected in the terminal.

``session`` and what it stands on know no screen; ``app``, ``screens`` and ``widgets`` draw.
"""
