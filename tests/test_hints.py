import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.errors import ContentError
from briefings.hints import SAID, Complaint, syntax_hint
from briefings.loader import load
from tests.patience import bounded


def said(text: str) -> tuple[int, int, str, str]:
    """Return the place, the problem and the hint for text that is not YAML."""
    with pytest.raises(ContentError) as caught:
        load("a.yaml", text.encode())
    (found,) = caught.value.diagnostics
    return found.mark.line, found.mark.column, found.message, found.hint


@pytest.mark.parametrize("start", ["summary:", "  text:", "-", "  -", "- text:"])
@pytest.mark.parametrize("text", ["[@a] says", "[[a]] says", '"A" b', ">9 x", "@a", "`a`", "%a", "**a** b", "{a} b"])
def test_signs(start: str, text: str) -> None:
    """Text that starts with a sign of YAML's is said where it starts, and shown in quotes."""
    line, column, _, hint = said(f"{start} {text}\n")
    assert (line, column) == (1, len(start) + 2)
    assert hint.endswith(f"{start.strip()} '{text}'")


@pytest.mark.parametrize("text", ["[@a] it's", "'Tis a b's"])
def test_apostrophes(text: str) -> None:
    """What the hint shows is YAML for what was meant."""
    hint = said(f"a: {text}\n")[3]
    assert load("a.yaml", hint.partition("it: ")[2].encode()).root.plain() == {"a": text}


def test_one_list_is_better_as_text() -> None:
    """For an item, the hint names the list as text under | as well."""
    assert said("- [@a] says")[3].startswith("Write the list as text under |, or quote the item")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b: c", (1, 4, "a colon and a space inside plain text: YAML reads a second key")),
        ("a:\n\t- b", (2, 1, "a tab cannot indent YAML")),
        ("a:b\nc: d", (1, 3, "a colon without a space after it makes no field")),
        ("a b\nc: d", (1, 1, "this line is no field: it has no colon")),
        ("a: - b", (1, 4, "text cannot start with this sign")),
        ("- a: b\n c: d", (2, 2, "the line is not indented as the lines around it")),
        (" a: b\nc: d", (2, 1, "the line is not indented as the lines around it")),
        ("a:\n  - b\n c", (3, 2, "the line is not indented as the lines around it")),
        ('a: "b\nc: d', (1, 4, "the quotation mark that opens here is not closed")),
        ("a: [b\nc: d", (1, 4, "the bracket that opens here is not closed, or a comma is missing")),
        ("a: {b: c\nd: e", (1, 4, "the bracket that opens here is not closed, or a comma is missing")),
    ],
)
def test_problems(text: str, expected: tuple[int, int, str]) -> None:
    """What the parser complains of is said in plain words, where the cause is."""
    assert said(text)[:3] == expected


@pytest.mark.parametrize("sign", ["|", "|-", ">", "|+", "| # note"])
def test_text_is_not_suspected(sign: str) -> None:
    """A line of text under | or > is never the cause."""
    line, _, problem, _ = said(f"a: {sign}\n    - [@b] says\n    c: d: e\n  f: g\n - h")
    assert (line, problem) == (4, "the line is not indented as the lines around it")


def test_unknown_complaints() -> None:
    """What has no plain words is said as the parser says it."""
    found = syntax_hint(["a"], Complaint("found something new", 0, 0, 0, 0))
    assert (found.problem, found.hint) == ("found something new", "")


def test_every_plain_word_has_a_hint() -> None:
    """Each complaint that is said in plain words comes with what to do."""
    assert all(hint for _, hint in SAID.values())


@given(st.text(alphabet="ab :-[]@\"'|>#\n\t"), st.integers(0, 9), st.integers(0, 9))
def test_any_complaint(text: str, line: int, column: int) -> None:
    """Any complaint about any text has a hint, at a line of the text or where the parser stopped."""
    lines = text.split("\n")
    found = syntax_hint(lines, Complaint("x", line, column, line, column))
    assert found.line in range(len(lines)) or (found.line, found.column) == (line, column)


@pytest.mark.parametrize("line", [" " * 100_000, "a: " + "' " * 50_000, "- " * 50_000, ": " + " " * 100_000 + "x"])
def test_time(line: str) -> None:
    """A line of any length is looked at, and gets a hint at a line that there is."""
    with bounded():
        assert syntax_hint([line] * 4, Complaint("x", 3, 0, 3, 0)).line < 4


def test_tab_after_spaces() -> None:
    """A tab is said where it stands."""
    assert said("a:\n  \t- b")[:3] == (2, 3, "a tab cannot indent YAML")
