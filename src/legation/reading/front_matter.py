"""Tell the parts of a report that newspapers print around its body: headline, standfirst, byline, dates, captions.

Two looks at the lines. First each by itself, by marks that running text does not carry. Then the front as a whole: what
stands before a byline, a date or a second print of the headline is headline and standfirst; without such a mark
only a line written as a headline is taken for one. Everything in doubt is body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from legation.model import PartKind
from legation.reading.bylines import bare_byline, explicit_byline
from legation.reading.captions import is_caption
from legation.reading.dates import day_of_line, is_date_line
from legation.reading.furniture import is_boilerplate, is_credit
from legation.reading.headings import ends_sentence, is_hard_wrapped, looks_like_heading, looks_like_headline
from legation.reading.outlets import outlet_in

_FRONT_LINES = 16
_MOST_STANDFIRSTS = 2
_LONGEST_STANDFIRST = 330
_LONGEST_HEADLINE = 220
_LONGEST_REPEATED_CAPTION = 400
_LONGEST_SHORT_LINE = 600
_NOT_LETTERS = re.compile(r"[\W_]+")
_HIGHLIGHTS = "Story highlights "
_KICKER = re.compile(r"(?:[A-Z]+[/ ]?){1,3}:")


class Front(msgspec.Struct, frozen=True):
    """The kind of each line, in order, and which line (if any) is the headline."""

    kinds: tuple[PartKind, ...]
    headline: int | None


def kinds_of_lines(lines: Sequence[str], headline: str | None, datelines: frozenset[int] = frozenset()) -> Front:
    """Kinds for `lines` (trimmed, none blank). `headline`: the one already known; `datelines`: lines that one opens."""
    alone = _highlights(lines, _repeated_captions(lines, [_kind_alone(line) for line in lines]))
    known = _plain(headline) if headline else None
    found = _front(lines, alone, known, datelines)
    body_from = max((i for i, kind in enumerate(found.kinds) if kind in ("headline", "standfirst")), default=-1) + 1
    return Front(tuple(_with_headings(lines, list(found.kinds), body_from)), found.headline)


def _kind_alone(line: str) -> PartKind:
    """What the line is by itself; "body" where nothing marks it."""
    if len(line) > _LONGEST_SHORT_LINE:
        return "body"
    if is_date_line(line):
        return "date"
    if outlet_in(line):
        return "outlet"
    if explicit_byline(line):
        return "byline"
    if is_caption(line):
        return "caption"
    if is_credit(line):
        return "credit"
    if is_boilerplate(line):
        return "boilerplate"
    return "standfirst" if line.startswith(_HIGHLIGHTS) else "body"


def _highlights(lines: Sequence[str], kinds: list[PartKind]) -> list[PartKind]:
    """The lines that go on with "Story highlights …": short, and without a full stop."""
    for i in range(1, min(len(lines), 6)):
        goes_on = kinds[0] == "standfirst" == kinds[i - 1] and kinds[i] == "body" and len(lines[i]) <= 120
        if goes_on and lines[0].startswith(_HIGHLIGHTS) and not ends_sentence(lines[i]):
            kinds[i] = "standfirst"
    return kinds


def _repeated_captions(lines: Sequence[str], kinds: list[PartKind]) -> list[PartKind]:
    """A line printed twice running is a caption and its picture's description: the second is no body."""
    for i in range(1, len(lines)):
        twice = lines[i] == lines[i - 1] and 20 < len(lines[i]) <= _LONGEST_REPEATED_CAPTION
        if twice and kinds[i] == "body" and not _is_headline_again(lines, i):
            kinds[i] = "caption"
    return kinds


def _is_headline_again(lines: Sequence[str], i: int) -> bool:
    """Is line `i` a second print of the first? A rubric or speaker ("Host:") that comes back is none."""
    return i < _FRONT_LINES and _can_be_named_headline(lines[i]) and _plain(lines[i]) == _plain(lines[0])


def _front(lines: Sequence[str], alone: list[PartKind], known: str | None, datelines: frozenset[int]) -> Front:
    kinds = list(alone)
    last = _last_mark(lines, kinds, known, datelines)
    plain = [i for i in range(last) if kinds[i] == "body"]
    top: int | None = None
    if last >= 0:
        top = _name_plain_lines(lines, kinds, plain, known)
    elif known is None:
        top = _unmarked_headline(lines, kinds, datelines)
    for i in range(min(len(lines), _FRONT_LINES)):
        same = _plain(lines[i])
        printed = (known, _plain(lines[top]) if top is not None else None)
        if same and kinds[i] in ("body", "standfirst", "caption") and same in printed:
            kinds[i] = "headline"
            top = i if top is None else top
    return Front(tuple(kinds), top)


