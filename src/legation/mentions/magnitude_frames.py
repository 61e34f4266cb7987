"""What becomes of those who are counted: the words before and after a number that say that they were killed, freed …

For each kind the table has the verb before its object ("killed 12"), the participle after its subject ("12 were
killed"), verbs that take no object ("12 died") and nouns on either side ("the deaths of 12", "12 deaths").
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

Fate = Literal["killed", "wounded", "detained", "displaced", "abducted", "released", "expelled"]


class Frame(msgspec.Struct, frozen=True):
    """The words of one kind, as regular expressions; an empty one never matches."""

    kind: Fate
    verb: str
    participle: str
    alone: str
    noun: str
    counted: str


TABLE = (
    Frame(
        "killed",
        verb=r"kill(?:s|ed|ing)?|murder(?:s|ed|ing)?|massacr(?:e|es|ed|ing)|execut(?:e|es|ed|ing)|assassinat(?:e|es|ed|ing)"
        r"|slaughter(?:s|ed|ing)?|behead(?:s|ed|ing)?|decapitat(?:e|es|ed|ing)|sl(?:ays?|ew|aying)|gun(?:s|ned|ning)\sdown"
        r"|(?:shot|shooting|shoots?)\s(?:dead|and\skill(?:ed|ing))|hang(?:s|ed|ing)"
        r"|(?:claim(?:s|ed|ing)|costs?|costing|took|taken|taking|takes)\sthe\slives\sof",
        participle=r"killed|slain|murdered|massacred|executed|assassinated|slaughtered|beheaded|decapitated|gunned\sdown"
        r"|martyred|hanged|(?:shot|stabbed|beaten|burned|burnt|tortured|starved|crushed|trampled)"
        r"(?:\sdead|\sto\sdeath|\sand\skilled)|(?:feared|presumed|confirmed|reported|found)\sdead|dead",
        alone=r"died|die|dies|dying|(?:had\s|have\s|has\s)?(?:perish(?:ed)?|lost\s(?:their|his|her)\sli(?:fe|ves)|lay\sdead)",
        noun=r"killings?|murders?|deaths?|massacre|assassinations?|executions?|beheadings?|slayings?",
        counted=r"deaths|death|fatalities|fatality|lives(?:\slost)?|killings|murders|executions|dead\sbodies",
    ),
    Frame(
        "wounded",
        verb=r"wound(?:s|ed|ing)?|injur(?:e|es|ed|ing)|hurt(?:s|ing)?|maim(?:s|ed|ing)?|hospitali[sz](?:ed|ing)",
        participle=r"wounded|injured|hurt|maimed|hospitali[sz]ed",
        alone=r"(?:suffered|sustained|suffering)\s(?:[\w-]+\s){0,2}(?:injuries|wounds)",
        noun=r"wounding|injuring",
        counted=r"injuries|injury",
    ),
    Frame(
        "detained",
        verb=r"arrest(?:s|ed|ing)?|detain(?:s|ed|ing)?|imprison(?:s|ed|ing)?|jail(?:s|ed|ing)?|round(?:s|ed|ing)?\sup"
        r"|apprehend(?:s|ed|ing)?|incarcerat(?:e|es|ed|ing)",
        participle=r"arrested|detained|imprisoned|jailed|rounded\sup|apprehended|incarcerated|taken\sinto\scustody"
        r"|(?:put|thrown)\s(?:in|into)\s(?:jail|prison)|(?:remain\s)?behind\sbars|in\scustody",
        alone="",
        noun=r"arrests?|detentions?|imprisonment|jailing",
        counted=r"arrests|detentions",
    ),
    Frame(
        "displaced",
        verb=r"displac(?:e|es|ed|ing)|uproot(?:s|ed|ing)?|evacuat(?:e|es|ed|ing)",
        participle=r"displaced|uprooted|evacuated|made\shomeless|left\shomeless"
        r"|(?:forced|driven|ordered|made)\s(?:to\s(?:flee|evacuate|leave\stheir\shomes)|(?:out\sof|from)\stheir\s(?:homes|villages))",
        alone=r"(?:(?:internally|forcibly)\s)?fled|flee|fleeing|flees|(?:have\s|had\s)?left\stheir\s(?:homes|villages)"
        r"|crossed\sthe\sborder",
        noun=r"displacement|evacuations?|uprooting|exodus",
        counted="",
    ),
    Frame(
        "abducted",
        verb=r"abduct(?:s|ed|ing)?|kidnap(?:s|ped|ping)?|captur(?:e|es|ed|ing)",
        participle=r"abducted|kidnapped|captured|(?:taken|held|seized)(?:\sas)?\s(?:hostages?|captive|prisoners?)",
        alone=r"held(?:\sas)?\s(?:hostages?|captive)",
        noun=r"abductions?|kidnappings?|capture",
        counted=r"abductions|kidnappings",
    ),
    Frame(
        "released",
        verb=r"free(?:s|d|ing)?|releas(?:e|es|ed|ing)|pardon(?:s|ed|ing)?|liberat(?:e|es|ed|ing)|amnestied",
        participle=r"freed|released|pardoned|liberated|amnestied|set\sfree|let\sgo|granted\samnesty",
        alone="",
        noun=r"release|freeing|liberation|pardons?",
        counted="",
    ),
    Frame(
        "expelled",
        verb=r"expel(?:s|led|ling)?|deport(?:s|ed|ing)?|kick(?:s|ed|ing)?\sout|banish(?:es|ed|ing)?",
        participle=r"expelled|deported|kicked\sout|banished|declared\s(?:persona|personae|personas)\snon\sgrata(?:e)?"
        r"|(?:ordered|told|asked|given\s[\w-]+\s(?:hours|days))\sto\sleave(?:\sthe\scountry)?",
        alone="",
        noun=r"expulsions?|deportations?",
        counted=r"expulsions|deportations",
    ),
)  # fmt: skip
# Verbs whose meaning stands after the object: "left 5 dead", "took 12 people hostage", "ordered two envoys to leave".
_AROUND: tuple[tuple[Fate, str, str], ...] = (
    ("killed", r"sh(?:ot|oots?|ooting)|stabb(?:ed|ing)|beat(?:en|ing|s)?|burn(?:ed|t|ing)|hack(?:ed|ing)|le(?:ft|aves"
     r"|aving)", r"(?:for\s)?dead(?!\send)|to\sdeath"),
    ("abducted", r"t(?:ook|ake|akes|aking|aken)|s(?:eized|eizing)|h(?:old|olds|olding|eld)|grabb(?:ed|ing)",
     r"(?:as\s)?(?:hostages?|captive|prisoners?)"),
    ("detained", r"t(?:ook|ake|akes|aking|aken)|put|puts|putting", r"into\scustody|behind\sbars|in\s(?:jail|prison)"),
    ("displaced", r"forc(?:ed|es|ing|e)|dr(?:ove|iven|iving|ives)|le(?:ft|aves|aving)|ordered|push(?:ed|ing)",
     r"(?:to\s)?(?:flee|evacuate)|to\sleave\stheir\s(?:homes|villages)|(?:out\sof|from)\stheir\s(?:homes|villages)|homeless"
     r"|displaced"),
    ("released", r"set|sets|setting|let", r"free|go"),
    ("expelled", r"declar(?:ed|es|ing)", r"persona[es]?\snon\sgratae?"),
    ("expelled", r"order(?:ed|s|ing)|told|g(?:ave|iving)|asked", r"to\sleave|(?:\w+\s)?(?:hours|days)\sto\sleave"),
    ("expelled", r"sen(?:t|d|ds|ding)", r"(?:back\s)?home|packing"),
)  # fmt: skip
_BE = r"(?:was|were|is|are|be|being|been|has|have|had|having|got|would|will|could|may|might|remain|remained)"
_AUX = (
    rf"(?:who\s|that\s)?{_BE}\s(?:(?:{_BE}|to|also|since|now|still|both|all|already|feared|believed|thought|said|known"
    r"|reported|estimated|pronounced|declared(?!\spersona)|\w+ly)\s){0,5}"
)
# After a participle without its auxiliary: what shows that it has no object ("12 people killed in …").
_NO_OBJECT = (
    r"(?=\s*(?:$|[.,;:!?)\]—–”\"…])|[\s\u00a0]+(?:[(—–-]|(?:in|on|by|during|when|after|since|and|as|while|near|across"
    r"|this|last|yesterday|today|earlier|so|or|from|outside|inside|with|for|overnight|throughout|along|amid|within|before"
    r"|under|per|each|every|there|here|because|through|of|to|including|aboard|among|alone|at(?!\sleast)|over\s(?:the|a)"
    r"|between\s[A-Z]|\w+day)\b))"
)
_VERBS = "|".join(f.verb for f in TABLE)
_FINITE = (
    r"was|were|is|are|be|been|has|have|had|said|says|told|who|which|that|where|when|while|after|before|as|and|or|but|if"
    rf"|because|died|fled|left|{_VERBS}"
)
# Between the counted and what became of them: a part of them, an aside, where they were.
_ASIDE = (
    r"(?:,\s[^,;.!?]{1,80},\s(?!who\s|that\s)|\s\([^()]{1,80}\)\s|\s[—–-]\s?[^—–;.!?]{1,80}[—–-]\s"
    r"|,?\saged\s\d+(?:,?\s(?:and|or|to)\s\d+)*,?\s"
    rf"|\s(?:in|on|at|from|near|aboard|inside|outside|across|with|among|traveling|travelling|around|under)\s(?:(?!(?:{_FINITE})\b)[^\s,;:.!?]+\s){{1,9}})"
)
_BEFORE_OBJECT = r"(?:\sof)?(?:\s\w+ly)?(?:\s(?:its|their|his|her|our|the))?\s$"
# "killed the mayor and two guards"
_FIRST_OBJECT = (
    rf"\s(?!(?:in|on|at|by|for|from|to|with|as|when|after|during|since|and|or)\b)(?:(?!(?:{_FINITE})\b)[^\W\d][\w’'.-]*,?\s){{1,7}}"
    r"(?:and|along\swith|as\swell\sas|together\swith|plus)\s$"
)
_LOOK_BACK = 110
_LOOK_ON = 150


def _any(words: str) -> str:
    return rf"(?:{words})" if words else r"(?!)"


_BEFORE = tuple(
    (
        f.kind,
        re.compile(
            rf"\b(?:{_any(f.verb)}(?:{_BEFORE_OBJECT}|{_FIRST_OBJECT})|{_any(f.noun)}\sof(?:\s(?:its|their|his|her|the))?\s$)",
            re.I,
        ),
    )
    for f in TABLE
)
_AFTER = tuple(
    (
        f.kind,
        re.compile(
            rf"[”\"’']?(?:(?:\s|{_ASIDE}){_AUX}(?!not\s)(?:{f.participle})\b(?!\ssea\b)"
            rf"|\s(?:more\s|\w+ly\s)?(?:{f.participle})\b{_NO_OBJECT}|(?:\s|{_ASIDE})(?:{_AUX}|who\s|that\s)?(?:\w+ly\s)?{_any(f.alone)}\b)",
            re.I,
        ),
    )
    for f in TABLE
)
_COUNTED = tuple(
    (f.kind, re.compile(rf"\s(?:of\s)?(?:(?:more|new|additional|civilian|military|further)\s)?(?:{f.counted})\b", re.I))
    for f in TABLE
    if f.counted
)
_ROUND = tuple(
    (kind, re.compile(rf"\b(?:{before})(?:\s\w+ly)?\s$", re.I), re.compile(rf"\s(?:{after})\b", re.I))
    for kind, before, after in _AROUND
)
_TOLL = re.compile(
    r"\b(?:(?:(?:death|fatality)\s)?toll|body\scount|number\sof\s(?:the\s)?(?:dead|deaths|fatalities|people\skilled|those\skilled))\b"
    r"(?:(?!\b(?:wounded|injured)\b)[^.;!?]){0,80}?"
    r"(?:\b(?P<past>past|topp(?:ed|ing|s)|surpass(?:ed|es|ing)|exceed(?:ed|s|ing)|above|over|passed)"
    r"|\b(?:of|to|at|is|was|reach(?:ed|es|ing)|hit|hits|now"
    r"|rose|risen|climbed|jumped|grew|grown|increased))\s$",
    re.I,
)
# Verbs that say it only of these.
_HOSTAGES = frozenset(("hostages", "hostage", "captives", "captive"))
_TOOK = r"t(?:ook|ake|akes|aking|aken)"
_OF_NOUN: tuple[tuple[Fate, re.Pattern[str], frozenset[str]], ...] = (
    (
        "abducted",
        re.compile(rf"\b(?:{_TOOK}|seiz(?:ed|ing)|grabb(?:ed|ing)|holds?|holding|held)\s$", re.I),
        _HOSTAGES,
    ),
    ("killed", re.compile(rf"\b(?:{_TOOK}|claim(?:s|ed|ing)|costs?|costing)\s$", re.I), frozenset(("lives",))),
    (
        "killed",
        re.compile(r"\b(?:lost|losing|loses|lose)\s$", re.I),
        frozenset(("soldiers", "troops", "servicemen", "marines", "fighters", "peacekeepers", "men")),
    ),
)
_TAKEN = re.compile(rf"\s(?:{_AUX})?(?:taken|seized|held)\b", re.I)
# "killed or wounded 40": how many of each is not said.
_MIXED = r"(?:kill|wound|injur|captur|dead|hurt|arrest)\w*"
_MIXED_BEFORE = re.compile(rf"\b{_MIXED}(?:,\s{_MIXED})?,?\s(?:or|and)\s{_MIXED}\s$", re.I)
_MIXED_AFTER = re.compile(rf"\s(?:{_AUX})?{_MIXED}(?:,\s{_MIXED})?,?\s(?:or|and)\s{_MIXED}\b{_NO_OBJECT}", re.I)
_ADJECTIVES: tuple[tuple[Fate, re.Pattern[str]], ...] = tuple(
    (f.kind, re.compile(rf"\b(?:{f.participle})\b", re.I)) for f in TABLE
)


def before(text: str, start: int, lead: int) -> Fate | None:
    """What the verb or the noun before a number (which begins at `lead`) says of those it counts."""
    left = text[max(start, lead - _LOOK_BACK) : lead]
    # The verb nearest to the number is its own.
    hits = [(m.start(), kind) for kind, pattern in _BEFORE for m in [pattern.search(left)] if m is not None]
    return max(hits, default=(0, None))[1]


def after(text: str, end: int, stop: int) -> Fate | None:
    """What the words after those counted say of them."""
    right = text[end : min(stop, end + _LOOK_ON)]
    hits = [(m.end(), kind) for kind, pattern in _AFTER for m in [pattern.match(right)] if m is not None]
    return min(hits, default=(0, None))[1]


def around(text: str, start: int, lead: int, end: int, stop: int) -> Fate | None:
    """What a verb before and its complement after say: "took 12 people hostage"."""
    left, right = text[max(start, lead - 30) : lead], text[end : min(stop, end + 50)]
    return next((kind for kind, a, b in _ROUND if a.search(left) and b.match(right)), None)


def counted(text: str, end: int, stop: int) -> tuple[Fate, int] | None:
    """What a noun after a number says, and where it ends: "12 deaths"."""
    return next(((kind, m.end()) for kind, pattern in _COUNTED if (m := pattern.match(text, end, stop))), None)


def of_noun(text: str, start: int, lead: int, end: int, word: str) -> Fate | None:
    """What a verb says of this noun alone: "took 12 hostages", "claimed 12 lives", "lost 12 soldiers"."""
    left = text[max(start, lead - 20) : lead]
    if word in _HOSTAGES and _TAKEN.match(text, end):
        return "abducted"
    return next((kind for kind, verb, nouns in _OF_NOUN if word in nouns and verb.search(left)), None)


def adjective(words: str) -> Fate | None:
    """What the words between the number and the noun say: "12 wounded soldiers"."""
    return next((kind for kind, pattern in _ADJECTIVES if pattern.search(words)), None)


def toll(text: str, start: int, lead: int) -> Literal["exact", "past"] | None:
    """Whether the number is a death toll, and whether the toll is only said to be past it."""
    match = _TOLL.search(text[max(start, lead - _LOOK_BACK) : lead])
    return None if match is None else "past" if match["past"] else "exact"


def mixed(text: str, start: int, lead: int, end: int, stop: int) -> bool:
    """Whether one figure is given for several fates: "killed or wounded 40"."""
    left, right = text[max(start, lead - 60) : lead], text[end : min(stop, end + _LOOK_ON)]
    return bool(_MIXED_BEFORE.search(left) or _MIXED_AFTER.match(right))
