"""The errors that legation raises on purpose; anything else is a bug.

LegationError                 base: `str(error)` is one line that says what, where and what to do
├── InputError                a report cannot be read                                     exit status 2
│   ├── EmptyReport           nothing to read in it
│   ├── NotText               binary, or bytes that decode as nothing sensible
│   ├── TooLong               a report of a size that no news item has
│   ├── NoArticle             an HTML page without an article (cookie wall, index page)
│   └── BadRecord             a row, JSON line or entry of a feed that is broken or has no text
├── UnsupportedLanguage       the report is not in English                                exit status 3
├── DataError                 a table or model that ships with the package is damaged      exit status 4
└── RecordError               a record cannot be opened, read or written                   exit status 5
    └── QueryError            a question that a record cannot answer, or must not          exit status 2
"""

from __future__ import annotations


class LegationError(Exception):
    """Base of all errors raised on purpose. `where` names the file, or file and line."""

    exit_status = 1

    def __init__(self, reason: str, where: str | None = None) -> None:
        self.reason = reason
        self.where = where
        super().__init__(f"{where}: {reason}" if where else reason)


class InputError(LegationError):
    """A report cannot be read."""

    exit_status = 2


class EmptyReport(InputError):
    """Nothing to read in it."""


class NotText(InputError):
    """Binary, or bytes that decode as nothing sensible."""


class TooLong(InputError):
    """A report of a size that no news item has."""


class NoArticle(InputError):
    """An HTML page without an article: a cookie wall, an index page."""


class BadRecord(InputError):
    """A row, JSON line or entry of a feed that is broken or has no text."""


class UnsupportedLanguage(LegationError):
    """The report is not in English."""

    exit_status = 3


class DataError(LegationError):
    """A table or model that ships with the package is damaged."""

    exit_status = 4


class RecordError(LegationError):
    """A record cannot be opened, read or written."""

    exit_status = 5


class QueryError(RecordError):
    """A question that a record cannot answer, or must not."""

    exit_status = 2
