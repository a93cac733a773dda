"""Bytes to lines, and back to the characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.importing.characters import decoded, restored, sorted_out, unshown
from briefings.nodes import FORBIDDEN

TEXTS = st.lists(
    st.sampled_from(["a", "é", "\n", "\r\n", "\r", "\f", "\0", "\u2028", "\ufeff", "â€™", "Ã©", "Ð¡", " ", "’"]),
    max_size=30,
).map("".join)


@given(st.one_of(TEXTS, st.text(max_size=40)))
def test_characters_come_back(text: str) -> None:
    """No character is lost: what was dropped, what was read anew and how lines ended is in the record."""
    found = sorted_out(text)
    assert restored(found.lines, found) == text
    assert not any(FORBIDDEN.search(line) for line in found.lines)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"\xef\xbb\xbfa", "\ufeffa"),
        ("\ufeffé".encode("utf-16-le"), "\ufeffé"),
        ("é".encode(), "é"),
        (b"\xe9\x92", "é’"),
    ],
)
def test_encodings(content: bytes, text: str) -> None:
    """A byte-order mark counts, then UTF-8; what is neither is Windows-1252."""
    assert decoded(content) == text


@pytest.mark.parametrize("label", ["iso-8859-1", "latin1", "Windows-1252", "undefined", "punycode", "utf-7", "no-such"])
def test_labels_are_those_of_the_web(label: str) -> None:
    """A label means what it means to a browser; what only Python knows means nothing."""
    assert decoded("“hello” – it cost €5 \\n+AGE-".encode("cp1252"), label) == "“hello” – it cost €5 \\n+AGE-"


@given(
    st.binary(max_size=40),
    st.sampled_from(["", "gbk", "shift_jis", "utf-16", "iso-2022-jp", "iso-8859-1", "hz", "koi8-r"]),
)
def test_every_byte_is_a_sign(content: bytes, label: str) -> None:
    """Whatever bytes and label are, there is text; as Windows-1252 the bytes come back from it."""
    assert decoded(content, label) or not content
    text = decoded(b"\x81\x92" + content)
    assert text.encode("cp1252", errors="surrogateescape") == b"\x81\x92" + content
    pairs = decoded(b"\xff\xfe" + content)
    assert pairs[: len(content) // 2 + 1].encode("utf-16-le", errors="surrogatepass").startswith(b"\xff\xfe")


def test_unshown_signs_are_counted() -> None:
    """What no page can show is named, with how often it stands there; a byte-order mark is nothing."""
    assert unshown("\ufeffa\x00b\x00\udc81") == "U+0000 (2 times), U+DC81"
    assert unshown("\ufeffa") == ""


def test_mojibake_is_read_anew() -> None:
    """Characters that were misread in a reversible way are what was meant, and the record says so."""
    found = sorted_out("The works’ cafÃ© and the worksâ€™ output\nDit is naÏve: « Ã la carte »")
    assert found.lines == ("The works’ café and the works’ output", "Dit is naÏve: « Ã la carte »")
    assert [(item.line, item.column, item.was, item.now) for item in found.repaired] == [
        (1, 15, "Ã©", "é"),
        (1, 30, "â€™", "’"),
    ]


def test_pages_are_known() -> None:
    """A form feed goes, and the line before which the page ended is known."""
    found = sorted_out("a\n\fb")
    assert (found.lines, found.pages) == (("a", "b"), frozenset({1}))
