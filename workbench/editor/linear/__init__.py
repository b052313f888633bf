"""The editor as a conversation, for a screen reader or a Braille line.

Nothing is drawn: the person types commands at a prompt, and reads what happened line by line.
It uses the same session as the editor on a full screen, so the same rules apply.
"""

from workbench.editor.linear.console import Console
from workbench.editor.linear.run import correct

__all__ = ["Console", "correct"]
