"""Exports, editions and sites: planned, made, recorded, and made again when out of date."""
