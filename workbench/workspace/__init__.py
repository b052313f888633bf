"""The workspace: its folder, its settings, and access to its articles, glossary and memory."""

from workbench.workspace.workspace import (
    EDITED,
    GLOSSARY,
    MEMORY,
    TEMPLATES,
    TRANSLATIONS,
    Workspace,
    is_workspace,
)

__all__ = ["EDITED", "GLOSSARY", "MEMORY", "TEMPLATES", "TRANSLATIONS", "Workspace", "is_workspace"]
