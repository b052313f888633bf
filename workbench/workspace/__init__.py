"""The workspace: its folder, its settings, and the parts of the workbench opened for it."""

from workbench.workspace.workspace import (
    GLOSSARY,
    MEMORY,
    TEMPLATES,
    TRANSLATIONS,
    Workspace,
    is_workspace,
)

__all__ = ["GLOSSARY", "MEMORY", "TEMPLATES", "TRANSLATIONS", "Workspace", "is_workspace"]
