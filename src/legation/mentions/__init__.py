"""Finders: one a file, text -> spans of what it names."""
