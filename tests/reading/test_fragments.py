from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.reading.fragments import text_of_fragment


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("<p>One <b>bold</b>\nword.</p><p>Two.</p>", "One bold word.\nTwo."),
        ("One.<br>Two.<br/><br/>Three.", "One.\nTwo.\nThree."),
        ("<ul><li>One</li><li>Two</li></ul>after", "One\nTwo\nafter"),
        ("un<em>be</em>lievable", "unbelievable"),
        ("<script>alert('x')</script><style>p {}</style><p>Words</p><!-- not these -->", "Words"),
        ("R&amp;D &lt;3", "R&D <3"),
        ("<p>R&amp;D &mdash; &eacute;</p>", "R&D — é"),
        ("no tags\nat all, 3 < 4", "no tags\nat all, 3 < 4"),
        ("<img src=x alt='a picture'>", ""),
        ("<![CDATA[left over]]><p>Words</p>", "Words"),
        ("", ""),
        ("<", "<"),
        ("<p>", ""),
        ("<div>" * 200 + "deep" + "</div>" * 200, "deep"),
    ],
)  # fmt: skip
def test_the_words_are_kept_a_paragraph_a_line(fragment: str, text: str) -> None:
    assert text_of_fragment(fragment) == text


TAGS = st.sampled_from(
    ["<p>", "</p>", "<br>", "<script>", "<!--", "<?x", "<![CDATA[", "&#x110000;", "\x00", "\ud800", "w "]
)


@given(st.one_of(st.text(max_size=60), st.lists(TAGS, max_size=20).map("".join)))
def test_any_fragment_gives_lines_without_blank_ones(fragment: str) -> None:
    text = text_of_fragment(fragment)
    assert "<p>" not in text and text == text.strip()
