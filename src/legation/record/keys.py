"""Names for what has none: hashes that are the same on every machine and after every new coding."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit

from legation.model import Event, Report

# Parameters that say where a reader came from, and nothing of the page.
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id|ref|cmpid|ocid|smid|partner|feature|src)", re.I)


def report_key(report: Report) -> str:
    """32 hex digits: same text, outlet, address and day of publication, same report."""
    parts = [report.text, report.outlet, address(report.url), report.published]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()[:32]


def address(url: str | None) -> str | None:
    """One form for the many that a page's address takes: no scheme, "www.", fragment, tracking or closing slash."""
    if not url or not url.strip():
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    host = (parts.netloc or "").casefold().removeprefix("www.").removesuffix(":443").removesuffix(":80")
    kept = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(k)]
    query = f"?{urlencode(kept)}" if kept else ""
    return f"{host}{parts.path.rstrip('/')}{query}"


def event_keys(report: str, events: Sequence[Event]) -> list[str]:
    """A key for each event of the report with that key, out of its trigger and type."""
    seen: dict[tuple[int, str], int] = {}
    made = []
    for event in events:
        place = (event.trigger[0], event.type)
        again = seen[place] = seen.get(place, -1) + 1
        made.append(short(f"{report}:{place[0]}:{place[1]}:{again}"))
    return made


def short(text: str) -> str:
    """12 characters (60 bits) out of a text: short enough to be joined fast, long enough to be one's own."""
    return base64.b32encode(hashlib.sha256(text.encode()).digest()[:10]).decode().casefold()[:12]
