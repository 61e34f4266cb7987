"""What a report has spoken of so far: the date in focus, and whether it tells of the past or of the day."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from legation.mentions.time_meanings import Amount, Moment, Shift, TimeMention
from legation.model import Sentence
from legation.resolving import calendar
from legation.resolving.calendar import Point
from legation.resolving.tense import Outlook, looks_back, outlook

_DAY = dt.timedelta(days=1)
_JOINT = re.compile(r"\s*(?:and|to|or|-|–|—|until|through)\s*$")
_COMES_AFTER = re.compile(r"\b(?:comes?|came|coming)\s+(?:\w+\s+){0,2}$")


class State(msgspec.Struct):
    """What has been read so far. `focus` holds the last point, `day` the last day, each with its paragraph."""

    text: str
    sentences: Sequence[Sentence]
    starts: list[int]
    published: dt.date | None
    narrative: bool
    focus: Point | None = None
    focus_sentence: int = -1
    scene: bool = False
    day: Point | None = None
    quarter: Point | None = None
    dated: list[tuple[int, Point]] = []

    def outlook(self, mention: TimeMention) -> Outlook:
        """Which way the verb that the mention belongs to looks."""
        sentence = self.sentences[self.sentence(mention)]
        return outlook(self.text, (sentence.start, sentence.end), (mention.start, mention.end))

    def looks_back(self, mention: TimeMention) -> bool:
        """Whether it can be none but past."""
        sentence = self.sentences[self.sentence(mention)]
        return looks_back(self.text, (sentence.start, sentence.end), (mention.start, mention.end))

    def sentence(self, mention: TimeMention) -> int:
        """The index of the sentence that the mention stands in."""
        return max(0, bisect_right(self.starts, mention.start) - 1)

    @property
    def anchor(self) -> Point | None:
        """The day of publication as a point."""
        return calendar.of_date(self.published) if self.published else None


class Answer(msgspec.Struct):
    """A value, with the point behind it where there is one."""

    value: str | None
    point: Point | None = None
    days: tuple[dt.date, dt.date] | None = None


def remember(mention: TimeMention, point: Point, state: State) -> None:
    """Take the point into the state: what follows may lean on it."""
    if point.grain in ("decade", "century"):
        return
    if not _new_subject(mention, point, state):
        return
    state.focus, state.focus_sentence = point, state.sentence(mention)
    state.scene = mention.start - state.sentences[state.focus_sentence].start <= 12
    if point.grain == "day":
        state.day = point
        state.dated.append((state.focus_sentence, point))
    elif point.grain in ("month", "year", "season"):
        state.day = None if state.narrative else state.day
    if point.grain == "quarter":
        state.quarter = point


def _new_subject(mention: TimeMention, point: Point, state: State) -> bool:
    """Whether the text goes on from here; not from comparisons ("up from 3 million a year ago", "not since 1812")."""
    meaning = mention.meaning
    if isinstance(meaning, Shift):
        if state.narrative:
            return meaning.origin == "focus" and (meaning.steps or 0) >= 0
        return not (meaning.steps and point.grain in ("quarter", "year"))
    if state.narrative and point.grain == "year" and state.focus is not None:
        aside = mention.start - state.sentences[state.sentence(mention)].start > 12
        return not (aside and abs(point.year - state.focus.year) > 3)
    return True


def is_narrative(mentions: Sequence[TimeMention], published: dt.date | None) -> bool:
    """An account of the past: most of the years that it writes out lie well before publication."""
    years = [
        -m.meaning.year if m.meaning.before_christ else m.meaning.year
        for m in mentions
        if isinstance(m.meaning, Moment) and m.meaning.year is not None
    ]
    if published is None:
        return False
    past = sum(year < published.year - 1 for year in years)
    others = sum((isinstance(m.meaning, Moment) and m.meaning.weekday is not None) or _deictic(m) for m in mentions)
    return past >= 3 and past > len(years) // 2 and past > 2 * others


def _deictic(mention: TimeMention) -> bool:
    meaning = mention.meaning
    return isinstance(meaning, Shift) and meaning.origin == "published"


def first_year(mentions: Sequence[TimeMention]) -> Point | None:
    """Where an account of the past begins: the first year that it writes out."""
    for mention in mentions:
        if isinstance(mention.meaning, Moment) and mention.meaning.year is not None:
            return Point("year", -mention.meaning.year if mention.meaning.before_christ else mention.meaning.year)
    return None


def dated_by_next(mentions: Sequence[TimeMention], index: int, text: str) -> TimeMention:
    """ "March to April 1918": the year stands with the second month."""
    mention = mentions[index]
    meaning = mention.meaning
    if index + 1 == len(mentions) or not isinstance(meaning, Moment) or meaning.year is not None:
        return mention
    after = mentions[index + 1].meaning
    if not isinstance(after, Moment) or after.year is None or meaning.weekday or not (meaning.month or meaning.piece):
        return mention
    if (after.month is None and after.piece is None) or not _JOINT.match(text[mention.end : mentions[index + 1].start]):
        return mention
    year = after.year - (1 if (meaning.month or 0) > (after.month or 12) else 0)
    changed = msgspec.structs.replace(meaning, year=year, before_christ=after.before_christ)
    return msgspec.structs.replace(mention, meaning=changed)


def note_anchor(mention: TimeMention, meaning: Amount, state: State) -> None:
    """ "The vote comes four days after …": what follows happened four days before publication."""
    if state.published is None or meaning.unit not in ("day", "week") or meaning.number is None:
        return
    if not _COMES_AFTER.search(state.text, max(0, mention.start - 40), mention.start):
        return
    if state.text[mention.end : mention.end + 7].strip().startswith("after") and meaning.number < 400:
        days = meaning.number * (7 if meaning.unit == "week" else 1)
        state.dated.append((state.sentence(mention), calendar.of_date(state.published - round(days) * _DAY)))


def with_clock(answer: Answer, clock: str | None) -> Answer:
    """The answer with an hour or a part of the day behind its value."""
    if clock is None or answer.value is None:
        return answer
    return Answer(f"{answer.value}T{clock}", answer.point, answer.days)
