"""The translators that engines use, one a module."""
