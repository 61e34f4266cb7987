"""FollowTheMoney entities, one JSON object a line: for Aleph, OpenAleph, Yente and the `ftm` command line.

Reports become Article, actors Person, Organization, PublicBody, Company or LegalEntity, ties Membership and Occupancy,
occasions Event. Names of schemata and properties are those of the model that ships with the package `followthemoney`
(MIT; read in 3.8.2 and 4.11.2), https://followthemoney.tech/explorer/. An entity stands once in the file; its id is a
hash of what it is, so the same record gives the same ids, and loading it again changes nothing.

What stands in somebody's words, is planned or did not happen is an Event that says so in its name; links between
parties are drawn only for what a report says in its own voice happened.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from legation.data import states
from legation.exports import ends
from legation.exports.labels import act, amount, asserted, standing, title
from legation.model import Actor, ActorType, Doc, Tie
from legation.record.values import Holdings, Kept, Occasion, Party

Entity = dict[str, Any]
Values = str | Iterable[str | None] | None

# A people is no organisation, and what is unknown may be a person: both stay the general schema.
SCHEMA: dict[ActorType, str] = {
    "state": "PublicBody",
    "igo": "Organization",
    "organ": "PublicBody",
    "person": "Person",
    "armed_group": "Organization",
    "party": "Organization",
    "company": "Company",
    "people": "LegalEntity",
    "outlet": "Organization",
    "other": "LegalEntity",
}
_ORGANIZATIONS = frozenset({"Organization", "PublicBody", "Company"})
# Entities that many reports give; all others are made once.
_SHARED = _ORGANIZATIONS | {"Person", "LegalEntity", "Position", "Membership", "Occupancy", "Document"}
_LANGUAGE = {"en": "eng"}
_WEB = re.compile(r"https?://[^\s/]+\.[^\s]*", re.I)


def write(holdings: Holdings, target: Path) -> None:
    """One file, an entity a line: of reports first, in their order, then of occasions."""
    seen: set[str] = set()
    with target.open("w", encoding="utf-8", errors="replace", newline="\n") as out:
        for made in _entities(holdings):
            if made["schema"] in _SHARED:
                if made["id"] in seen:
                    continue
                seen.add(made["id"])
            out.write(json.dumps(made, ensure_ascii=False) + "\n")


def _entities(holdings: Holdings) -> Iterator[Entity]:
    urls: dict[str, str] = {}
    for kept in holdings.reports():
        if url := _web(kept.doc.report.url):
            urls[kept.key] = url
        yield from _of_report(kept)
    for occasion in holdings.occasions():
        yield from _of_occasion(occasion, urls)


def _of_report(kept: Kept) -> Iterator[Entity]:
    report, doc = kept.doc.report, kept.doc
    yield _entity(
        _article(kept.key),
        "Article",
        title=report.headline,
        fileName=f"{kept.key}.txt",
        author=report.byline,
        publisher=report.outlet,
        publishedAt=report.published,
        sourceUrl=_web(report.url),
        language=_LANGUAGE.get((report.language or "")[:2].lower()),
        bodyText=report.text,
        processingAgent=f"legation {kept.made_by}",
        processedAt=kept.added.removesuffix("Z"),
    )
    for actor in doc.actors:
        if not actor.anonymous:  # "a senior official" of one report is not that of another
            yield _party(actor)
            yield _mention(kept, actor)
    for tie in doc.ties:
        yield from _of_tie(tie, kept)


def _mention(kept: Kept, actor: Actor) -> Entity:
    text = kept.doc.report.text
    words = [" ".join(text[s:e].split()) for s, e in actor.mentions]
    return _entity(
        _id("mention", kept.key, actor.type, actor.id),
        "Mention",
        document=_article(kept.key),
        name=words or actor.name,
        resolved=_actor(actor),
        detectedSchema=SCHEMA[actor.type],
    )


def _of_tie(tie: Tie, kept: Kept) -> Iterator[Entity]:
    """The tie and whoever stands at its ends; nothing where either is unknown."""
    doc = kept.doc
    holder = ends.known(tie.holder, doc) if tie.holder else None
    if tie.kind == "established":
        yield from _founding(tie, kept)
    elif holder is not None and tie.body is not None:
        yield _party(holder)
        if tie.kind == "office":
            yield from _office(tie, holder, kept)
        else:
            yield from _membership(tie, holder, kept)


def _office(tie: Tie, holder: Actor, kept: Kept) -> Iterator[Entity]:
    body = _body(tie, kept.doc)
    office = tie.office or "office"
    if holder.type != "person":
        link = {"subject": _actor(holder), "object": body["id"], "role": office}
        yield from (body, _standing_tie("UnknownLink", tie, kept, **link))
        return
    organization = body["schema"] in _ORGANIZATIONS
    post = _entity(
        _id("position", office, body["id"]),
        "Position",
        name=f"{office}, {body['properties']['name'][0]}",
        organization=body["id"] if organization else None,
        country=body["properties"].get("country", ()),
    )
    yield from (body, post, _standing_tie("Occupancy", tie, kept, holder=_actor(holder), post=post["id"]))


def _membership(tie: Tie, holder: Actor, kept: Kept) -> Iterator[Entity]:
    body = _body(tie, kept.doc)
    member = _actor(holder)
    yield body
    if body["schema"] in _ORGANIZATIONS and tie.kind != "host":
        yield _standing_tie("Membership", tie, kept, member=member, organization=body["id"], role=tie.kind)
    else:
        yield _standing_tie("UnknownLink", tie, kept, subject=member, object=body["id"], role=tie.kind)


def _body(tie: Tie, doc: Doc) -> Entity:
    """What the tie is to; a treaty is a document, for it is nobody who acts."""
    name = tie.body or ""
    found = ends.known(name, doc)
    if found is not None:
        return _party(found)
    if tie.kind == "party":
        name = ends.treaty(name)
        return _entity(_id("treaty", name), "Document", title=name, name=name, fileName=name)
    return _entity(_id("named", name), "Organization", name=name)


def _standing_tie(schema: str, tie: Tie, kept: Kept, **ends_: str) -> Entity:
    claimed = tie.said_by is not None
    once = _id("tie", tie.kind, *ends_.values(), tie.office, tie.since, tie.until, claimed)
    unique = once if schema in _SHARED else _id(once, kept.key, *tie.span)
    status = {"left": "left", "suspended": "suspended"}.get(tie.kind)
    return _entity(
        unique,
        schema,
        **ends_,
        startDate=tie.since,
        endDate=tie.until,
        date=tie.as_of,
        status=[status, "claimed" if claimed else None],
        **_source(tie, kept),
    )


def _founding(tie: Tie, kept: Kept) -> Iterator[Entity]:
    founded = ends.known(tie.body or tie.holder or "", kept.doc)
    if founded is None or tie.since is None:
        return
    yield _party(founded)
    yield _entity(
        _id("founding", kept.key, *tie.span),
        "Event",
        name=f"Founded: {founded.name}",
        startDate=tie.since,
        involved=_actor(founded),
        **_source(tie, kept),
    )


def _source(tie: Tie, kept: Kept) -> dict[str, str | None]:
    report = kept.doc.report
    return {
        "summary": " ".join(report.text[tie.span[0] : tie.span[1]].split()),
        "proof": _article(kept.key),
        "publisher": report.outlet,
        "sourceUrl": _web(report.url),
    }


def _of_occasion(occasion: Occasion, urls: dict[str, str]) -> Iterator[Entity]:
    parties = (*occasion.actor, *occasion.recipient)
    yield from map(_party, parties)
    reports = list(dict.fromkeys(m.report for m in occasion.mentions))
    shared: dict[str, Values] = {
        "startDate": occasion.date.earliest if occasion.date else None,
        "endDate": occasion.date.latest if occasion.date else None,
        "recordId": occasion.id,
        "summary": occasion.evidence,
        "proof": list(map(_article, reports)),
        "sourceUrl": [urls[r] for r in reports if r in urls],
    }
    where = occasion.place
    yield _entity(
        _id("occasion", occasion.id),
        "Event",
        name=title(occasion),
        involved=map(_actor, parties),
        location=where.name if where else None,
        country=_alpha2(where.country) if where else None,
        keywords=[occasion.type, occasion.mode, *occasion.contexts, occasion.status, occasion.cameo],
        notes=_notes(occasion),
        **shared,
    )
    if asserted(occasion):
        for actor, recipient in itertools.product(occasion.actor, occasion.recipient):
            between = (_actor(actor), _actor(recipient))
            link = _id("link", occasion.id, *between)
            yield _entity(link, "UnknownLink", subject=between[0], object=between[1], role=act(occasion), **shared)


def _notes(occasion: Occasion) -> list[str | None]:
    counted = f"{occasion.n_mentions} mentions in {occasion.n_reports} reports of {occasion.n_outlets} outlets"
    disputed = (
        f"disputed, {d.over}: " + "; ".join(f"{what} ({', '.join(who)})" for what, who in d.versions)
        for d in occasion.disputes
    )
    return [standing(occasion), counted, *map(amount, occasion.magnitude), *disputed]


def _party(actor: Actor | Party) -> Entity:
    office = actor.office if isinstance(actor, Actor) and actor.type == "person" else None
    return _entity(
        _actor(actor),
        SCHEMA[actor.type],
        name=actor.name if actor.name.strip() else actor.id,
        country=_alpha2(actor.country or (actor.id if actor.type == "state" else None)),
        classification=actor.type,
        sector=actor.sector,
        **({"position": office} if office else {}),
    )


def _entity(id: str, schema: str, **properties: Values) -> Entity:
    listed = {name: _values(given) for name, given in properties.items()}
    return {"id": id, "schema": schema, "properties": {name: values for name, values in listed.items() if values}}


def _values(given: Values) -> list[str]:
    many = [given] if given is None or isinstance(given, str) else given
    return list(dict.fromkeys(v for v in many if v is not None and v.strip()))


def _actor(actor: Actor | Party) -> str:
    """Ids of actors hold across a record; the type keeps a person and a paper of one name apart."""
    return _id("actor", actor.type, actor.id)


def _article(key: str) -> str:
    return _id("report", key)


def _id(*parts: str | int | None) -> str:
    """The same parts always give the same id, of letters, digits and hyphens whatever they hold."""
    said = json.dumps(parts).encode()
    return "legation-" + hashlib.sha1(said, usedforsecurity=False).hexdigest()


def _alpha2(country: str | None) -> str | None:
    """FollowTheMoney's code of a country: ISO 3166-1 alpha-2 in lower case."""
    state = states.by_id(country) if country else None
    return state.iso2.lower() if state is not None and state.iso2 else None


def _web(url: str | None) -> str | None:
    """The address where it is one of the web; importers refuse others."""
    return url if url and _WEB.fullmatch(url) else None
