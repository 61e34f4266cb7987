"""Spans -> what they stand for: actors, days, places, voices, occasions."""
