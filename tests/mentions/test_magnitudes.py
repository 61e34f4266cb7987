"""Figures as found: what is counted, between which bounds, in which words; and numbers that are none of them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.mentions.magnitudes import find
from legation.model import Magnitude
from making import sentences


def found(text: str) -> list[Magnitude]:
    return list(find(text, sentences(text)))


def rows(text: str) -> list[tuple[str, str, float | None, float | None]]:
    return [(text[m.start : m.end], m.kind, m.low, m.high) for m in found(text)]


@pytest.mark.parametrize(
    ("text", "words", "kind", "number"),
    [
        ("Twelve soldiers were killed.", "Twelve soldiers", "killed", 12),
        ("A bomb killed a soldier.", "a soldier", "killed", 1),
        ("A soldier was killed at the gate.", "A soldier", "killed", 1),
        ("One of their officers was shot dead.", "One of their officers", "killed", 1),
        ("Six miners died in the camp.", "Six miners", "killed", 6),
        ("The raid left 5 dead.", "5", "killed", 5),
        ("Blast Leaves 12 Dead", "12", "killed", 12),
        ("The storm left a death toll of 31.", "31", "killed", 31),
        ("The toll rose from 31 to 40.", "from 31 to 40", "killed", 40),
        ("The fire claimed 14 lives.", "14 lives", "killed", 14),
        ("They mourned the deaths of 14 police officers.", "14 police officers", "killed", 14),
        ("The army has lost 52 soldiers.", "52 soldiers", "killed", 52),
        ("Two of the 12 guards were executed.", "Two of the 12 guards", "killed", 2),
        ("Rebels killed Colonel John Bark and two aides.", "two aides", "killed", 2),
        ("The crash killed all 298 people on board.", "298 people", "killed", 298),
        ("Some of the dead were known; 40 Kashmiris were killed.", "40 Kashmiris", "killed", 40),
        ("Three villagers, the mayor said, have also been killed.", "Three villagers", "killed", 3),
        ("Forty farmers in the valley of the Oda were killed.", "Forty farmers", "killed", 40),
        ("No one was hurt.", "No one", "wounded", 0),
        ("Not a single nurse was killed.", "Not a single nurse", "killed", 0),
        ("None of the passengers were injured.", "None of the passengers", "wounded", 0),
        ("No injuries were reported.", "No injuries", "wounded", 0),
        ("Thirty wounded fighters were flown out.", "Thirty wounded fighters", "wounded", 30),
        ("Police arrested 100 protesters.", "100 protesters", "detained", 100),
        ("Two boys aged 16 and 19 were arrested.", "Two boys", "detained", 2),
        ("They rounded up 60 activists.", "60 activists", "detained", 60),
        ("Officers took nine students into custody.", "nine students", "detained", 9),
        ("The war has displaced 2.6 million people.", "2.6 million people", "displaced", 2_600_000),
        ("Floods forced 900 villagers to flee.", "900 villagers", "displaced", 900),
        ("In May 3,000 residents fled.", "3,000 residents", "displaced", 3000),
        ("Gunmen kidnapped 200 girls and women.", "200 girls and women", "abducted", 200),
        ("Gunmen took 12 students hostage.", "12 students", "abducted", 12),
        ("They seized 30 hostages.", "30 hostages", "abducted", 30),
        ("The two sides freed 50 prisoners.", "50 prisoners", "released", 50),
        ("It set seven sailors free.", "seven sailors", "released", 7),
        ("Talks led to the release of three Kenyans.", "three Kenyans", "released", 3),
        ("Ghana expelled two diplomats.", "two diplomats", "expelled", 2),
        ("Uganda declared four envoys persona non grata.", "four envoys", "expelled", 4),
        ("Kenya ordered 12 diplomats to leave.", "12 diplomats", "expelled", 12),
        ("It announced the expulsion of its 23 agents.", "23 agents", "expelled", 23),
        ("Kenya sent 10,000 troops north.", "10,000 troops", "troops", 10_000),
        ("It keeps a battalion of 500 marines there.", "500 marines", "troops", 500),
        ("It will withdraw its 40 military advisers.", "40 military advisers", "troops", 40),
        ("A 10,000-strong force guards it.", "10,000-strong force", "troops", 10_000),
        ("Chad cut its presence from 5,000 to 2,000 soldiers.", "from 5,000 to 2,000 soldiers", "troops", 2000),
    ],
)
def test_people_are_counted(text: str, words: str, kind: str, number: float) -> None:
    assert rows(text) == [(words, kind, number, number)]


@pytest.mark.parametrize(
    ("number", "low", "high"),
    [
        ("at least 14", 14, None),
        ("no fewer than 14", 14, None),
        ("more than 100", 100, None),
        ("12 or more", 12, None),
        ("up to 20", None, 20),
        ("fewer than 20", None, 20),
        ("as many as 20", None, 20),
        ("about 300", 270, 330),
        ("some 3,000", 2700, 3300),
        ("nearly 15", 13, 17),
        ("just over 200", 180, 220),
        ("between 30 and 40", 30, 40),
        ("30-40", 30, 40),
        ("30 to 40", 30, 40),
        ("three or four", 3, 4),
        ("two to three thousand", 2000, 3000),
        ("dozens of", 24, 99),
        ("scores of", 40, 99),
        ("hundreds of", 200, 999),
        ("thousands of", 2000, 9999),
        ("tens of thousands of", 20_000, 99_999),
        ("hundreds of thousands of", 200_000, 999_999),
        ("several", 3, 9),
        ("several hundred", 300, 999),
        ("a few", 3, 5),
        ("a couple of", 2, 3),
        ("a dozen", 12, 12),
        ("half a dozen", 6, 6),
        ("two dozen", 24, 24),
        ("half a million", 500_000, 500_000),
        ("one hundred and twenty", 120, 120),
        ("two hundred thousand", 200_000, 200_000),
        ("twenty-four", 24, 24),
        ("10 000", 10_000, 10_000),
        ("1.2 million", 1_200_000, 1_200_000),
        ("1.2m", 1_200_000, 1_200_000),
        ("at least another 12", 12, None),
    ],
)
def test_numbers_have_bounds(number: str, low: float | None, high: float | None) -> None:
    assert rows(f"The raid killed {number} people.") == [(f"{number} people", "killed", low, high)]


def test_a_toll_that_is_passed_is_no_less() -> None:
    assert rows("The death toll has passed 400.") == [("400", "killed", 400, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A blast killed at least 14 people, wounding dozens.",
            [("at least 14 people", "killed"), ("dozens", "wounded")],
        ),
        ("The raid left 5 dead and ten wounded.", [("5", "killed"), ("ten", "wounded")]),
        ("They killed five and injured ten.", [("five", "killed"), ("ten", "wounded")]),
        ("Five people were killed and ten others hurt.", [("Five people", "killed"), ("ten others", "wounded")]),
        ("They killed a guard and two teachers.", [("a guard", "killed"), ("two teachers", "killed")]),
        ("Two guards and a child were killed.", [("Two guards", "killed"), ("a child", "killed")]),
        ("They shot three guards dead and freed 40 inmates.", [("three guards", "killed"), ("40 inmates", "released")]),
        ("Eighty were killed and 25 taken hostage.", [("Eighty", "killed"), ("25", "abducted")]),
        ("A soldier killed two protesters.", [("two protesters", "killed")]),
        ("Troops killed a man and 300 soldiers left Oda.", [("a man", "killed"), ("300 soldiers", "troops")]),
    ],
)
def test_every_number_has_its_own_fate(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(words, kind) for words, kind, _, _ in rows(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The bomb killed 12 people, including three children.",
        "At least 12 people, including three children, were killed.",
        "The bomb killed 12 people, among them two nuns.",
    ],
)
def test_a_part_of_a_figure_is_left_out(text: str) -> None:
    assert [low for _, _, low, _ in rows(text)] == [12]


@pytest.mark.parametrize(
    ("text", "words", "number", "unit"),
    [
        ("It gave $1.2 billion.", "$1.2 billion", 1.2e9, "USD"),
        ("It gave US$40m to Chad.", "US$40m", 4e7, "USD"),
        ("It gave €500m.", "€500m", 5e8, "EUR"),
        ("It gave 300 million euros.", "300 million euros", 3e8, "EUR"),
        ("It gave five billion dollars.", "five billion dollars", 5e9, "USD"),
        ("It gave 2 million Australian dollars.", "2 million Australian dollars", 2e6, "AUD"),
        ("It gave Rs 50 crore.", "Rs 50 crore", 5e8, "INR"),
        ("It gave 50 million pounds.", "50 million pounds", 5e7, "GBP"),
        ("It was a 300-million-euro loan.", "300-million-euro", 3e8, "EUR"),
        ("It was a $60-billion package.", "$60-billion", 6e10, "USD"),
        ("It spent 20 million pesos.", "20 million pesos", 2e7, None),
        ("It pledged €40bn ($43bn, £34bn).", "€40bn", 4e10, "EUR"),
        ("It gave 5 million kroner, or $700,000.", "5 million kroner", 5e6, None),
    ],
)
def test_money_has_its_currency(text: str, words: str, number: float, unit: str | None) -> None:
    (one,) = found(text)
    assert (text[one.start : one.end], one.kind, one.low, one.high, one.unit) == (words, "money", number, number, unit)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("up to $5bn", None, 5e9),
        ("more than $2 million", 2e6, None),
        ("about $100", 90, 110),
        ("$1-2 billion", 1e9, 2e9),
        ("between $2 million and $3 million", 2e6, 3e6),
        ("billions of dollars", 2e9, 9_999_999_999),
    ],
)
def test_sums_have_bounds(words: str, low: float | None, high: float | None) -> None:
    assert rows(f"They owe {words}.") == [(words, "money", low, high)]


def test_two_sums_are_two() -> None:
    assert [words for words, *_ in rows("It gave $1 billion and €500m.")] == ["$1 billion", "€500m"]


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        ("It shipped 25,000 tons of wheat.", "25,000 tons of wheat", 25_000),
        ("It shipped two million tonnes of grain.", "two million tonnes of grain", 2_000_000),
        ("It destroyed 700 metric tons.", "700 metric tons", 700),
        ("It hid 300 kilograms of enriched uranium.", "300 kilograms of enriched uranium", 0.3),
    ],
)
def test_weights_are_in_tonnes(text: str, words: str, number: float) -> None:
    assert [(w, k, low, high) for w, k, low, high in rows(text)] == [(words, "tonnes", number, number)]
    assert found(text)[0].unit == "t"


@pytest.mark.parametrize(
    "text",
    [
        "He was killed in 2014.",
        "He was killed on 12 May.",
        "The 12-year-old was killed 12 years ago.",
        "The 27 members met under Article 5 on a 2-state plan.",
        "Flight 17 was shot down.",
        "Kenya won 3-2 and killed 12 minutes.",
        "Lions killed 12 cows.",
        "It freed 12 ships.",
        "Arrests rose 12 percent.",
        "The bill was killed by a vote of 12 to 3.",
        "It moved two brigades.",
        "Two security forces rule the city.",
        "It killed or wounded 40 people.",
        "Three men fled the scene.",
        "The Su-27 hit a town 40 km away.",
        "Troops under the 1987 Nuclear Forces Treaty left.",
        "Israeli troops killed in the valley.",
        "Two soldiers’ families were told.",
        "They held 40 ships hostage.",
        "Oil rose to $80 a barrel.",
        "The party with 300 members won the vote.",
        "The box held 40 pounds of explosives.",
        "A 300-kilogram bomb fell.",
        "Covid-19 was feared by all.",
        "The police car was hit.",
        "They wept for a loved one killed in the war.",
        "A resident spoke of their late king, who died in May.",
        "A resident, a friend of the king, who died in May, wept.",
        "The fire threatened the lives of millions of people.",
        "It cost much in 2024 dollars.",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert rows(text) == []


def test_a_figure_stays_in_its_sentence() -> None:
    assert rows("They had 40. Soldiers were killed.") == []


WORDS = st.sampled_from(
    str.split(
        "killed wounded 12 1,200 dozens of people were and a soldier Kenya $5 million euros at least up to between "
        "30-40 fled troops tons kg , . ( ) “ ” – including hostages no one none deaths half dozen Rs pounds İ ſix "
        "mıllion"
    )
)


@given(st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=80))
def test_spans_are_in_order_inside_one_sentence_and_bounds_in_order(text: str) -> None:
    cut = sentences(text)
    figures = find(text, cut)
    assert all(any(s.start <= m.start < m.end <= s.end for s in cut) for m in figures)
    assert all(one.end <= two.start for one, two in pairwise(figures))
    assert all(m.low is None or m.high is None or 0 <= m.low <= m.high for m in figures)
