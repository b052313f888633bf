"""The workspace: its folder, its settings, and the parts of the workbench opened for it."""

from workbench.workspace.workspace import (
    GLOSSARY,
    HOUSE,
    MEMORY,
    TRANSLATIONS,
    WORK,
    Workspace,
    is_workspace,
)

__all__ = ["GLOSSARY", "HOUSE", "MEMORY", "TRANSLATIONS", "WORK", "Workspace", "is_workspace"]
