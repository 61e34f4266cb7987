from __future__ import annotations

import pytest

from legation.data import currencies


@pytest.mark.parametrize(
    ("sign", "code"), [("$", "USD"), ("A$", "AUD"), ("€", "EUR"), ("Rs", "INR"), ("R$", "BRL"), ("NT$", "TWD")]
)
def test_a_sign_has_its_code(sign: str, code: str) -> None:
    assert currencies.signs()[sign] == code


@pytest.mark.parametrize(
    ("name", "code"), [("dollars", "USD"), ("swiss francs", "CHF"), ("yuan", "CNY"), ("pesos", None)]
)
def test_a_name_has_its_code(name: str, code: str | None) -> None:
    assert currencies.names()[name] == code


@pytest.mark.parametrize("row", currencies.table(), ids=lambda row: row.code or "shared")
def test_codes_are_three_capitals_and_names_are_folded(row: currencies.Currency) -> None:
    assert row.code is None or (len(row.code) == 3 and row.code.isupper())
    assert all(name == name.lower() for name in row.names)


def test_no_sign_and_no_name_stands_twice() -> None:
    for written in ([s for r in currencies.table() for s in r.signs], [n for r in currencies.table() for n in r.names]):
        assert len(written) == len(set(written))
