"""Bytes -> Report: plain text, HTML pages and JSON lines, as newspapers and crawlers leave them."""

from legation.reading.sources import open_reports
from legation.reading.text import report_from_text

__all__ = ["open_reports", "report_from_text"]
