"""The glossary's terms put into drafts."""

from workbench.drafting.enforcement.enforcer import WITHOUT, Enforced, Enforcer

__all__ = ["WITHOUT", "Enforced", "Enforcer"]
