from __future__ import annotations

import pytest

from legation.reading.datelines import find_dateline


@pytest.mark.parametrize(
    ("text", "place", "day", "agency"),
    [
        ("MINSK, Nov. 23 (Reuters) — Envoys met.", "MINSK", "2023-11-23", "Reuters"),
        ("PARIS (AP) - Envoys met.", "PARIS", None, "AP"),
        ("Geneva, 4 March /AFP/ - Envoys met.", "Geneva", "2023-03-04", "AFP"),
        ("BEIRUT — Envoys met.", "BEIRUT", None, None),
        ("BEIRUT: Envoys met.", "BEIRUT", None, None),
        ("NAIROBI, Kenya (AP) _", "NAIROBI, Kenya", None, "AP"),
        ("SEOUL/WASHINGTON, Dec 1 (Reuters) - Envoys met.", "SEOUL", "2022-12-01", "Reuters"),
        ("CNN — Envoys met.", None, None, "CNN"),
        ("Washington (CNN) Envoys met.", "Washington", None, "CNN"),
        ("MINSK, 24 April 2021 (BelTA) – Envoys met.", "MINSK", "2021-04-24", "BelTA"),
        ("Tehran, Iran — Envoys met.", "Tehran, Iran", None, None),
    ],
)
def test_a_dateline_names_place_day_and_agency(
    text: str, place: str | None, day: str | None, agency: str | None
) -> None:
    found = find_dateline(text, 0, len(text), "2023-11-24")
    assert found is not None
    assert (found.place and text[slice(*found.place)], found.date, found.agency) == (place, day, agency)


@pytest.mark.parametrize(
    "text",
    [
        "Russia - one of the parties to the pact - said no.",
        "Talks — the third round — failed.",
        "UPDATE — Envoys met.",
        "AMY GOODER: What did they say?",
        "The Kremlin (Moscow) said no.",
        "President Lund – despite her critics – said no.",
    ],
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert find_dateline(text, 0, len(text), None) is None
