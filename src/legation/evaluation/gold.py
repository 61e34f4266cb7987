"""Expected rows of a report, written by words: `NAME.yaml` beside `NAME.txt`.

    published: 2024-03-05
    events:
      - {words: declined to attend, type: REJECT, actor: [ARM], recipient: [CSTO], date: 2024-03-04, status: actual}
      - {words: seized the town, type: COERCE, actor: [rebels], date: [2024-03-01, 2024-03-05], said_by: army spokesman}
    never:
      - {words: may strike}          # must not come out as an act that happened, in the report's own voice
    quotes:
      - {words: "we will … return", speaker: Ada Lovelace, via: TASS}
    ties:
      - {kind: member, holder: ARM, body: CSTO}

`words` stand in the text exactly; `words#2` is their second occurrence, `first … last` a long stretch. Actors are
ISO-3 codes or names; several right answers are written `ARM|Armenian army`. Status is actual where it is not said.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec

from legation.errors import DataError
from legation.evaluation.expected import Expected, ExpectedEvent, ExpectedQuote, ExpectedTie
from legation.model import Span, Status


class GoldEvent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An event that a careful reader records. `date`: a day, or the first and the last."""

    words: str
    type: str
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    date: Any = None
    status: Status = "actual"
    said_by: str | None = None


class Never(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that are no act that happened: a threat, a plan, a denial, a metaphor."""

    words: str


class GoldQuote(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A quotation: what was said, by whom, through whom."""

    words: str
    speaker: str | None = None
    via: str | None = None


class GoldTie(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A tie. `holder` and `body` as in the contract: an actor's id or a name."""

    kind: str
    holder: str | None = None
    body: str | None = None
    office: str | None = None


class Gold(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that is expected of one report."""

    published: Any
    outlet: str | None = None
    events: tuple[GoldEvent, ...] = ()
    never: tuple[Never, ...] = ()
    quotes: tuple[GoldQuote, ...] = ()
    ties: tuple[GoldTie, ...] = ()


def load(path: Path) -> Gold:
    """The expected rows in a YAML file.

    Raises:
        DataError: not YAML, or not of this form.
    """
    import yaml

    try:
        return msgspec.convert(yaml.safe_load(path.read_text("utf-8")), Gold)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise DataError(f"not expected rows ({str(error).splitlines()[0]})", str(path)) from error


def expected(gold: Gold, text: str, where: str) -> Expected:
    """The rows with their words found in the text; `where` names the file in errors.

    Raises:
        DataError: words that are not there.
    """
    return Expected(
        events=tuple(_event(e, locate(e.words, text, where)) for e in gold.events),
        never=tuple(locate(n.words, text, where) for n in gold.never),
        quotes=tuple(
            ExpectedQuote(spans=(locate(q.words, text, where),), speaker=q.speaker, via=q.via) for q in gold.quotes
        ),
        ties=tuple(ExpectedTie(kind=t.kind, holder=t.holder, body=t.body) for t in gold.ties),
    )


def _event(e: GoldEvent, span: Span) -> ExpectedEvent:
    return ExpectedEvent(
        span=span,
        type=e.type,
        actor=e.actor,
        recipient=e.recipient,
        days=day_pair(e.date),
        status=e.status,
        said_by=e.said_by,
    )


def locate(words: str, text: str, where: str) -> Span:
    """The span of the words in the text.

    Raises:
        DataError: the words are not there.
    """
    number = re.search(r"#(\d+)$", words)
    wanted = words[: number.start()] if number else words
    pieces = [re.sub(r"\\?\s+", r"\\s+", re.escape(p.strip())) for p in wanted.split("…")]
    found = list(re.finditer(r"[\s\S]*?".join(pieces), text))
    index = int(number.group(1)) - 1 if number else 0
    if index >= len(found):
        raise DataError(f"{words!r} is not in the text", where)
    return found[index].span()


def day_pair(date: Any) -> tuple[str, str] | None:
    """First and last day as ISO strings."""
    if date is None:
        return None
    if isinstance(date, list | tuple):
        return str(date[0]), str(date[-1])
    return str(date), str(date)
