"""The editor as a conversation, for a screen reader or a Braille line.

Nothing is drawn: one answers a prompt and is told what happened, line after line, in plain
words. It has the same session, and so the same rules, as the editor on a full screen.
"""

from workbench.editor.linear.console import Console
from workbench.editor.linear.sitting import correct

__all__ = ["Console", "correct"]
