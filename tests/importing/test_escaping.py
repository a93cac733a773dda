"""Text as Markdown, and back."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from briefings import prose
from briefings.importing.escaping import code, escaped_line, pieces, plain, segments

SIGNS = st.lists(
    st.sampled_from(
        [*"\\`*_[]()<>~!&#|:;-+=.@^1a ü钢", "](", "[[", "[@a]", "[^1]", "&amp;", "<b>", "1. ", "~~", "word"]
    ),
    max_size=20,
).map("".join)
TEXTS = st.one_of(SIGNS, st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=30)).map(
    lambda text: re.sub(r"\s+", " ", text).strip()
)
QUOTES = str.maketrans(dict.fromkeys("\"'“”‘’", "'"))


@given(TEXTS)
def test_is_shown_as_it_stood(text: str) -> None:
    """Whatever a line of text holds, a page shows just that."""
    parsed = prose.parse(escaped_line(text))
    assert "".join(parsed.plain.translate(QUOTES).split()) == "".join(text.translate(QUOTES).split())
    assert parsed.references == ()
    assert parsed.slips == ()


@given(TEXTS)
def test_comes_back(text: str) -> None:
    """The text of Markdown that was written for a text is that text; so it is of code."""
    assert plain(escaped_line(text)) == text
    assert not text or plain(code(text)) == text


def test_what_was_put_in_parts_the_pieces() -> None:
    """A citation and the call of a footnote are no text; within code they are."""
    assert segments("A year [@ore] of **steel**[^1].") == ["A year", "of steel", "."]
    assert segments("`[@ore]` and \\[@ore]") == ["[@ore] and [@ore]"]


def test_pieces_know_their_footnote() -> None:
    """Marks of lists, headings, quotations and code are no text; what a footnote holds is told apart."""
    markdown = "## Head\n\n- one\n  - two\n\n> said\n\n```\n- code\n\n```\n\n[^2]: note\n    more\n\nend"
    found = [("", "Head"), ("", "one"), ("", "two"), ("", "said"), ("", "- code"), ("", "")]
    assert list(pieces(markdown)) == [*found, ("2", "note"), ("2", "more"), ("", "end")]
