"""What a number counts: the words after it up to the noun, where that noun means people.

The noun is looked for in closed lists (offices and trades of `roles.tsv`, peoples of `states.tsv`, and the words
below), since "killed 12 cows" and "freed 12 ships" are as common a shape as what is wanted.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from legation.data import roles, states
from legation.mentions.time_words import CARDINALS

_split = str.split


class Counted(msgspec.Struct, frozen=True):
    """`end` is the end of the noun; `one` where it is a singular; `word` is the noun in lower case, with straight
    apostrophes; `before` the words between the number and it."""

    end: int
    word: str
    one: bool
    before: str = ""


_ONE = frozenset(
    _split(
        "person civilian citizen resident villager inhabitant man woman child boy girl infant baby toddler "
        "teenager teen youth adult student pupil schoolboy schoolgirl national foreigner migrant refugee "
        "evacuee member victim hostage captive prisoner detainee inmate suspect worker employee staffer "
        "passenger sailor fisherman soldier serviceman servicewoman marine airman paratrooper peacekeeper "
        "reservist conscript recruit guardsman commando sniper fighter mercenary militant militiaman gunman "
        "bomber attacker assailant insurgent rebel jihadist jihadi extremist islamist terrorist operative "
        "individual relative bystander pedestrian motorist driver supporter opponent follower protester "
        "protestor demonstrator rioter activist dissident brother sister son daughter father mother wife "
        "husband cousin uncle aunt nephew niece grandchild grandson granddaughter grandmother grandfather "
        "parent sibling worshipper worshiper pilgrim tourist traveller traveler shopper mourner doctor nurse "
        "medic paramedic rescuer firefighter volunteer contractor journalist reporter cameraman photographer "
        "teacher farmer herder shepherd miner trader labourer laborer settler captain pilot crewman "
        "prisoner-of-war pow policeman policewoman constable officer guard adviser advisor trainer "
        "instructor official diplomat envoy lawyer priest monk nun imam pastor bishop cleric separatist "
        "loyalist deserter defector stowaway asylum-seeker seeker smuggler trafficker spy agent leader "
        "commander general colonel associate colleague comrade accomplice bodyguard aide companion guest "
        "combatant noncombatant non-combatant guerrilla parishioner engineer technician athlete fugitive "
        "executive expat expatriate returnee survivor leaver holder speaker other native interpreter "
        "translator chef muslim christian jew kurd houthi uighur uyghur yazidi shiite shia sunni alawite "
        "copt tatar tutsi hutu druze taliban israeli-american"
    )
)
_IRREGULAR = frozenset(
    _split(
        "people men women children fishermen servicemen servicewomen airmen guardsmen militiamen gunmen crewmen "
        "cameramen policemen policewomen grandchildren babies mercenaries spies troops personnel police crew lives "
        "others more them rohingya mps pows schoolchildren wives gendarmes carabinieri forces"
    )
)
_UNCHANGED = frozenset(("taliban", "shia", "druze"))
_FIRM = frozenset(
    _split(
        "troops servicemen servicewomen peacekeepers marines paratroopers reservists conscripts mercenaries forces "
        "personnel"
    )
)
_LOOSE = frozenset(
    _split(
        "soldiers fighters police policemen officers guards guardsmen gendarmes commandos advisers advisors trainers "
        "instructors men militants militiamen sailors airmen volunteers recruits"
    )
)
_UNIFORMED = re.compile(
    r"\b(?:military|army|naval|navy|air\sforce|marine|uniformed|armed|security|special|ground|combat|defen[cs]e|service"
    r"|peacekeeping|nato|un|u\.n\.|u\.?s\.?|coalition)\b",
    re.I,
)
_FEWEST_FORCES = 20
# No words of a phrase that says who is counted.
_STOPS = frozenset(
    _split(
        "in on at by for from to into with without within as and or but nor than then not if because since until till "
        "while when where after before during between among amid over under near across against through throughout "
        "around about along outside inside off out up down is are was were be been being am has have had having do "
        "does did will would shall should can could may might must that which who whose this it he she they we i "
        "you there here said says saying told reported ago each every per later earlier including include included "
        "a an the no its his her their our my today yesterday tomorrow monday tuesday wednesday thursday friday "
        "saturday sunday of years year months month weeks week days day hours hour minutes minute percent times "
        "miles kilometers kilometres km meters metres feet points seats votes goals countries states nations"
    )
).union(word for word in CARDINALS)
_MOST_WORDS = 5
_WORD = re.compile(r"[\s\u00a0]+[“‘\"']?((?:[A-Z]\.){2,}|[^\W\d_][\w&’'-]*)")
_OF = re.compile(
    r"\sof\s(?:(?:the|its|their|his|her|our|these|those|whom|them|us)\b(?:\s(?:other\s)?(?:\d+|\w+teen|t[ew]\w+|"
    r"two|three|four|five|six|seven|eight|nine)\b)?)?",
    re.I,
)
# Peoples that no table has: "Kashmiris", "Chechens", "Gazans", "Alawites".
_PEOPLES = re.compile(r"[A-Z][^\W\d_]{2,}(?:ans|is|ens|ites)$")
_SECOND = re.compile(r"\s(?:and|or)\s([^\W\d_]+)\b(?!\s(?:said|says?|told|ha[ds]|will|would|who)\b)(?![’'-])")
_INFORMANTS = frozenset(_split("police officials others witnesses authorities medics rescuers them more analysts"))
_PRONOUN_OF = re.compile(r"\sof\s(?:them|whom|us|those|these)$", re.I)
_FORCE = re.compile(
    r"-(?:strong|man|member|person|soldier|troop)\s(?:[\w-]+\s){0,3}?(?:force|contingent|army|mission|brigade|battalion"
    r"|unit|garrison|regiment|militia|detachment|deployment)s?\b",
    re.I,
)
# After "Israeli" or "police": what shows that the phrase is over, and no "Israeli tanks" or "police vehicles".
ENDS = re.compile(
    r"\s*(?:$|[.,;:!?)\]—–”\"…])|[\s\u00a0]+(?:[(\[—–-]|\w+ly\b|(?:in|on|at|by|for|from|to|into|with|as|and|or|but|than|if"
    r"|since|until|while|when|where|after|before|during|between|among|amid|over|near|across|against|through|throughout"
    r"|around|along|outside|inside|so|is|are|was|were|be|been|being|has|have|had|that|which|who|this|last|each|per"
    r"|today|yesterday|overnight|dead|killed|wounded|injured|hurt|arrested|detained|displaced|missing|abducted|kidnapped"
    r"|captured|taken|released|freed|expelled|deported|died|fled|of|others?|more|[A-Z]\w+day|including|held|hostage"
    r"|captive)\b)"
)


def people(text: str, at: int, stop: int) -> Counted | None:
    """The people counted by a number that ends at `at`, or None; nothing from `stop` on is looked at."""
    force = _FORCE.match(text, at, stop)
    if force is not None:
        return Counted(force.end(), "troops", False)
    of = _OF.match(text, at, stop)
    if of is None:
        return _noun(text, at, stop)
    past = of.end() - 1 if text[of.end() - 1].isspace() else of.end()
    found = _noun(text, past, stop)
    if found is None and _PRONOUN_OF.search(text, at, of.end()):
        return Counted(of.end(), "them", False)
    return found


def _noun(text: str, at: int, stop: int) -> Counted | None:
    end, noun, walked = at, None, 0
    while walked < _MOST_WORDS:
        match = _WORD.match(text, end, stop)
        if match is None:
            break
        word = _plain(match[1])
        if word in _STOPS and match[1] != "IS":  # Islamic State
            break
        end, walked = match.end() - (2 if match[1].endswith(("’s", "'s")) else 0), walked + 1
        firm = False if _PEOPLES.match(match[1]) else _is_people(word)
        if firm is None:
            if noun is not None and not _leans(noun.word):
                break
            continue
        if firm and noun is not None and not noun.one:
            break  # "12 people hostage"
        if text[end : end + 1] in ("’", "'") or match[1].endswith(("’s", "'s", "’", "'")):
            noun = None  # "two soldiers’ bodies"
            continue
        noun = Counted(end, word, firm, text[at : match.start(1)])
    if noun is None or (_leans(noun.word) and not ENDS.match(text, noun.end, stop)):
        return None
    return noun if noun.one else _with_second(text, noun, stop)


def _with_second(text: str, noun: Counted, stop: int) -> Counted:
    """ "200 girls and women": one number for both."""
    match = _SECOND.match(text, noun.end, stop)
    if match is None or match[1].lower() in _INFORMANTS or _is_people(match[1].lower()) is not False:
        return noun
    return msgspec.structs.replace(noun, end=match.end(1))


def several(counted: Counted) -> bool:
    """Whether the noun can stand for more than one ("12 hostage" is the start of something else)."""
    return not counted.one or counted.word not in _ONE or counted.word in _UNCHANGED


def armed(counted: Counted, number: float, deployed: bool) -> bool:
    """Whether these are armed people in number; some words say so only where the sentence sends them somewhere."""
    if counted.word == "forces" and number < _FEWEST_FORCES:
        return False  # "two security forces" are bodies
    if counted.word in ("personnel", "forces"):
        return deployed or bool(_UNIFORMED.search(counted.before))
    return counted.word in _FIRM or (deployed and counted.word in _LOOSE)


def soldiers(counted: Counted) -> bool:
    """Whether the noun is one for soldiers, of whom an army may lose so many."""
    return counted.word in _FIRM or counted.word in ("soldiers", "fighters", "men")


def _plain(word: str) -> str:
    word = word.lower().replace("’", "'")
    return word.removesuffix("'s").rstrip("'")


def _is_people(word: str) -> bool | None:
    """True for a singular, False for a plural, None for what is no word for people."""
    last = word.rpartition("-")[2] if "-" in word and word not in _ONE else word
    if word in _IRREGULAR or last in _IRREGULAR:
        return False
    if word in _ONE or last in _ONE:
        return True
    singular = last[:-1] if last.endswith("s") else None
    if singular in _ONE:
        return False
    return _tables().get(word)


def _leans(word: str) -> bool:
    """Whether the word may as well stand before the noun: "12 Israeli …", "12 police …", "12 more …", "12 other …"."""
    return word in _MODIFIERS or word in _adjectives()


_MODIFIERS = frozenset(
    _split(
        "police more other others marine adult youth student worker prisoner child refugee migrant civilian officer "
        "rebel militant women men crew army member military general native muslim christian shiite shia sunni hostage "
        "jihadist islamist extremist terrorist separatist taliban houthi kurd teen teenager national leader them"
    )
)


@cache
def _tables() -> dict[str, bool]:
    """Last words of offices and trades, and of peoples: whether each may be a singular."""
    found: dict[str, bool] = {}
    for role in roles.table():
        if role.class_ == "person":
            found[role.singular.split()[-1]] = True
            if role.plural is not None:
                found.setdefault(role.plural.split()[-1], False)
    for state in states.table():
        found.update(dict.fromkeys((many.lower() for many in state.people[1::2]), False))
        found.update(dict.fromkeys((one.lower() for one in state.people[::2]), True))
        for adjective in state.adjectives:
            found.setdefault(adjective.lower(), True)
    return found


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(a.lower() for state in states.table() for a in state.adjectives)
