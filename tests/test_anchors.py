from __future__ import annotations

import pytest

from briefings.anchors import anchors, prefixed, without_dead_ends


@pytest.mark.parametrize(
    ("html", "told_apart"),
    [
        ('<p id="a">x</p>', '<p id="s.a">x</p>'),
        ("<p id='a'>x</p>", '<p id="s.a">x</p>'),
        ('<p id="a"><a href="#a">x</a></p>', '<p id="s.a"><a href="#s.a">x</a></p>'),
        ('<a href="#b">x</a>', '<a href="#b">x</a>'),
        ('<p id="a"><a href="https://x.org/#a">x</a>', '<p id="s.a"><a href="https://x.org/#a">x</a>'),
        ('<h2 id="a"></h2><p aria-labelledby="a">', '<h2 id="s.a"></h2><p aria-labelledby="s.a">'),
        (
            '<i id="a"/><i id="b"/><p aria-describedby="a b">',
            '<i id="s.a"/><i id="s.b"/><p aria-describedby="s.a s.b">',
        ),
        ('<clipPath id="a"/><g clip-path="url(#a)">', '<clipPath id="s.a"/><g clip-path="url(#s.a)">'),
        ('<p title="a > b" id="a">id="a" x</p>', '<p title="a > b" id="s.a">id="a" x</p>'),
    ],
)
def test_names_and_what_refers_to_them_are_told_apart(html: str, told_apart: str) -> None:
    """Names of the piece get the prefix wherever they stand; other links and words stay as they are."""
    assert prefixed(html, "s.") == told_apart


def test_the_names_of_a_piece_are_known() -> None:
    """Every name is found, whatever quotes it has."""
    assert anchors('<p id="a"><b class=x id=\'b\'></b> id="c"') == {"a", "b"}


def test_a_link_without_an_address_is_words() -> None:
    """It keeps what it says; other links stay."""
    html = '<a class="x" href="">One</a> <a href="#a">Two</a> <a href="" hreflang="de"><b>Three</b></a>'
    assert without_dead_ends(html) == 'One <a href="#a">Two</a> <b>Three</b>'
