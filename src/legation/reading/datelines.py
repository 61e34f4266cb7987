"""Read the dateline: "MINSK, Nov. 23 (Reuters) —", "Geneva, 4 March /AFP/ -", "BEIRUT —", "CNN —".

Without an agency's name, only capitals (or "City, Region") before a dash make one: an ordinary sentence
may well hold a dash after its first words.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from legation.model import Dateline, Span
from legation.reading.dates import MONTH, day_of_line, month_number
from legation.reading.outlets import AGENCIES

_WORD = r"[A-ZÀ-ÞŁŚŻČŠŽİ][\w.’'-]*"
_CITY = rf"{_WORD}(?: (?:(?:de|al|el|la|le|du|of|the|an|es|am|on) ){{0,2}}{_WORD}){{0,3}}"
_UPPER_WORD = r"[A-ZÀ-ÞŁŚŻČŠŽİ][A-ZÀ-ÞŁŚŻČŠŽİ.’'-]+"
_UPPER_CITY = rf"(?:(?:Al|El|al|el|Mc)[ -]?)?{_UPPER_WORD}(?:[ -](?:{_UPPER_WORD}|de|al|el|la|le|D\.C\.)){{0,3}}"
_DAY = rf"(?:{MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH})(?:,?\s+\d{{4}})?"
_AGENCY = "(?:" + "|".join(sorted(map(re.escape, AGENCIES), key=lambda a: (-len(a), a))) + ")"
_DASH = r"\s*(?:--|[—–]|(?<=[\s)/])[-_]|(?<=\))_)(?=\s|$|[A-Z“\"])"
_SIGNED = rf"(?:\s*\((?P<a1>{_AGENCY})\)|\s*/(?P<a2>{_AGENCY})/|,?\s+(?P<a3>{_AGENCY})(?=\s*[—–]))"
_WHEN = rf"(?:,?\s+(?P<day>(?i:{_DAY})))?"

_WITH_AGENCY = re.compile(
    rf"(?P<place>(?P<city>{_CITY})(?P<more>(?:/{_CITY})*)(?P<region>, {_CITY})?)"
    rf"{_WHEN}{_SIGNED}(?:{_DASH}|(?=\s+[A-Z“\"‘]))"
)
_AGENCY_ONLY = re.compile(rf"(?:\((?P<a1>{_AGENCY})\)|/(?P<a2>{_AGENCY})/|(?P<a3>{_AGENCY})(?=\s*[—–])){_WHEN}{_DASH}")
_CAPITALS = re.compile(
    rf"(?P<place>(?P<city>{_UPPER_CITY})(?P<more>(?:/{_UPPER_CITY})*)(?P<region>, {_CITY})?)"
    rf"{_WHEN}(?:{_DASH}|(?P<colon>:)(?=\s+[A-Z“\"‘]))"
)
_CITY_REGION = re.compile(rf"(?P<place>(?P<city>{_CITY})(?P<more>)(?P<region>, {_CITY})){_WHEN}\s+[—–](?=\s+[A-Z“\"‘])")
_CITY_DAY = re.compile(
    rf"(?P<place>(?P<city>{_CITY})(?P<more>)(?P<region>, {_CITY})?),?\s+"
    rf"(?P<day>(?i:{_DAY}))\s*(?:--|[—–]|(?<=\s)-)(?=\s|$)"
)
_SOMEONE_ELSE = re.compile(rf"\s*\((?P<who>[A-Z][\w./ -]{{1,24}})\){_DASH}")
_FORMS = (_WITH_AGENCY, _AGENCY_ONLY, _CAPITALS, _CITY_DAY, _CITY_REGION)
# Words in capitals that stand before a dash or colon and are no place.
_RUBRICS = (
    "WATCH LISTEN READ UPDATE UPDATED UPDATES BREAKING EXCLUSIVE ANALYSIS OPINION COMMENT EDITORIAL FILE PHOTO PHOTOS "
    "VIDEO LIVE NEW NOTE CORRECTION RELATED MORE ALSO SEE FACTBOX EXPLAINER TIMELINE INTERVIEW REVIEW FEATURE PROFILE "
    "OBITUARY URGENT ALERT NEWS REPORT SUMMARY BACKGROUND CONTEXT ABSTRACT POLL FACT MYTH QUESTION ANSWER MODERATOR "
    "REPORTER HOST ANCHOR BYLINE SOURCE TOPIC SUBJECT TO FROM RE DATE MR MS MRS DR PM Q A THE"
)
_NO_PLACE = frozenset(_RUBRICS.split())
# Before a colon stands a speaker or a rubric, unless it is a city that papers of the Gulf and South Asia file from so.
_BEFORE_COLON = frozenset(
    (
        "ABU DHABI", "ADDIS ABABA", "ALGIERS", "AMMAN", "ANKARA", "ATHENS", "BAGHDAD", "BAKU", "BANGKOK", "BEIJING",
        "BEIRUT", "BERLIN", "BRUSSELS", "CAIRO", "CANBERRA", "COLOMBO", "DAMASCUS", "DHAKA", "DOHA", "DUBAI",
        "GAZA CITY", "GENEVA", "HANOI", "HONG KONG", "ISLAMABAD", "ISTANBUL", "JAKARTA", "JEDDAH", "JERUSALEM",
        "KABUL", "KARACHI", "KATHMANDU", "KHARTOUM", "KUALA LUMPUR", "KUWAIT CITY", "KYIV", "LAHORE", "LONDON",
        "MANAMA", "MANILA", "MINSK", "MOSCOW", "MUMBAI", "MUSCAT", "NAIROBI", "NEW DELHI", "NEW YORK", "NICOSIA",
        "PARIS", "PESHAWAR", "RABAT", "RAMALLAH", "RIYADH", "ROME", "SANAA", "SEOUL", "SINGAPORE", "SRINAGAR",
        "STRASBOURG", "TAIPEI", "TASHKENT", "TBILISI", "TEHRAN", "TEL AVIV", "TOKYO", "TRIPOLI", "TUNIS",
        "UNITED NATIONS", "VIENNA", "WARSAW", "WASHINGTON", "YANGON", "YEREVAN",
    )
)  # fmt: skip
_FARTHEST = 120
_LATE = timedelta(days=2)


def find_dateline(text: str, start: int, end: int, published: str | None) -> Dateline | None:
    """The dateline that opens `text[start:end]`, or `None`.

    `place` spans the first place with its region ("NAIROBI, Kenya"; "SEOUL" of "SEOUL/WASHINGTON"); `date` is ISO, with
    the year taken from `published` (a day) where the dateline prints none. The span covers the dash.
    """
    reach = min(end, start + _FARTHEST)
    for form in _FORMS:
        match = form.match(text, start, reach)
        if match is None or _is_no_place(match):
            continue
        found = match.groupdict()
        agency = found.get("a1") or found.get("a2") or found.get("a3")
        stop = match.end()
        return Dateline(start, stop, _place(match), _day(found.get("day"), published), agency)
    return _with_unknown_agency(text, start, reach)


def _with_unknown_agency(text: str, start: int, reach: int) -> Dateline | None:
    """ "TIRANA (Lajm) —": capitals and brackets tell as much as a name that we know."""
    place = re.compile(_UPPER_CITY).match(text, start, reach)
    tail = _SOMEONE_ELSE.match(text, place.end() if place else start, reach)
    if tail is None or (place and place.group() in _NO_PLACE) or (place is None and "." not in tail["who"]):
        return None
    return Dateline(start, tail.end(), place.span() if place else None, None, tail["who"])


def _is_no_place(match: re.Match[str]) -> bool:
    found = match.groupdict()
    city = found.get("city")
    if city is None or city == "THE HAGUE":
        return False
    if found.get("colon"):
        return city not in _BEFORE_COLON
    return city.split()[0] in _NO_PLACE or city in AGENCIES


def _place(match: re.Match[str]) -> Span | None:
    found = match.groupdict()
    if found.get("city") is None:
        return None
    start, end = match.span("city")
    return (start, match.end("region")) if found.get("region") and not found.get("more") else (start, end)


def _day(printed: str | None, published: str | None) -> str | None:
    if printed is None:
        return None
    if dated := day_of_line(printed):
        return dated
    month, number = re.search(r"[A-Za-z]+", printed), re.search(r"\d{1,2}", printed)
    if published is None or month is None or number is None:
        return None
    latest = date.fromisoformat(published[:10]) + _LATE
    for year in (latest.year, latest.year - 1):
        try:
            day = date(year, month_number(month.group()), int(number.group()))
        except ValueError:
            continue
        if day <= latest:
            return day.isoformat()
    return None
