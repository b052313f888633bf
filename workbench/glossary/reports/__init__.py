"""Glossary reports on the articles: usage of terms, impact of changes, candidate terms."""
