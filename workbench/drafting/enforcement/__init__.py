"""Enforcement: make drafts use the terms of the glossary."""

from workbench.drafting.enforcement.enforcer import WITHOUT, Enforced, Enforcer

__all__ = ["WITHOUT", "Enforced", "Enforcer"]
