"""Editions and sites put in their places, remembered there, and made again."""
