"""Drafts: pre-translation, enforcement of glossary terms, evaluation of engines."""
