from __future__ import annotations

import datetime as dt

import pytest

from legation.data import landmarks


@pytest.mark.parametrize(
    ("trigger", "sentence", "id"),
    [
        ("annexation", "Since Russia’s annexation of Crimea, ties have cooled.", "crimea-annexation-2014"),
        ("invaded", "The price of wheat rose after Russia invaded Ukraine.", "ukraine-invasion-2022"),
        ("killing", "Tehran vowed revenge for the killing of Gen. Soleimani.", "soleimani-2020"),
        ("poisoning", "London blamed Moscow for the poisoning of Sergei Skripal.", "skripal-2018"),
        ("murder", "The murder of Khashoggi shocked the world.", "khashoggi-2018"),
    ],
)
def test_a_landmark_is_known_by_its_sentence(trigger: str, sentence: str, id: str) -> None:
    found = landmarks.find(trigger, sentence, "2024-11-01")
    assert found is not None
    assert found.id == id


@pytest.mark.parametrize(
    ("trigger", "sentence", "day"),
    [
        ("annexation", "Since the annexation of the islands, ties have cooled.", "2024-11-01"),
        ("visit", "The visit came after Russia invaded Ukraine.", "2024-11-01"),
        ("invaded", "Nobody believed that Russia invaded Ukraine.", "2021-11-01"),
        ("invasion", "It likened Russia’s war on Ukraine to the invasion of Georgia.", "2024-11-01"),
    ],
)
def test_what_is_no_landmark(trigger: str, sentence: str, day: str) -> None:
    found = landmarks.find(trigger, sentence, day)
    assert found is None or found.id != "ukraine-invasion-2022"


@pytest.mark.parametrize("row", landmarks.table(), ids=lambda row: row.id)
def test_a_landmark_can_be_found_and_checked(row: landmarks.Landmark) -> None:
    assert row.triggers
    assert row.context
    assert row.source
    assert dt.date.fromisoformat(row.earliest) <= dt.date.fromisoformat(row.latest or row.earliest)


def test_ids_are_unique() -> None:
    ids = [row.id for row in landmarks.table()]
    assert len(ids) == len(set(ids))
