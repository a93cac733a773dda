import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.errors import ContentError, Mark
from briefings.loader import MAXIMUM_BYTES, load
from briefings.nodes import Document, Location, Scalar
from briefings.prose import parse
from tests.patience import bounded

PATH = "content/briefings/steel.yaml"
WORDS = st.text(alphabet="ab é[@;,]#:\u2028\t", max_size=12)
YAML = st.text(alphabet="ab01 \n\n\t-?:,[]{}#&*!|>'\"%@`~<\r\x85\u2028\ufeff\0é😀", max_size=60)


def read(text: str | bytes) -> Document:
    """Read a file."""
    return load(PATH, text if isinstance(text, bytes) else text.encode())


def refused(text: str | bytes) -> list[str]:
    """Return what is said of a file that cannot be read, without its path."""
    with pytest.raises(ContentError) as caught:
        read(text)
    return [str(diagnostic).removeprefix(PATH + ":") for diagnostic in caught.value.diagnostics]


def place(document: Document, location: Location, offset: int = 0) -> tuple[int, int]:
    """Return the line and column of a character of a value."""
    mark = document.mark(location, offset)
    return mark.line, mark.column


class TestValues:
    """What a scalar is."""

    @pytest.mark.parametrize(
        "text", ["NO", "yes", "12:30", "007", "1_000", "1e3", "0x1f", "2025-01-20", ".inf", "=", "Nul"]
    )
    def test_text(self, text: str) -> None:
        """A plain scalar is text, whatever other readers of YAML take it for."""
        assert read(f"a: {text}").root.plain() == {"a": text}

    @pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
    def test_absent(self, text: str) -> None:
        """A plain scalar that YAML takes for nothing leaves its key out."""
        assert read(f"a: {text}\nb: x").root.plain() == {"b": "x"}

    @pytest.mark.parametrize("text", ["'~'", '"null"', "''", "|\n  ~"])
    def test_quoted(self, text: str) -> None:
        """In quotes or under |, it is text."""
        assert list(read(f"a: {text}").root.plain()) == ["a"]  # type: ignore[call-overload] # a mapping

    def test_absent_items(self) -> None:
        """An absent item keeps its place in a list."""
        assert read("[a, ~, '']").root.plain() == ["a", None, ""]

    def test_cut(self) -> None:
        """A plain scalar remembers the comment that ends it; others have none."""
        document = read("a: The #1 producer\nb: 'x' # y\nc: the\n  last #1\n")
        cuts = [value.cut for step in "abc" if isinstance(value := document.node((step,)).value, Scalar)]
        assert cuts == ["#1 producer", "", "#1"]

    @pytest.mark.parametrize("text", ["a: #1 producer", "- #1 producer", "a: #12436D\nb: x"])
    def test_swallowed(self, text: str) -> None:
        """A value that starts with # and no space is no comment of an author's: it is said, not dropped."""
        assert [found.rule for found in read(text).diagnostics] == ["cut-text"]

    @pytest.mark.parametrize("text", ["a: # later", "a: ~ #x", "# x\na: b", "a:\n  #- b\n  - c", "a: #", "a: b # c"])
    def test_comments(self, text: str) -> None:
        """A comment is none of the file's business."""
        assert read(text).diagnostics == ()


class TestSharing:
    """Anchors, aliases and merge keys."""

    def test_alias(self) -> None:
        """An alias is what its anchor names."""
        assert read("a: &x {b: c}\nd: *x").root.plain() == {"a": {"b": "c"}, "d": {"b": "c"}}

    def test_merge(self) -> None:
        """A merge key brings what is not there; of several, the first wins."""
        document = read("- &a {x: 1, y: 1}\n- &b {y: 2, z: 2}\n- {<<: [*a, *b], x: 0}")
        assert document.node((2,)).plain() == {"x": "0", "y": "1", "z": "2"}

    def test_quoted_merge(self) -> None:
        """In quotes it is a key like any other."""
        assert read("{'<<': a}").root.plain() == {"<<": "a"}

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("{<<: a}", "1:6: error[yaml-syntax]: << takes a mapping or a list of mappings"),
            ("a: &x [*x]", "1:8: error[yaml-syntax]: the alias *x has no anchor before it"),
        ],
    )
    def test_refused(self, text: str, said: str) -> None:
        """What cannot be shared is refused."""
        assert refused(text)[0].splitlines()[0] == said

    def test_depth(self) -> None:
        """Aliases do not carry values deeper than they may be nested."""
        lines = ["a0: &a0 " + "[" * 30 + "]" * 30]
        lines += [f"a{n}: &a{n} " + "[" * 30 + f"*a{n - 1}" + "]" * 30 for n in range(1, 90)]
        assert refused("\n".join(lines)) == ["2:39: error[too-deep]: values are nested more than 40 deep"]

    def test_depth_of_siblings(self) -> None:
        """Many deep values beside each other are not deep."""
        assert (
            read("\n".join(f"- &a{n} " + "[" * 30 + "]" * 30 for n in range(50)) + "\n- [*a1, *a2]").diagnostics == ()
        )


