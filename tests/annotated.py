"""What the tests of annotations share: one small text as a careful reader records it, in plain JSON values."""

from __future__ import annotations

from typing import Any

import msgspec

from legation.evaluation.standoff import Annotation, sha256_of

TEXT = "Kenya recalled its envoy, and Uganda said it might follow. The recall surprised Kampala."
EVENT: dict[str, Any] = {
    "type": "SANCTION", "mode": "withdraw", "contexts": ["diplomatic"], "actor": [{"name": "Kenya", "country": "KEN"}],
    "recipient": [{"name": "rebels", "country": None}], "date": ["2024-03-04", "2024-03-05"], "place": None,
    "place_country": None, "status": "actual", "said_by": None, "span": [6, 14],
    "arguments": {"actor": [[0, 5]], "recipient": [], "time": None, "place": None}, "same_as": None, "occasion": None,
}  # fmt: skip
RECALL = EVENT | {"span": [63, 69], "same_as": 0, "arguments": EVENT["arguments"] | {"actor": []}}
QUOTE: dict[str, Any] = {
    "kind": "indirect", "speaker": "Uganda", "speaker_country": "UGA", "via": "Courier", "spans": [[42, 57]],
    "cue": [37, 41], "source": [30, 36],
}  # fmt: skip
TIE: dict[str, Any] = {
    "kind": "ratified", "holder": "KEN", "body": "Rome Statute", "office": None, "as_of": None, "span": [0, 5]
}  # fmt: skip


def row(**changes: Any) -> dict[str, Any]:
    """The annotation, with what is changed."""
    kept = {"id": "r1", "sha256": sha256_of(TEXT), "published": "2024-03-05", "outlet": "Courier", "split": "dev"}
    return kept | {"events": [EVENT], "quotes": [QUOTE], "ties": [TIE]} | changes


def annotation(**changes: Any) -> Annotation:
    """The same, as the value that it is read into."""
    return msgspec.convert(row(**changes), Annotation)
