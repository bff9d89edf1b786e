"""Strings, offsets and dates. Nothing here knows what a story is."""
