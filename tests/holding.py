"""What tests of exports share: holdings in memory, in our own words and with characters that break careless writers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from legation.model import Actor, Days, Doc, Magnitude, Place, Quote, Report, Tie, Time
from legation.record.values import About, Dispute, Figure, Kept, Mention, Occasion, Party, Where
from making import event, span

FIRST = (
    "Kenya’s army shelled two villages in Uganda near Busia on Monday, killing 12 people.\n"
    "“We hit\tmilitary targets only,” Kenyan spokesman Ben “Boy” Wood told the Courier.\n"
    "Kenya is a member of the African Union.\n"
)
SECOND = (
    "At least 20 people died when Kenyan guns shelled Ugandan villages on 20 November.\n"
    "Uganda did not recall its envoy & <b>did not</b> say why.\n"
)
KENYA = Party(id="KEN", name="Kenya", type="state", country="KEN", sector="GOV")
UGANDA = Party(id="UGA", name="Uganda", type="state", country="UGA", sector="GOV")
WOOD = Party(id="ben-wood", name="Ben “Boy” Wood", type="person", country="KEN", sector="GOV")
BUSIA = Where(name="Busia", country="UGA", lat=0.46, lon=34.09, kind="city")
MONDAY = Days("2023-11-20", "2023-11-20", "clause")
FIRST_KEY, SECOND_KEY = "0f" * 16, "a1" * 16


@dataclass(frozen=True)
class Held:
    """Holdings that are lists."""

    kept: tuple[Kept, ...]
    known: tuple[Occasion, ...]

    def reports(self) -> Iterator[Kept]:
        return iter(self.kept)

    def occasions(self) -> Iterator[Occasion]:
        return iter(self.known)

    def about(self) -> About:
        return About(
            name="Held “by hand”",
            version=7,
            at="2023-11-23T10:00:00Z",
            made_by=("0.1.0/abc123",),
            counts={"reports": len(self.kept), "occasions": len(self.known)},
            rules={"least": 0.5},
        )


def _actor(party: Party, text: str, *words: str) -> Actor:
    return Actor(
        id=party.id,
        name=party.name,
        type=party.type,
        country=party.country,
        sector=party.sector,
        mentions=tuple(span(text, w) for w in words),
    )


def _sentence(text: str, number: int) -> tuple[int, int]:
    lines = text.splitlines(keepends=True)
    start = sum(map(len, lines[:number]))
    return start, start + len(lines[number].rstrip("\n"))


def _first() -> Kept:
    text = FIRST
    shelled = event(
        id="e1", type="ASSAULT", mode="heavy-weapons", contexts=("military",), cameo="194", quad=4, score=-9.5,
        actor=("KEN",), recipient=("UGA",), date=MONDAY, place=0, occasion=0, trigger=span(text, "shelled"),
        sentence=_sentence(text, 0),
        magnitude=(Magnitude(start=span(text, "12 people")[0], end=span(text, "12 people")[1], kind="killed", low=12, high=12),),  # noqa: E501
    )  # fmt: skip
    hit = event(
        id="e2", type="ASSAULT", mode="heavy-weapons", cameo="194", quad=4, score=-9.5, actor=("KEN",), recipient=(),
        said_by="q1", occasion=1, trigger=span(text, "hit"), sentence=_sentence(text, 1), confidence=0.6,
    )  # fmt: skip
    start, end = span(text, "“We hit\tmilitary targets only,”")
    busia = span(text, "Busia")
    monday = span(text, "on Monday")
    return Kept(
        key=FIRST_KEY,
        added="2023-11-22T08:00:00Z",
        made_by="0.1.0/abc123",
        source="in\nbox/first.txt",
        occasions={"e1": "o1", "e2": "o2"},
        doc=Doc(
            report=Report(
                id="fir\"st'\n", text=text, headline="Guns, “again” & <again>", byline="Ada Holt", outlet="Courier",
                published="2023-11-21", url="https://courier.example/1?a=b&c=d", language="en",
            ),
            times=(Time(start=monday[0], end=monday[1], text="on Monday", type="DATE", value="2023-11-20",
                        earliest="2023-11-20", latest="2023-11-20"),),
            places=(Place(start=busia[0], end=busia[1], text="Busia", name="Busia", country="UGA", lat=0.46, lon=34.09,
                          kind="city"),),
            actors=(
                _actor(KENYA, text, "Kenya", "Kenya#2"),
                _actor(UGANDA, text, "Uganda"),
                msgspec.structs.replace(_actor(WOOD, text, "Ben “Boy” Wood"), office="spokesman"),
                Actor(id="courier", name="Courier", type="outlet", mentions=(span(text, "Courier"),)),
                Actor(id="AU", name="African Union", type="igo", sector="IGO", mentions=(span(text, "African Union"),)),
            ),
            quotes=(Quote(id="q1", kind="direct", speaker="ben-wood", via="courier",
                          source=(span(text, "Kenyan spokesman Ben “Boy” Wood"),), cue=(span(text, "told"),),
                          content=((start, end),), date=None, confidence=0.9),),
            events=(shelled, hit),
            ties=(Tie(kind="member", holder="KEN", body="AU", office=None, since=None, until=None, as_of="2023-11-21",
                      said_by=None, span=span(text, "Kenya is a member of the African Union")),
                  Tie(kind="office", holder="ben-wood", body="KEN", office="spokesman", since=None, until=None,
                      as_of="2023-11-21", said_by=None, span=span(text, "Kenyan spokesman Ben “Boy” Wood"))),
        ),
    )  # fmt: skip


def _second() -> Kept:
    text = SECOND
    shelled = event(
        id="e1", type="ASSAULT", mode=None, cameo="190", quad=4, score=-9.0, actor=("KEN",), recipient=("UGA",),
        date=MONDAY, occasion=0, trigger=span(text, "shelled"), sentence=_sentence(text, 0),
        magnitude=(Magnitude(start=0, end=18, kind="killed", low=20, high=None),),
    )  # fmt: skip
    recall = event(
        id="e2", type="SANCTION", mode="withdraw", cameo="161", quad=4, score=-6.0, actor=("UGA",), recipient=("KEN",),
        status="negated", occasion=1, trigger=span(text, "recall"), sentence=_sentence(text, 1),
    )  # fmt: skip
    return Kept(
        key=SECOND_KEY,
        added="2023-11-22T09:00:00Z",
        made_by="0.1.0/abc123",
        source="in/second.txt",
        occasions={"e1": "o1", "e2": "o3"},
        doc=Doc(
            report=Report(id="../second", text=text, outlet="Gazette", published="2023-11-22", language="en"),
            actors=(_actor(KENYA, text, "Kenyan"), _actor(UGANDA, text, "Ugandan", "Uganda#2")),
            events=(shelled, recall),
        ),
    )


def _occasion(**given: object) -> Occasion:
    plain = Occasion(
        id="o1", type="ASSAULT", mode="heavy-weapons", contexts=("military",), cameo="194", quad=4, score=-9.5,
        actor=(KENYA,), recipient=(UGANDA,), date=MONDAY, place=BUSIA, status="actual", historical=False, claimed_by=(),
        n_mentions=2, n_reports=2, n_outlets=2, first_seen="2023-11-21", last_seen="2023-11-22",
        magnitude=(Figure(kind="killed", low=12, high=None, by=(("Courier", 12, 12), ("Gazette", 20, None))),),
        disputes=(Dispute(over="magnitude", versions=(("killed 12", ("Courier",)), ("killed 20 or more", ("Gazette",)))),),  # noqa: E501
        mentions=(Mention(report=FIRST_KEY, event="e1"), Mention(report=SECOND_KEY, event="e1")),
        confidence=0.9, evidence=FIRST.splitlines()[0],
    )  # fmt: skip
    return msgspec.structs.replace(plain, **given)


def held() -> Held:
    """Two outlets on one shelling, a claim about it, and a recall that did not happen."""
    claim = _occasion(
        id="o2", contexts=(), recipient=(), date=None, place=None, claimed_by=("Ben “Boy” Wood",), n_mentions=1,
        n_reports=1, n_outlets=1, last_seen="2023-11-21", magnitude=(), disputes=(), confidence=0.6,
        mentions=(Mention(report=FIRST_KEY, event="e2"),), evidence=FIRST.splitlines()[1],
    )  # fmt: skip
    recall = _occasion(
        id="o3", type="SANCTION", mode="withdraw", contexts=(), cameo="161", score=-6.0, actor=(UGANDA,),
        recipient=(KENYA,), date=None, place=None, status="negated", n_mentions=1, n_reports=1, n_outlets=1,
        first_seen="2023-11-22", magnitude=(), disputes=(), mentions=(Mention(report=SECOND_KEY, event="e2"),),
        evidence=SECOND.splitlines()[1],
    )  # fmt: skip
    return Held((_first(), _second()), (_occasion(), claim, recall))
