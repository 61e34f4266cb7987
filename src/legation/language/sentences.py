"""Split text into sentences: lines first, then full stops that end something.

News never runs a sentence over a line, but it is full of stops that end none: initials, titles, months,
acronyms. A stop splits where the word before it is none of these and what follows can begin a sentence.
"""

from __future__ import annotations

import re

from legation.model import Span

# Words that take a stop and are (nearly) always followed by a name or a number.
_TITLES = str.split(
    "Mr Mrs Ms Mx Dr Prof Sen Reps Rep Gov Gen Lt Col Maj Capt Cmdr Cpl Sgt Brig Adm Pres Rev Hon Amb Sec "
    "Supt St Ste Mt Ft vs v No Nos Art pp approx ca Messrs Vol Fig"
)
# Words that take a stop inside a sentence but may also end one: these split only before a capital that is no name's.
_SOFT = str.split("Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Inc Corp Co Ltd Jr Sr Bros est a.m p.m etc")
# "U.S", "a.m", and the initial of a name ("John F"), but not the letter of "wrote on X", "Plan B", "hepatitis C".
_ACRONYM = re.compile(r"(?:\b[A-Za-z]\.)+[A-Za-z]$|\b[A-Z]$")
_LETTER = re.compile(r"\b(?:on|to|via|plan|vitamin|category|class|group|grade|hepatitis|influenza)\s[A-Z]$", re.I)
_WORD_BEFORE = re.compile(r"[\w.&'’-]+$")
_END = re.compile(
    r"""(?P<stop>[.!?…]+)(?P<close>["”’'»)\]]*)(?P<gap>\s+|(?=["“‘«(]?[A-Z][a-z]{2,}[\s,]))(?=["“‘«(\[]*[A-Z0-9À-Þ$€£@#])""",
    re.VERBOSE,
)
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# After an acronym ("the U.S. The", "in the U.K. But"): these open a sentence, names do not.
_OPENERS = frozenset(
    str.split(
        "The A An He She It They We I You In On At But And However Meanwhile This That These Those His Her "
        "Its Their Our My After Before As If When While Although Though For From By With Since Both Some "
        "Many Most Among Despite There Here What Who Where Why How Earlier Later Last Officials"
    )
)
_FIRST_WORD = re.compile(r"[\"“‘«(\[]*([\w’'-]+)")


def lines(text: str) -> list[Span]:
    """Spans of the lines that hold more than white space, trimmed."""
    found = []
    for match in _LINE.finditer(text):
        piece = match.group()
        start = match.start() + len(piece) - len(piece.lstrip())
        end = match.end() - len(piece) + len(piece.rstrip())
        if start < end:
            found.append((start, end))
    return found


def split(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Spans of the sentences of one line, `text[start:end]`; trimmed, in order, covering all that is not blank."""
    end = len(text) if end is None else end
    found, at = [], start
    for match in _END.finditer(text, start, end):
        if not _ends_sentence(text, at, match, end):
            continue
        stop = match.end("close")
        if text[at:stop].strip():
            found.append((at, stop))
        at = match.end("gap")
    if text[at:end].strip():
        found.append((at, end))
    return [_trim(text, s, e) for s, e in found]


def _ends_sentence(text: str, at: int, match: re.Match[str], end: int) -> bool:
    if match["stop"] != "." or match["close"]:
        return bool(match["gap"]) or match["stop"] == "."
    before = _WORD_BEFORE.search(text, max(at, match.start() - 30), match.start())
    word = before.group() if before else ""
    following = _FIRST_WORD.match(text, match.end("gap"), end)
    opener = bool(following) and following.group(1) in _OPENERS  # type: ignore[union-attr]
    if not match["gap"]:  # "…of 2022.The minister": a missing blank; not "U.S.Army" or a web address
        return len(word) > 2 and word.isalnum() and word.islower()
    if word in _TITLES:
        return False
    if _LETTER.search(text[max(at, match.start() - 14) : match.start()]):
        return True
    if word in _SOFT or _ACRONYM.search(word):
        return opener
    return True


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
