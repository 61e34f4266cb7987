from __future__ import annotations

import html.parser
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from holding import Held, held
from legation.exports import timelinejs
from legation.model import Days
from legation.record.values import Occasion

# Which fields the script reads, by object: https://timeline.knightlab.com/docs/json-format.html
FIELDS = {
    "slide": {
        "start_date",
        "end_date",
        "text",
        "media",
        "group",
        "display_date",
        "background",
        "autolink",
        "unique_id",
    },
    "date": {"year", "month", "day", "hour", "minute", "second", "millisecond", "display_date"},
    "text": {"headline", "text"},
    "media": {"url", "caption", "credit", "thumbnail", "alt", "title", "link", "link_target"},
}
TAGS = {"p", "a", "blockquote"}


def written(holdings: Held, folder: Path) -> dict[str, Any]:
    target = folder / "timeline.json"
    timelinejs.write(holdings, target)
    data: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return data


def slides(folder: Path, **changes: Any) -> list[dict[str, Any]]:
    """The slide of the first occasion of `held()`, with what is changed."""
    holdings = held()
    changed: Occasion = msgspec.structs.replace(holdings.known[0], **changes)
    events: list[dict[str, Any]] = written(Held(holdings.kept, (changed,)), folder)["events"]
    return events


class Tags(html.parser.HTMLParser):
    """Collects the tags and the words of a piece of HTML."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.words = ""
        self.links: list[str | None] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.words += data


def test_every_field_is_one_that_the_script_reads(tmp_path: Path) -> None:
    data = written(held(), tmp_path)
    assert set(data) == {"title", "events"}
    for slide in (data["title"], *data["events"]):
        assert set(slide) <= FIELDS["slide"]
        for part, kind in {"start_date": "date", "end_date": "date", "text": "text", "media": "media"}.items():
            assert set(slide.get(part, ())) <= FIELDS[kind]


def test_only_what_has_a_date_is_on_the_timeline(tmp_path: Path) -> None:
    assert [slide["unique_id"] for slide in written(held(), tmp_path)["events"]] == ["o1"]


def test_a_record_without_dates_is_still_a_timeline(tmp_path: Path) -> None:
    assert written(Held((), ()), tmp_path)["events"] == []


@pytest.mark.parametrize(
    ("earliest", "latest", "dates"),
    [
        ("2023-11-20", "2023-11-20", {"start_date": {"year": 2023, "month": 11, "day": 20}}),
        ("2024-02-01", "2024-02-29", {"start_date": {"year": 2024, "month": 2}}),
        ("2023-01-01", "2023-12-31", {"start_date": {"year": 2023}}),
        (
            "2023-11-20",
            "2023-12-01",
            {
                "start_date": {"year": 2023, "month": 11, "day": 20},
                "end_date": {"year": 2023, "month": 12, "day": 1},
                "display_date": "between 20 November 2023 and 1 December 2023",
            },
        ),
        (
            "2023-11-01",
            "2023-12-31",
            {
                "start_date": {"year": 2023, "month": 11, "day": 1},
                "end_date": {"year": 2023, "month": 12, "day": 31},
                "display_date": "between 1 November 2023 and 31 December 2023",
            },
        ),
    ],
)
def test_dates_are_as_exact_as_known(earliest: str, latest: str, dates: dict[str, Any], tmp_path: Path) -> None:
    slide = slides(tmp_path, date=Days(earliest, latest))[0]
    assert {name: slide[name] for name in ("start_date", "end_date", "display_date") if name in slide} == dates


@pytest.mark.parametrize(
    ("changes", "opening"),
    [
        ({}, "ASSAULT (heavy-weapons): Kenya → Uganda"),
        ({"claimed_by": ("Ada Holt",)}, "According to Ada Holt: ASSAULT"),
        ({"status": "negated", "claimed_by": ("Ada Holt",)}, "Did not happen, according to Ada Holt: ASSAULT"),
        ({"status": "future"}, "Planned: ASSAULT"),
        ({"status": "hypothetical", "mode": None, "recipient": ()}, "Possible: ASSAULT: Kenya"),
    ],
)
def test_the_headline_says_how_it_stands(changes: dict[str, Any], opening: str, tmp_path: Path) -> None:
    assert slides(tmp_path, **changes)[0]["text"]["headline"].startswith(opening)


def test_a_claim_is_a_claim_in_the_text_too(tmp_path: Path) -> None:
    slide = slides(tmp_path, claimed_by=("Ada Holt",))[0]
    assert slide["text"]["text"].startswith("<p>According to Ada Holt.</p>")


def test_the_quotation_links_to_its_report(tmp_path: Path) -> None:
    media = slides(tmp_path)[0]["media"]
    assert (media["link"], media["credit"]) == ("https://courier.example/1?a=b&c=d", "Courier")
    assert media["url"].startswith("<blockquote>Kenya’s army shelled")


@pytest.mark.parametrize("word", ["Spotify", "documentcloud.org/x", "an iframe"])
def test_words_that_the_script_takes_for_a_service_stay_in_the_text(word: str, tmp_path: Path) -> None:
    slide = slides(tmp_path, evidence=f"Kenya sued {word}.")[0]
    assert "media" not in slide
    assert word in slide["text"]["text"]


def test_sources_that_disagree_are_told(tmp_path: Path) -> None:
    text = slides(tmp_path)[0]["text"]["text"]
    assert "Disputed, magnitude: killed 12 (Courier); killed 20 or more (Gazette)" in text


def test_an_address_that_runs_a_script_is_no_link(tmp_path: Path) -> None:
    holdings = held()
    first = holdings.kept[0]
    report = msgspec.structs.replace(first.doc.report, url="javascript:alert(1)")
    kept = msgspec.structs.replace(first, doc=msgspec.structs.replace(first.doc, report=report))
    slide = written(Held((kept,), holdings.known[:1]), tmp_path)["events"][0]
    assert "javascript" not in json.dumps(slide)


@given(words=st.text(min_size=1), url=st.text(alphabet="ab\"<>&'/", max_size=9))
def test_nothing_in_the_record_becomes_markup(words: str, url: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    holdings = held()
    first = holdings.kept[0]
    report = msgspec.structs.replace(first.doc.report, url=f"https://x.example/{url}", outlet=words)
    kept = msgspec.structs.replace(first, doc=msgspec.structs.replace(first.doc, report=report))
    party = msgspec.structs.replace(holdings.known[0].actor[0], name=words)
    occasion = msgspec.structs.replace(holdings.known[0], actor=(party,), evidence=words, claimed_by=(words,))
    slide = written(Held((kept,), (occasion,)), tmp_path_factory.mktemp("timeline"))["events"][0]
    media = slide.get("media", {})
    markup = slide["text"]["headline"] + slide["text"]["text"] + media.get("url", "") + media.get("credit", "")
    assert Tags(markup).tags <= TAGS
    assert Tags(slide["text"]["text"]).links == [f"https://x.example/{url}"]


def test_the_same_record_gives_the_same_bytes(tmp_path: Path) -> None:
    timelinejs.write(held(), tmp_path / "one")
    timelinejs.write(held(), tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
