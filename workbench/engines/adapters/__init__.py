"""The translators that engines are built around, one a module."""
