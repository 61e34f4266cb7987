from __future__ import annotations

import pytest

from legation.errors import UnsupportedLanguage
from legation.reading import report_from_text
from legation.reading.language_check import check


@pytest.mark.parametrize(
    "text",
    [
        "The foreign minister said on Monday that the talks would go on, and that nothing had been agreed.",
        "Envoys of Armenia, Azerbaijan, Kazakhstan, Kyrgyzstan, Tajikistan and Uzbekistan met in Samarkand.",
        "Zelenskyy, Macron and Scholz met Duda in Warsaw.",
        "Kyiv calm.",
        "2023 1999 17",
    ],
)
def test_english_passes(text: str) -> None:
    check(report_from_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "Die Außenministerin sagte am Montag, die Gespräche würden fortgesetzt, bisher sei nichts vereinbart worden.",
        "Le ministre des Affaires étrangères a déclaré lundi que les négociations se poursuivraient.",
        "De minister van Buitenlandse Zaken zei maandag dat de gesprekken in Den Haag volgende week verdergaan.",
        "Министр иностранных дел заявил, что переговоры продолжатся.",
        "外交部长周一表示,会谈将继续进行。",
    ],
)
def test_other_languages_are_refused(text: str) -> None:
    with pytest.raises(UnsupportedLanguage):
        check(report_from_text(text))
