"""Which time expression of a sentence belongs to which event, told from the words between them.

No parser: clauses are cut at connectives, a time before its clause's verb ("In September, …") governs what follows, a
time before a noun ("the Nov. 23 event", "last week's summit") belongs to that noun first.
"""

from __future__ import annotations

import re

from legation.model import Span, Time

# What follows one of these is another clause; a time in it says little about what stands before, and the reverse.
_CUTS = re.compile(
    r"(?P<deep>\b(?:since|after|before|following|ahead of|until|which|who|whose|where|when|while|because|although|"
    r"though|despite|including|prior to|as)\b)|(?P<flat>;|:|\s[–—-]\s|—|,?\s\b(?:and|but|that)\b|,)",
    re.IGNORECASE,
)
_OTHER_ACT = re.compile(r"\b(?:after|since|before|once|until)\s(?:he|she|it|they|we|the\s\w+|[A-Z]\w+)\s")
_FRONT = re.compile(
    r"(?:And |But |Then |Also |\W)*(?:(?:[Ii]n|[Oo]n|[Aa]t|[Bb]y|[Dd]uring|[Ss]ince|[Ff]rom)\s+)?"
    r"(?:(?:late|early|the)\s+)*$"
)
_BEFORE_NOUN = re.compile(r"(?:[’']s?)?\s+[a-z“\"A-Z]|-")
_NO_NOUN = re.compile(
    r"\s+(?:and|or|but|that|which|who|to|in|on|at|by|from|for|with|after|before|when|while|as|of|over|into|against|about|"
    r"is|was|were|are|has|have|had|will|would|said|says|saying|amid|during|despite|following|under|between|near|where)\b"
)
_PREPOSITION = re.compile(
    r"\b(?:in|on|since|by|until|from|during|at|around|of|for|after|before|through)\s+(?:the\s+)?$", re.IGNORECASE
)


def fronted(text: str, sentence: Span, time: Time) -> bool:
    """Whether the time opens its sentence: "In early September, …"."""
    if time.start - sentence[0] > 30:
        return False
    return bool(_FRONT.match(text[sentence[0] : time.start]))


def before_noun(text: str, time: Time) -> bool:
    """Whether the time stands before a noun that it dates: "the May 3 march", "Kenya's June vote"."""
    after = text[time.end : time.end + 14]
    if after[:1] in ("’", "'"):
        return True
    if not _BEFORE_NOUN.match(after) or _NO_NOUN.match(after):
        return False
    return not _PREPOSITION.search(text[max(0, time.start - 14) : time.start]) and after[1:2].islower()


def of_another(text: str, trigger: Span, time: Time) -> bool:
    """ "his first visit after he took office last year": the time is that of the act after the connective."""
    return bool(_OTHER_ACT.search(text, trigger[1], time.start)) if trigger[1] <= time.start else False


def distance(text: str, sentence: Span, trigger: Span, time: Time) -> float:
    """How ill the time fits the trigger: 0 inside it, more with every word and far more with every clause between."""
    if time.start < trigger[1] and trigger[0] < time.end:
        return 0.0
    first = time.end <= trigger[0]
    between = text[time.end : trigger[0]] if first else text[trigger[1] : time.start]
    cost = len(between) / 2.0
    for cut in _CUTS.finditer(between):
        cost += 45.0 if cut["deep"] else 12.0
    if before_noun(text, time):
        if not first and len(time.value or "") == 4:  # "under a 2015 deal" dates the deal alone
            cost += 200.0
        cost += 0.0 if first and len(between) < 25 else 30.0
    elif first and fronted(text, sentence, time):
        cost = cost / 3.0
    return cost
