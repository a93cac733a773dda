import re
from collections.abc import Sequence
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.prose import Citation, items, parse, parse_line
from tests.patience import bounded

TEXT = st.one_of(
    st.text(max_size=200),
    st.text(alphabet="ab \n<>/!=\"'[]()@^:|*_`#-&;\\{}", max_size=120),
    st.lists(
        st.sampled_from(
            [
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "![x](javascript:alert(1))",
                "[x](javascript:alert(1))",
                "[x](JaVa\tScript:alert(1))",
                "[x](&#106;avascript:alert(1))",
                "[x](java%0ascript:alert(1))",
                "[x](//evil.example)",
                "<javascript:alert(1)>",
                "[r]: javascript:alert(1)\n\n[r]",
                '[x](https://a.example "onload=alert(1)")',
                "[[a|<script>]]",
                "[@<script>, onload=x]",
                "[^1]: <script>\n",
                "x[^1]",
                "`<script>`",
                "~~~<script>\nx\n~~~\n",
                "| <script> |\n|---|\n",
                "\n",
                "> ",
                "- ",
                "**",
            ]
        ),
        max_size=6,
    ).map("".join),
)


class Known:
    """Knows every source, entity and page."""

    def cite(self, citations: Sequence[Citation]) -> str:
        """Return a number."""
        return f"<sup>{len(citations)}</sup>"

    def entity(self, slug: str, label: str) -> str:
        """Return the words, shown as they were typed."""
        return (label or slug).replace("&", "&amp;").replace("<", "&lt;")

    def address(self, target: str) -> str:
        """Return the address as it is."""
        return target


class Elements(HTMLParser):
    """Collects elements and their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element."""
        self.found.append((tag, dict(attrs)))


def html(text: str, language: str = "en") -> str:
    """Render a text."""
    return parse(text, language).html(Known())


def elements(text: str) -> list[tuple[str, dict[str, str | None]]]:
    """Return the elements of a rendered text."""
    reader = Elements()
    reader.feed(html(text))
    reader.close()
    return reader.found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A **record** year.", "<p>A <strong>record</strong> year.</p>"),
        ("[@a, p. 3; @b]", "<p><sup>2</sup></p>"),
        ("[[baogang]], [[baogang|the group]]", "<p>baogang, the group</p>"),
        ("[it](briefings/a/)", '<p><a href="briefings/a/">it</a></p>'),
        ("[it](https://a.example/)", '<p><a href="https://a.example/">it</a></p>'),
        ("-3 and 12 tonnes", "<p>\u22123 and 12\u00a0tonnes</p>"),
        ('"so"', "<p>“so”</p>"),
        ("a < b", "<p>a &lt; b</p>"),
        ("# A\n\n### B", "<h3>A</h3>\n<h4>B</h4>"),
        ("[*it*](https://a.example/)", '<p><a href="https://a.example/">it</a></p>'),
    ],
)
def test_html(text: str, expected: str) -> None:
    """Markdown becomes semantic HTML."""
    assert html(text) == expected


def test_table_cells() -> None:
    """Cells have their scope and class, and no style of their own."""
    assert "style=" not in html("| a | b |\n|---|--:|\n| 1 | 2 |")
    assert '<td class="number">2</td>' in html("| a | b |\n|---|--:|\n| 1 | 2 |")


def test_footnotes() -> None:
    """A footnote stands where it is called."""
    assert html("A.[^1]\n\n[^1]: The *note*.") == (
        '<p>A.<span class="footnote" role="note"> The <em>note</em>.</span></p>'
    )


def test_footnote_of_paragraphs() -> None:
    """Paragraphs and code of a footnote are joined."""
    assert html("A.[^1]\n\n[^1]: One.\n\n    Two.\n\n        code\n\n    - Three.") == (
        '<p>A.<span class="footnote" role="note"> One.\nTwo.\n<code>code</code>\nThree.</span></p>'
    )


def test_footnote_called_twice() -> None:
    """A footnote is shown once, however often it is called."""
    assert html("A.[^1] B.[^1]\n\n[^1]: N.") == '<p>A.<span class="footnote" role="note"> N.</span> B.</p>'


@pytest.mark.parametrize(
    "text",
    ["a[^1] " * 20_000 + "\n\n[^1]: " + "n " * 10_000, '"' * 50_000, "- a\n" + "  b\n" * 20_000],
    ids=["footnotes", "quotes", "lines"],
)
def test_size(text: str) -> None:
    """Any text is read and rendered, grows by little, and holds few references."""
    with bounded():
        prose = parse(text)
        assert len(prose.html(Known())) < 10 * len(text)
        assert len(prose.slips) + len(items(text) or ()) < len(text)


def test_line() -> None:
    """One line renders without a paragraph around it."""
    assert parse_line("A *record*").html(Known()) == "A <em>record</em>"


def test_the_last_line_needs_no_end() -> None:
    """A text may end anywhere, in a footnote inside a quotation, too."""
    assert parse(">[^0]:<!A\n>").references == ()


@pytest.mark.parametrize(("language", "expected"), [("de", "„so“"), ("fr", "«\u202fso\u202f»")])
def test_quotes(language: str, expected: str) -> None:
    """Quotation marks are those of the language."""
    assert html('"so"', language) == f"<p>{expected}</p>"


def test_plain() -> None:
    """The words alone have no signs, citations or addresses."""
    assert parse("A **record** of [[baogang|the group]] [@a].\n\n- [x](https://a.example) `y`").plain == (
        "A record of the group. x y"
    )


