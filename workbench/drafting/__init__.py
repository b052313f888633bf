"""Drafts: pre-translation, glossary terms put into drafts, the machine measured."""
