"""The glossary's terms put into drafts."""

from workbench.enforcement.enforcer import WITHOUT, Enforced, Enforcer

__all__ = ["WITHOUT", "Enforced", "Enforcer"]