def _last_mark(lines: Sequence[str], kinds: list[PartKind], known: str | None, datelines: frozenset[int]) -> int:
    """The last line of the front that a byline, a date or the headline's second print marks; -1 without one.

    Bare names are set to "byline" on the way. More plain lines than a headline and its standfirsts end the front.
    """
    last, plain = -1, 0
    for i, line in enumerate(lines[:_FRONT_LINES]):
        if i in datelines:
            break
        if kinds[i] == "body" and _is_bare_byline(lines, kinds, i, last == i - 1, known):
            kinds[i] = "byline"
        dated = kinds[i] == "date" and (last == i - 1 or day_of_line(line) is not None)
        if kinds[i] == "byline" or dated or (kinds[i] == "outlet" and last == i - 1 >= 0):
            last = i
        elif kinds[i] == "body":
            again = i > 0 and plain > 0 and _is_headline_again(lines, i)
            last = i if again else last
            plain += not again
            if plain > 1 + _MOST_STANDFIRSTS or len(line) > _LONGEST_STANDFIRST:
                break
    return last


def _is_bare_byline(lines: Sequence[str], kinds: list[PartKind], i: int, marked: bool, known: str | None) -> bool:
    """Names alone are a byline beside a date or outlet, or right under the headline."""
    if bare_byline(lines[i]) is None or _plain(lines[i]) == known:
        return False
    following = kinds[i + 1] if i + 1 < len(lines) else "body"
    if marked or following in ("date", "outlet"):
        return True
    under = i in (1, 2) and not ends_sentence(lines[0]) and kinds[0] == "body" and len(lines[0].split()) > 3
    return under and i + 1 < len(lines) and len(lines[i + 1]) > 2 * len(lines[i]) and ends_sentence(lines[i + 1])


def _name_plain_lines(lines: Sequence[str], kinds: list[PartKind], plain: list[int], known: str | None) -> int | None:
    """Before the last mark: the first plain line is the headline (unless another is known), the others standfirst."""
    top = None
    if plain and known is None and _can_be_named_headline(lines[plain[0]]):
        top = plain.pop(0)
        kinds[top] = "headline"
    for i in plain[:_MOST_STANDFIRSTS]:
        if len(lines[i]) <= _LONGEST_STANDFIRST:
            kinds[i] = "standfirst"
    return top


def _can_be_named_headline(line: str) -> bool:
    return len(line) <= _LONGEST_HEADLINE and len(line.split()) > 2 and not line.endswith(":")


def _unmarked_headline(lines: Sequence[str], kinds: list[PartKind], datelines: frozenset[int]) -> int | None:
    """No byline, no date: the first plain line, if it is written as a headline and paragraphs follow."""
    plain = [i for i, kind in enumerate(kinds[: _FRONT_LINES * 2]) if kind == "body"]
    if len(plain) < 2 or plain[0] in datelines or lines[0].startswith(_HIGHLIGHTS):
        return None
    top, under = plain[0], plain[1]
    if _KICKER.fullmatch(lines[top]):
        kinds[top] = "heading"
        return None
    if is_hard_wrapped([lines[i] for i in plain]) or not looks_like_headline(lines[top], lines[under]):
        return None
    if not any(ends_sentence(lines[i]) and len(lines[i]) > len(lines[top]) / 2 for i in plain[1:4]):
        return None
    kinds[top] = "headline"
    if under not in datelines and len(plain) > 2 and looks_like_headline(lines[under], lines[plain[2]]):
        kinds[under] = "standfirst"
    return top


def _with_headings(lines: Sequence[str], kinds: list[PartKind], body_from: int) -> list[PartKind]:
    plain = [i for i, kind in enumerate(kinds) if kind == "body" and i >= body_from]
    if is_hard_wrapped([lines[i] for i in plain]):
        return kinds
    for before, here, following in zip(plain, plain[1:], plain[2:], strict=False):
        if looks_like_heading(lines[here], lines[before], lines[following]):
            kinds[here] = "heading"
    return kinds


def _plain(line: str) -> str:
    """The line's letters and digits alone, to compare two prints of one headline."""
    return _NOT_LETTERS.sub("", line).casefold()
