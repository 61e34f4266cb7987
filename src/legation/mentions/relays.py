"""Words passed on in the passive: "…," the minister was quoted by the agency as saying. Closed language, so by rule.

The reader of attributions learned from a corpus that takes "was cited" for the cue and leaves the speaker in the
content; here source, cue and content are put where a user looks for them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from legation.model import Attribution, Sentence, Span

_PASSED_ON = re.compile(
    r"\b(?:was|were|is|are|has been|have been)\s(?:also\s|later\s|earlier\s)?(?P<cue>(?:quoted|cited|reported|heard)"
    r"(?:\s(?:by|in|on)\s(?:the\s)?[^,.;“”\"]{2,60}?)?\sas\s(?:saying|telling|having\ssaid|warning))\b"
)
_QUOTED_HIM = re.compile(
    r"\b(?P<cue>(?:quoted|cited|quotes|cites))\s(?P<source>(?!by\s|in\s|on\s|as\s)[^,;“”\"]{2,80}?)\sas\s(?:saying|telling|warning|declaring|having\ssaid)\b"
)
_TO_SOURCE = re.compile(r"^[\s,”\"’']+")
_THAT = re.compile(r"\s*(?:on \w+\s?)?(?:by\s[^,.;“”\"]{2,60}?)?,?\s*(?:that\s)?")
_DAY_ALONE = re.compile(r"\s*(?:(?:late|early|on|earlier)\s)*(?:\w+day|yesterday|today|this\sweek)?\s*[.;]?\s*$")
_LONGEST_SOURCE = 160
_SHORTEST_BEFORE = 15


def find(text: str, sentences: Sequence[Sentence], marks: Sequence[Span]) -> list[Attribution]:
    """Every such relay. `marks` are the stretches between quotation marks."""
    made = []
    for s in sentences:
        for match in _PASSED_ON.finditer(text, s.start, s.end):
            source = _source(text, s, match.start(), marks)
            content = _content(text, s, match.end(), source[0], marks)
            if not content and (content := _before(text, s.start, match.start())):
                source = _source(text, s, match.start(), content)
            if content and 1 < source[1] - source[0] < _LONGEST_SOURCE:
                made.append(Attribution(source=(source,), cue=(match.span("cue"),), content=content, confidence=0.9))
        for match in _QUOTED_HIM.finditer(text, s.start, s.end):
            content = _content(text, s, match.end(), match.start(), marks) or _before(text, s.start, match.start())
            if content:
                source, cue = match.span("source"), match.span("cue")
                made.append(Attribution(source=(source,), cue=(cue,), content=content, confidence=0.9))
    return made


def _source(text: str, sentence: Sentence, before: int, marks: Sequence[Span]) -> Span:
    """From the end of the words quoted, else from the start of the sentence, to the verb."""
    start = max([e for _, e in marks if sentence.start <= e <= before], default=sentence.start)
    lead = _TO_SOURCE.match(text[start:before])
    start += lead.end() if lead else 0
    return start, start + len(text[start:before].rstrip(" ,"))


def _content(text: str, sentence: Sentence, after: int, source: int, marks: Sequence[Span]) -> tuple[Span, ...]:
    """What stands between marks before the speaker; else what follows "as saying"."""
    quoted = tuple(m for m in marks if sentence.start <= m[0] and m[1] <= source)
    if quoted:
        return quoted
    if _DAY_ALONE.match(text, after, sentence.end):
        return ()
    that = _THAT.match(text, after, sentence.end)
    start = that.end() if that else after
    end = start + len(text[start : sentence.end].rstrip(" ."))
    return ((start, end),) if end - start > 3 else ()


def _before(text: str, start: int, verb: int) -> tuple[Span, ...]:
    """ "They left a week ago, the agency quoted him as saying": what stands before the comma."""
    comma = text.rfind(",", start, verb)
    return ((start, comma),) if comma - start > _SHORTEST_BEFORE else ()


def put_right(found: Sequence[Attribution], relays: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, those whose cue a relay holds replaced by it; content is cut where a relay's source begins."""
    made = list(relays)
    for a in found:
        stretch = [(min(r.source[0][0], r.cue[0][0]), r.cue[0][1]) for r in relays]
        if any(s < e2 and s2 < e for s, e in a.cue for s2, e2 in stretch):
            continue
        content = tuple((s, _cut(s, e, stretch)) for s, e in a.content)
        content = tuple(c for c in content if c[1] - c[0] > 2)
        if content and not any(set(content) & set(r.content) for r in relays):
            made.append(msgspec.structs.replace(a, content=content))
    return made


def _cut(start: int, end: int, stretches: Sequence[Span]) -> int:
    return min([s for s, _ in stretches if start < s < end], default=end)
