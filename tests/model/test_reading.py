import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.model.briefing import Briefing
from briefings.model.kinds import SCHEMAS, kind_of
from briefings.model.reading import read
from tests.desks import BRIEFING, briefing, written

PATH = "content/briefings/steel.yaml"
KEYS = st.sampled_from(
    ["title", "date", "body", "sources", "highlights", "prose", "text", "id", "x y", "rows", "authors"]
)
VALUES = st.recursive(
    st.sampled_from(["a", "2025-01-20", "~", "'x: y'", "[]", "{}", "true", "12", "'[[a]]'", "!x y"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(KEYS, inner, max_size=3).map(
            lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs.items()) + "}"
        )
    ),
    max_leaves=12,
)


def test_a_briefing() -> None:
    """A file becomes a document, for places, and a value."""
    document, value = read(PATH, BRIEFING.encode(), Briefing)
    assert (value.title, value.date, document.mark(("date",)).line) == ("A record year", "2025-01-20", 2)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("highlights: |\n  - One. [@a]\n  - Two.\n", ["One. [@a]", "Two."]),
        ("highlights: [One., {text: Two.}]", ["One.", "Two."]),
        ("highlights:\n  - One\n    goes on.\n  - text: |\n      Two.\n", ["One goes on.", "Two."]),
    ],
)
def test_highlights(typed: str, expected: list[str]) -> None:
    """Highlights are read alike, however they are written."""
    assert [point.text for point in read(PATH, briefing(typed).encode(), Briefing)[1].points] == expected


def test_what_the_loader_says_is_said_with_the_rest() -> None:
    """Duplicate keys and tags are said together with what is wrong in the fields."""
    said = written(briefing("summary: a\nsummary: !x b\ncolour: red"), Briefing)
    assert [line.partition("[")[2].partition("]")[0] for line in said] == ["duplicate-key", "yaml-tag", "unknown-field"]


@pytest.mark.parametrize(("text", "given_"), [("- a", "a list"), ("a", "text"), ("~", "nothing"), ("!x [a]", "a list")])
def test_no_mapping(text: str, given_: str) -> None:
    """A file that is no mapping says what it is."""
    assert any(f"a mapping of fields, not {given_}\n" in line for line in written(text, Briefing))


@pytest.mark.parametrize("name", SCHEMAS)
@given(value=VALUES)
def test_any_file(name: str, value: str) -> None:
    """Any YAML is taken for any kind of content, or refused with diagnostics at places of the file."""
    for line in written(value, SCHEMAS[name], "a.yaml"):
        row, column, message = line.split(":", 2)
        assert (row, message.startswith(" error[")) == ("1", True)
        assert 1 <= int(column) <= len(value) + 1


@given(value=VALUES, field=KEYS)
def test_any_field(value: str, field: str) -> None:
    """Any YAML in any field of a briefing is taken or refused."""
    assert all("error[" in line for line in written(briefing(f"{field}: {value}"), Briefing))


@given(value=VALUES)
def test_any_block(value: str) -> None:
    """Any YAML in a block is taken or refused."""
    for kind in ("table", "chart", "implications", "quote", "prose"):
        assert all("error[" in line for line in written(briefing(f"body: [{{{kind}: {value}}}]"), Briefing))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("content/briefings/a.yaml", "briefing"),
        ("content/briefings/2025/01/a.yml", "briefing"),
        ("content/editions/2025-w04.yaml", "edition"),
        ("content/entities/a.yaml", "entity"),
        ("content/sources/a.yaml", "source"),
        ("content/entities/deep/a.yaml", None),
        ("content/briefings/.a.yaml", None),
        ("content/briefings/a.md", None),
        ("content/a.yaml", None),
        ("templates/a.yaml", None),
    ],
)
def test_kinds(path: str, name: str | None) -> None:
    """What a file holds is said by the folder that it stands in."""
    kind = kind_of(path)
    assert (kind.name if kind else None) == name
