from __future__ import annotations

import re

import pytest

from legation import errors

CLASSES = [c for c in vars(errors).values() if isinstance(c, type) and issubclass(c, errors.LegationError)]


@pytest.mark.parametrize(
    ("name", "parent", "status"),
    [
        ("InputError", "LegationError", 2),
        ("EmptyReport", "InputError", 2),
        ("NotText", "InputError", 2),
        ("TooLong", "InputError", 2),
        ("NoArticle", "InputError", 2),
        ("BadRecord", "InputError", 2),
        ("UnsupportedLanguage", "LegationError", 3),
        ("DataError", "LegationError", 4),
    ],
)
def test_the_tree(name: str, parent: str, status: int) -> None:
    error = getattr(errors, name)
    assert (error.__base__.__name__, error.exit_status) == (parent, status)


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    drawn = re.findall(r"^[│├└─ ]*([A-Z]\w+) {2,}", errors.__doc__ or "", re.M)
    assert drawn == [c.__name__ for c in CLASSES]


@pytest.mark.parametrize("error", CLASSES)
def test_an_error_says_where_and_what(error: type[errors.LegationError]) -> None:
    assert (str(error("it is empty", "a.txt")), str(error("it is empty"))) == ("a.txt: it is empty", "it is empty")