class TestPlaces:
    """Where a value and its characters stand."""

    def test_literal(self) -> None:
        """In text under |, each character has its line and column."""
        document = read("a:\n  b: |\n\n    first\n      more\n    last\n")
        text = str(document.node(("a", "b")).value)
        assert [place(document, ("a", "b"), text.index(word)) for word in ("first", "more", "last")] == [
            (4, 5),
            (5, 7),
            (6, 5),
        ]

    @pytest.mark.parametrize("sign", ["|+", "|-", "|2", "|  # a comment"])
    def test_literal_headers(self, sign: str) -> None:
        """However the text under | starts."""
        assert place(read(f"a: {sign}\n  text here\n"), ("a",), 5) == (2, 8)

    @pytest.mark.parametrize(
        "text",
        [
            "a: one\n  two three\n",
            "a: 'one\n  two three'\n",
            'a: "one\n  two three"\n',
            "a: >\n  one\n  two three\n",
            "a: >-\n  one\n\n  two three\n",
            "a: &x one\n  two three\n",
        ],
    )
    def test_folded(self, text: str) -> None:
        """Where YAML joins lines, each character has the line and column that it was typed in."""
        document = read(text)
        offset = str(document.node(("a",)).value).index("three")
        lines = text.split("\n")
        number = next(index for index, line in enumerate(lines) if "three" in line)
        assert place(document, ("a",), offset) == (number + 1, lines[number].index("three") + 1)

    @pytest.mark.parametrize(("text", "expected"), [("a: 'x'", (1, 5)), ("a: x", (1, 4)), ("a: [x]", (1, 4))])
    def test_start(self, text: str, expected: tuple[int, int]) -> None:
        """A value stands where its text starts; a list where its bracket does."""
        assert place(read(text), ("a",)) == expected

    def test_keys(self) -> None:
        """A key has a place of its own; an item's is that of its value."""
        document = read("a:\n  b: c\n  d: [e]\n")
        assert document.key_mark(("a", "d")) == Mark(PATH, 3, 3)
        assert document.key_mark(("a", "d", 0)) == Mark(PATH, 3, 7)

    def test_unknown_steps(self) -> None:
        """Steps that lead nowhere are passed over: the place is that of the deepest value."""
        assert place(read("a: {b: c}"), ("a", "<tag>", "x", 3)) == (1, 4)

    def test_lines(self) -> None:
        """A value takes the lines from its start to its end; the file takes all."""
        document = read("a:\n  b: |\n    x\n    y\n  c: z\nd: e\n")
        assert list(document.lines(("a",))) == [2, 3, 4, 5]
        assert list(document.lines(("d",))) == [6]
        assert 7 in document.lines(())

    @pytest.mark.parametrize("line", ["\r\n", "\r", "\n"])
    def test_line_ends(self, line: str) -> None:
        """Lines are counted alike, however they end."""
        assert place(read(f"# x{line}a: |{line}  b{line}  c{line}"), ("a",), 2) == (4, 3)

    def test_other_line_separators(self) -> None:
        """A separator that no editor shows as a line counts as a space."""
        assert place(read("a: |\n  b\u2028c\n  d\n"), ("a",), 4) == (3, 3)

    def test_byte_order_mark(self) -> None:
        """A byte-order mark moves nothing."""
        assert place(read("\ufeffa: b"), ("a",)) == (1, 4)

    @pytest.mark.parametrize(
        "text", ['a: "' + "x [@b]\\n " * 5000 + '"', "a:\n" + "  - e\n" * 5000], ids=["text", "list"]
    )
    def test_time(self, text: str) -> None:
        """Places of any number are found, each at or after the one before."""
        document = read(text)
        with bounded():
            places = [document.mark(("a", number), number * 8) for number in range(5000)]
        assert places == sorted(places)
        assert len(set(places)) > 1000


