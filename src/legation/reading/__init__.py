"""Bytes -> Report: text, HTML, JSON lines, tables, feeds, web archives, as newspapers and crawlers leave them."""

from legation.reading.sources import open_reports, open_sources
from legation.reading.text import report_from_text

__all__ = ["open_reports", "open_sources", "report_from_text"]
