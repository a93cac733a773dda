import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from briefings.model.kinds import DESK_FILE, SCHEMAS, kind_of
from briefings.model.schema import NO_NAMES, Names, schema
from briefings.values.names import EntitySlug, TopicSlug
from tests.desks import BRIEFING, ENTITY, briefing, written

ROOT = Path(__file__).parents[2]
NAMES = {"source": "desk-source"}


class Yaml12(yaml.CSafeLoader):
    """Reads YAML as editors do, by the core schema of YAML 1.2: dates are text, yes and NO are words."""


Yaml12.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("merge", r"<<", "<"),
):
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), list(first))


def accepts(name: str, text: str, names: Names = NO_NAMES) -> bool:
    """Tell whether the schema of a kind accepts a text."""
    value = yaml.load(text, Yaml12)  # noqa: S506 # a subclass of the safe loader
    return Draft202012Validator(schema(name, names)).is_valid(value)


@pytest.mark.parametrize("name", SCHEMAS)
def test_is_a_schema(name: str) -> None:
    """Each kind of content has a valid schema with a title and a word for every field."""
    described = schema(name)
    Draft202012Validator.check_schema(described)
    assert described["title"]
    assert all(field["description"] for field in described["properties"].values())


FILES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "content").rglob("*.yaml"))


@pytest.mark.parametrize("path", [DESK_FILE, *FILES])
def test_the_demonstration_desk(path: str) -> None:
    """Every file of the demonstration desk is as its schema says, read as an editor reads it."""
    kind = kind_of(path)
    name = "desk" if path == DESK_FILE else NAMES.get(kind.name, kind.name) if kind else ""
    value = yaml.load((ROOT / path).read_text(encoding="utf-8"), Yaml12)  # noqa: S506 # a subclass of the safe loader
    assert [error.message for error in Draft202012Validator(schema(name)).iter_errors(value)] == []


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "format: 1",
        "format: '1'",
        "title: 2025",
        "title: true",
        "title: NO",
        "summary: 12.5",
        "summary: ~",
        "lead:",
        "draft: true",
        "draft: yes",
        "draft: 'no'",
        "publish_at: 2025-01-20",
        "publish_at: 2025-01-20T08:00+01:00",
        "topics: [2025]",
        "highlights: |\n  - One.",
        "highlights: [One., {text: 12, basis: claim}]",
        "sources: [{id: a, title: 12, published: 2025, reliability: B, credibility: 2}]",
        "sources: [{id: a, title: T, published: 2025-01}]",
        "body: [{table: {columns: [Year, ~], rows: [[2024, 1.5], [~, true]]}}]",
        "body: [{table: {data: data/a.csv}}]",
        "body: [{chart: {type: bar, title: T, x: x, y: y, data: data/a.csv}}]",
        "body: [{chart: {type: bar, title: T, x: x, y: y, data: [{x: 2024, y: 1.5}, {x: 2025, y: ~}]}}]",
        "body: [{questions: [What?, {id: a, text: What?}]}]",
        "body: [{products: [{name: A, specification: {Grades: 90, Yield: true}}]}]",
        "body: [{prose: x, heading: 12, id: a, lang: de, sources: [a], ignore: [{rule: slug, reason: x}]}]",
        "corrections: [{date: 2025-01-20, what: x, kind: major}]",
        "tlp: AMBER+STRICT",
    ],
)
def test_what_the_program_takes_is_accepted(typed: str) -> None:
    """What the program takes, the schema accepts: numbers, booleans and nothing where text is meant, too."""
    assert written(briefing(typed), SCHEMAS["briefing"]) == []
    assert accepts("briefing", briefing(typed))


@pytest.mark.parametrize(
    "typed",
    [
        "colour: red",
        "title: ~",
        "title: [a]",
        "date: 20 January 2025",
        "date: 2025-01",
        "date: 2025",
        "publish_at: 2025-01-20 08:00",
        "topics: steel",
        "topics: [Special steel]",
        "draft: maybe",
        "tlp: amber",
        "format: 2",
        "highlights: []",
        "highlights: [{basis: claim}]",
        "body: []",
        "body: [{pros: x}]",
        "body: [{heading: x}]",
        "body: [text]",
        "body: [{prose: x, quote: {text: y}}]",
        "body: [{callout: {kind: warning, text: x}}]",
        "body: [{implications: [{id: a, implication: b, likelihood: 60%}]}]",
        "sources: [{id: a}]",
        "sources: [{id: a, title: T, url: example.org}]",
        "sources: [{id: a, title: T, credibility: 7}]",
        "updates: [{implication: a, change: void}]",
    ],
)
def test_what_the_program_refuses_is_not(typed: str) -> None:
    """What the program refuses while reading fields, the schema refuses as well."""
    assert written(briefing(typed), SCHEMAS["briefing"])
    assert not accepts("briefing", briefing(typed))


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("desk", "name: D\naccent: '#12436D'\nrules: {slug: off}", "name: D\nrules: {slug: loud}"),
        ("author", "name: A\nurl: https://example.org", "role: A"),
        ("edition", "number: 4\nfrom: 2025-01-20\nto: 2025-01-26", "number: four"),
        ("edition", "number: '4'", "from_: 2025-01-20"),
        ("entity", ENTITY, "name: A\nkind: company"),
        ("source", "id: a\ntitle: T", "title: T"),
        ("desk-source", "title: T", "id: a\ntitle: T"),
        ("briefing", BRIEFING, "title: A"),
    ],
)
def test_kinds(name: str, good: str, bad: str) -> None:
    """Each kind of content has a schema of its own, which takes what the program takes."""
    assert (written(good, SCHEMAS[name]), accepts(name, good)) == ([], True)
    assert (bool(written(bad, SCHEMAS[name])), accepts(name, bad)) == (True, False)


def test_aliases() -> None:
    """Fields are called as authors write them."""
    properties: Mapping[str, object] = schema("edition")["properties"]
    assert "from" in properties
    assert "from_" not in properties


OFFERED: Names = {TopicSlug: {"steel": "Steel", "scrap": ""}, EntitySlug: {"baogang": "Baogang Group"}}


def test_names_are_offered_once() -> None:
    """Names stand in the schema once, with what they stand for, and the values of their kind refer to them."""
    text = json.dumps(schema("briefing", OFFERED))
    assert text.count("Baogang Group") == 1
    assert text.count("#/$defs/EntitySlug.names") > 1
    assert '"enumDescriptions": ["Steel", ""]' in text


@pytest.mark.parametrize("typed", ["topics: [steel]", "topics: [brand-new]", "entities: [2025]"])
def test_other_names_are_accepted(typed: str) -> None:
    """A name that is not among those offered may be newer than the schema."""
    assert accepts("briefing", briefing(typed), OFFERED)


def test_what_is_no_name_is_refused_as_before() -> None:
    """What cannot be a name is refused, whether names are offered or not."""
    assert not accepts("briefing", briefing("topics: [Special steel]"), OFFERED)


@pytest.mark.parametrize("names", [NO_NAMES, OFFERED], ids=["plain", "with names"])
def test_a_schema_holds_words_of_json_schema_alone(names: Names) -> None:
    """No mark that was needed on the way is left in a schema."""
    assert "x-kind" not in json.dumps(schema("briefing", names))


def test_a_field_says_its_own_words() -> None:
    """An optional field says what it is for, and not, in the same place, what its kind of text is."""
    summary = schema("briefing")["properties"]["summary"]
    assert json.dumps(summary).count("description") == 1
    assert summary["description"] == "One sentence that stands under the title."