class TestRefused:
    """What is not read, with one diagnostic for the file."""

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("", "1:1: error[empty-file]: the file is empty"),
            ("# x\n", "1:1: error[empty-file]: the file is empty"),
            (b"a: b\nc: \xff", "2:4: error[encoding]: byte 0xff is not UTF-8"),
            ("# é\ra: é".encode() + b"\xff", "2:5: error[encoding]: byte 0xff is not UTF-8"),
            ("a: b\n---\nc: d", "2:1: error[yaml-syntax]: a second document starts here; a file holds one"),
            ("[a]: b", "1:1: error[yaml-syntax]: a key has to be text, not a list or a mapping"),
            ("a: \x07b", "1:4: error[yaml-syntax]: a control character stands here"),
        ],
    )
    def test_said(self, text: str | bytes, said: str) -> None:
        """The diagnostic names the place and what is wrong."""
        (found,) = refused(text)
        assert found.splitlines()[0] == said

    @pytest.mark.parametrize("sign", ["\\uffff", "\\x07", "\\0", "\\r", "\\x85", "\\ufdd0", "\\U0001fffe", "\\x7f"])
    def test_signs_that_no_page_shows(self, sign: str) -> None:
        """They are said at their value, each of them, and the reading goes on."""
        document = read(f'a: "x{sign}y"\nb: "{sign}"\nc: "\\t"')
        assert [(found.rule, found.mark.line, found.mark.column) for found in document.diagnostics] == [
            ("control-character", 1, 4),
            ("control-character", 2, 4),
        ]
        assert document.root.plain() == {"a": "x y", "b": " ", "c": "\t"}

    def test_too_large(self) -> None:
        """A file has so many bytes and no more."""
        assert read(b"a: " + b"b" * (MAXIMUM_BYTES - 3)).diagnostics == ()
        assert "1,000,001 bytes" in refused(b"b" * (MAXIMUM_BYTES + 1))[0]

    def test_duplicate_keys(self) -> None:
        """A key that stands twice is said at the second, and the rest of the file is read."""
        document = read("a: 1\nb: 2\na: 3\n")
        assert [str(found.mark) for found in document.diagnostics] == [f"{PATH}:3:1"]
        assert document.root.plain() == {"a": "3", "b": "2"}

    @pytest.mark.parametrize("tag", ["!!python/object:os.system", "!!binary", "!secret", "!!str"])
    def test_tags(self, tag: str) -> None:
        """A tag is said, makes no object, and the value is read as if it had none."""
        document = read(f"a: {tag} x")
        assert [found.rule for found in document.diagnostics] == ["yaml-tag"]
        assert document.root.plain() == {"a": "x"}


class TestLaws:
    """What holds for any file."""

    @given(st.one_of(st.binary(max_size=200), YAML.map(str.encode), st.text().map(str.encode)))
    def test_any_bytes(self, content: bytes) -> None:
        """Any bytes are a document or a ContentError, and every place lies in the file."""
        try:
            with bounded():
                said = load(PATH, content).diagnostics
        except ContentError as error:
            said = error.diagnostics
        lines = content.decode(errors="replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for found in said:
            assert 1 <= found.mark.line <= len(lines)
            assert 1 <= found.mark.column <= len(lines[found.mark.line - 1]) + 1

    @given(st.lists(WORDS, min_size=1, max_size=6), st.integers(1, 6))
    def test_citations_are_found_where_they_stand(self, words: list[str], indent: int) -> None:
        """The place of a citation in text under | is where the citation is in the file."""
        margin = " " * indent
        text = "".join(f"{margin}x {word} [@source{number}, p. 3]\n" for number, word in enumerate(words))
        document = read(f"lead: |\n{text}")
        value = str(document.node(("lead",)).value)
        lines = document.text.split("\n")
        found = [reference for reference in parse(value).references if reference.target.startswith("source")]
        for reference in found:
            line, column = place(document, ("lead",), reference.offset)
            assert lines[line - 1][column - 1 :].startswith(("[@" + reference.target, "[@"))
            assert reference.target in lines[line - 1]
