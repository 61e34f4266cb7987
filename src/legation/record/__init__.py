"""The record: a folder of Delta Lake tables that keeps what was read."""
