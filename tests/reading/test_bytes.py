from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import EmptyReport, LegationError, NotText, TooLong
from legation.reading.bytes import MOST_BYTES, decode

TEXT = "The envoy said: “We’ll stay — for now.”\r\nMinister José Núñez left\u00a0Klop.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_text_comes_back_as_it_was_written(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_other_encodings_are_guessed() -> None:
    text = "Президент страны заявил, что переговоры продолжатся в понедельник. " * 5
    assert decode(text.encode("cp1251")) == text


def test_a_declared_encoding_is_believed() -> None:
    assert decode("Łódź".encode("iso-8859-2"), declared="iso-8859-2") == "Łódź"


def test_a_bad_byte_in_good_utf8_is_replaced() -> None:
    data = TEXT.encode().replace(b"envoy", b"env\xffy")
    assert decode(data) == TEXT.replace("envoy", "env\ufffdy")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyReport),
        (b" \r\n\t\n", EmptyReport),
        (b"\xef\xbb\xbf", EmptyReport),
        (b"%PDF-1.7\nstream", NotText),
        (b"PK\x03\x04rest", NotText),
        (bytes(range(256)) * 4, NotText),
        (b"word" + b"\x00\x01\x02" * 50, NotText),
        (b"a" * (MOST_BYTES + 1), TooLong),
    ],
)
def test_what_is_no_report_is_refused_by_name(data: bytes, error: type[LegationError]) -> None:
    with pytest.raises(error, match="news\\.txt: "):
        decode(data, "news.txt")


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_a_refusal(data: bytes) -> None:
    with suppress(LegationError):
        assert decode(data)
