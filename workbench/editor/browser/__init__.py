"""The editor in a browser on the same machine, through textual-serve."""

from workbench.editor.browser.server import serve

__all__ = ["serve"]