class TestReferences:
    """What a text refers to."""

    def test_in_order(self) -> None:
        """They come in reading order, each where it stands."""
        text = "A [@a, p. 3; @b] of [[c|the c]].\n\n- see [it](briefings/d/) and [@a]"
        found = [(item.kind, item.target, text[item.offset :][:4]) for item in parse(text).references]
        assert found == [
            ("source", "a", "[@a,"),
            ("source", "b", "[@a,"),
            ("entity", "c", "[[c|"),
            ("address", "briefings/d/", "brie"),
            ("source", "a", "[@a]"),
        ]

    def test_across_lines(self) -> None:
        """A citation that goes on in an indented line is found where it starts."""
        text = "- A year. [@a,\n  p. 3] And [@b]\n"
        assert [text[item.offset :][:3] for item in parse(text).references] == ["[@a", "[@b"]

    def test_in_footnotes(self) -> None:
        """Those of a footnote stand in the footnote."""
        text = "A.[^n]\n\nB. [@a]\n\n[^n]: See [@a]."
        assert [item.offset for item in parse(text).references] == [text.rindex("[@a]"), text.index("[@a]")]

    @pytest.mark.parametrize("text", ["`[@a]`", "\\[@a]", "[@]", "[a](mailto:b@c.example)"])
    def test_none(self, text: str) -> None:
        """Code, what is escaped, and addresses of mail are none."""
        assert parse(text).references == ()

    def test_outside(self) -> None:
        """A page outside the site is one, which is looked at where that is asked for."""
        (found,) = parse("See [a](https://b.example/c).").references
        assert (found.kind, found.target, found.offset) == ("outside", "https://b.example/c", 8)

    @given(TEXT)
    def test_lie_within_the_text(self, text: str) -> None:
        """References and slips stand at characters of the text."""
        prose = parse(text)
        offsets = [found.offset for found in prose.references] + [found.offset for found in prose.slips]
        assert all(0 <= offset <= len(text) for offset in offsets)

    @given(st.lists(st.sampled_from(["[@a]", "[[b]]", " x ", "\n", "*y* "]), max_size=12).map("".join))
    def test_stand_where_they_were_typed(self, text: str) -> None:
        """A citation or an entity stands where its brackets open."""
        for found in parse(text).references:
            assert text.startswith("[@a]" if found.kind == "source" else "[[b]]", found.offset)


class TestSlips:
    """What prose may not hold."""

    @pytest.mark.parametrize(
        ("text", "rule", "at"),
        [
            ("a <b>c", "raw-html", "<b>"),
            ("a\n\n<div>\n", "raw-html", "<div>"),
            ("![a](b.png)", "image-in-prose", "b.png"),
            ("a [b](javascript:c)", "link-scheme", "javascript"),
            ("a [b](data:c)", "link-scheme", "data"),
            ("a [b](//c.example)", "link-scheme", "//c"),
            ("a [b](file:///c)", "link-scheme", "file"),
            ("a b[^1] c", "unknown-footnote", "[^1]"),
            ("a[^1]\n\n[^1]: b[^2] c\n\n[^2]: d", "unknown-footnote", "[^2] c"),
            ("a[^1] b[^1] c\n\n[^1]: d", "unknown-footnote", "[^1] c"),
            ("a\n\n[^1]: b", "unknown-footnote", "[^1]"),
            ("a[^1]\n\n[^1]: b\n\n    <div>", "raw-html", "<div>"),
        ],
    )
    def test_said(self, text: str, rule: str, at: str) -> None:
        """A slip is said by its rule, where it stands."""
        assert [(slip.rule, slip.offset) for slip in parse(text).slips] == [(rule, text.index(at))]

    @pytest.mark.parametrize(
        "text", ["a < b > c", "`<b>`", "\\<b>", "[a](#b)", "[a](mailto:b@c.example)", "a[^1]\n\n[^1]: b"]
    )
    def test_not_said(self, text: str) -> None:
        """What only looks like one is none."""
        assert parse(text).slips == ()


class TestSafety:
    """What no text can bring onto a page."""

    @given(TEXT)
    def test_no_active_html(self, text: str) -> None:
        """No text renders to a script, a picture, a handler, or a link with a scheme that is not listed."""
        for tag, attributes in elements(text):
            assert tag not in {"script", "img", "iframe", "style", "svg", "object", "form", "base", "meta", "link"}
            assert not [name for name in attributes if name.startswith("on") or name == "style"]
            address = re.sub(r"[\x00-\x20]", "", attributes.get("href") or "").lower()
            assert not address.startswith(("javascript:", "data:", "vbscript:", "file:", "//"))

    @given(TEXT)
    def test_no_raw_tag(self, text: str) -> None:
        """No raw tag of a text survives."""
        assert not re.search(r"<(?:script|img|iframe|svg|style)\b", html(text), re.IGNORECASE)

    @given(TEXT)
    def test_lines(self, text: str) -> None:
        """One line is as safe as a text."""
        assert not re.search(r"<(?:script|img|iframe|svg|style)\b", parse_line(text).html(Known()), re.IGNORECASE)

    @given(TEXT)
    def test_same(self, text: str) -> None:
        """A text renders alike each time."""
        assert html(text) == html(text)


class TestItems:
    """A list, item by item."""

    def test_list(self) -> None:
        """Each item has its text and the character that it starts at."""
        text = "- one\n  more\n\n* two\n+  three\n"
        assert items(text) == (("one\n  more", 2), ("two", 16), ("three", 23))

    @pytest.mark.parametrize("text", ["", "one", "one\n- two", "- one\ntwo", "-one", "1. one"])
    def test_no_list(self, text: str) -> None:
        """Anything else is no list."""
        assert items(text) is None

    @given(st.text(alphabet="ab -*\n", max_size=60))
    def test_offsets(self, text: str) -> None:
        """An item's text is in the text, where it says."""
        assert all(text.startswith(item, at) for item, at in items(text) or ())
