from __future__ import annotations

import pytest

from legation.model import Attribution, Quote
from legation.resolving.speakers import kind_of, resolve
from making import attribution, cast_of, spans


def read(text: str, *said: Attribution) -> tuple[Quote, ...]:
    return resolve(said, cast_of(text, "2023-11-27"))


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ("“We stay,” he said.", "“We stay,”", "direct"),
        ('"We stay," he said.', '"We stay,"', "direct"),
        ("He said that they stay.", "that they stay", "indirect"),
        ("He called it “a gift” to all.", "it “a gift” to all", "mixed"),
    ],
)
def test_kind_by_what_stands_between_marks(text: str, content: str, kind: str) -> None:
    assert kind_of(text, spans(text, [content])) == kind


def test_content_in_two_stretches_is_one_quotation() -> None:
    text = "“We stay,” Kenyan envoy Ada Holt said, “for now.”"
    (quote,) = read(text, attribution(text, ["“We stay,”", "“for now.”"], "said", "Kenyan envoy Ada Holt"))
    assert (quote.kind, quote.speaker, len(quote.content)) == ("direct", "ada-holt", 2)


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("Then Kenyan envoy Ada Holt said no to all.", "Kenyan envoy Ada Holt", "ada-holt"),
        ("Nairobi said no to all.", "Nairobi", "KEN"),
        ("The CSTO said no to all.", "The CSTO", "CSTO"),
        ("Kenyan police said no to all.", "Kenyan police", "KEN-police"),
        ("Some forum participants said no to all.", "Some forum participants", "forum-participants"),
        ("It said no to all.", "It", None),
    ],
)
def test_the_speaker_is_whom_the_source_names(text: str, source: str, speaker: str | None) -> None:
    (quote,) = read(text, attribution(text, "no to all", "said", source))
    assert quote.speaker == speaker


def test_he_is_who_spoke_before() -> None:
    text = "Then Kenyan envoy Ben Holt met Ugandan envoy Tom Wood.\nWood said no. He said never."
    first, second = read(text, attribution(text, "no", "said", "Wood#2"), attribution(text, "never", "said#2", "He"))
    assert (first.speaker, second.speaker) == ("tom-wood", "tom-wood")


def test_he_is_who_was_made_the_subject_since() -> None:
    text = "Then Kenyan envoy Ben Holt said no. Ugandan envoy Tom Wood was angry. He said never."
    quotes = read(text, attribution(text, "no", "said", "Ben Holt"), attribution(text, "never", "said#2", "He"))
    assert quotes[1].speaker == "tom-wood"


def test_he_is_not_whom_his_own_words_speak_of() -> None:
    text = "Then Kenyan envoy Ben Holt said no. Ugandan envoy Tom Wood wants more, he added."
    quotes = read(
        text,
        attribution(text, "no", "said", "Ben Holt"),
        attribution(text, "Ugandan envoy Tom Wood wants more", "added", "he"),
    )
    assert quotes[1].speaker == "ben-holt"


def test_a_cue_that_hangs_on_the_sentence_has_its_subject() -> None:
    text = "Then Kenyan envoy Ada Holt met them, saying they stay."
    (quote,) = read(text, attribution(text, "they stay", "saying"))
    assert quote.speaker == "ada-holt"


@pytest.mark.parametrize(("gap", "speaker"), [("\n", "ada-holt"), ("\nThe march went on.\nSnow fell.\n", None)])
def test_words_without_a_cue_go_on_with_the_speaker_of_the_paragraph_before(gap: str, speaker: str | None) -> None:
    text = f"“We stay,” Kenyan envoy Ada Holt said.{gap}“We always have.”"
    quotes = read(text, attribution(text, "“We stay,”", "said", "Ada Holt"), attribution(text, "“We always have.”"))
    assert quotes[1].speaker == speaker


@pytest.mark.parametrize(
    ("second", "via"),
    [
        ("\nHolt said never.", "reuters"),
        ("\nSnow fell.\nHolt said never.", "reuters"),
        ("\nSnow fell.\nIt fell.\nAnd fell.\nHolt said never.", None),
        ("\nUgandan envoy Tom Wood said never.", None),
    ],
)
def test_an_outlet_stays_with_whoever_spoke_to_it_until_somebody_else_speaks(second: str, via: str | None) -> None:
    text = f"Then Kenyan envoy Ada Holt told Reuters that they stay.{second}"
    source = "Ugandan envoy Tom Wood" if "Wood" in second else "Holt#2"
    quotes = read(
        text,
        attribution(text, "that they stay", "told", "Kenyan envoy Ada Holt"),
        attribution(text, "never", "said", source),
    )
    assert quotes[1].via == via


def test_a_platform_does_not_stay_with_whoever_posted_there() -> None:
    text = "Then Kenyan envoy Ada Holt tweeted that they stay.\nSnow fell.\nHolt said never."
    quotes = read(
        text,
        attribution(text, "that they stay", "tweeted", "Kenyan envoy Ada Holt"),
        attribution(text, "never", "said", "Holt#2"),
    )
    assert [q.via for q in quotes] == ["twitter", None]


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        ("Citing Kenyan officials, Reuters reported that they stay.", "KEN-officials", "reuters"),
        ("Reuters reported that they stay, citing two security sources.", "two-security-sources", "reuters"),
        ("Reuters reported that they stay, citing fears of war.", "reuters", None),
    ],
)
def test_an_outlet_that_cites_somebody_passes_his_words_on(text: str, speaker: str, via: str | None) -> None:
    (quote,) = read(text, attribution(text, "they stay", "reported", "Reuters"))
    assert (quote.speaker, quote.via) == (speaker, via)


@pytest.mark.parametrize(
    ("text", "cue", "addressee"),
    [
        ("Then Kenyan envoy Ada Holt told Uganda that they stay.", "told", "UGA"),
        ("Then Kenyan envoy Ada Holt told Reuters that they stay.", "told", None),
        ("Then Kenyan envoy Ada Holt said of Uganda that they stay.", "said", None),
    ],
)
def test_whom_the_words_were_told(text: str, cue: str, addressee: str | None) -> None:
    (quote,) = read(text, attribution(text, "that they stay", cue, "Kenyan envoy Ada Holt"))
    assert quote.addressee == addressee


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("Then Ben Holt said in a televised address that they stay.", "a televised address"),
        ("Then Ben Holt said at a news conference that they stay.", "a news conference"),
        ("Then Ben Holt said on a beach that they stay.", None),
    ],
)
def test_where_the_words_were_said(text: str, venue: str | None) -> None:
    (quote,) = read(text, attribution(text, "that they stay", "said", "Ben Holt"))
    assert quote.venue == venue


def test_a_quotation_within_another_knows_it() -> None:
    text = "Kenya said that Uganda had told it that they stay."
    outer, inner = read(
        text,
        attribution(text, "that Uganda had told it that they stay", "said", "Kenya"),
        attribution(text, "that they stay", "told", "Uganda"),
    )
    assert (outer.within, inner.within) == (None, outer.id)


def test_ids_count_from_one() -> None:
    text = "Kenya said no. Uganda said yes."
    quotes = read(text, attribution(text, "no", "said", "Kenya"), attribution(text, "yes", "said#2", "Uganda"))
    assert [q.id for q in quotes] == ["q1", "q2"]


def test_nothing_said_is_no_quotation() -> None:
    assert read("Kenya voted.") == ()
