"""The reference pages: nothing is missing in them, and they are what the program says today."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import ModuleType
from typing import Annotated

import pytest
from pydantic import BeforeValidator

from briefings import blocks, discovery
from briefings.cli import main
from briefings.model.kinds import SCHEMAS
from briefings.values.names import AuthorSlug, TopicSlug
from briefings.values.record import Written
from briefings.values.text import Line
from tests.reference import FOLDER, pages, rules
from tests.reference.holding import holds
from tests.reference.models import section

HAND_WRITTEN = {"bad-input.md"}


@pytest.fixture(scope="module")
def made() -> Mapping[str, str]:
    """Make every page."""
    return pages()


def headings(text: str) -> Sequence[str]:
    """Return the headings of the second order."""
    return re.findall(r"^## `?([^`\n]*)`?$", text, re.MULTILINE)


def test_no_page_is_stale(made: Mapping[str, str]) -> None:
    """Each page is as `python -m tests.reference` writes it, and there is no other."""
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir() if path.name not in HAND_WRITTEN}
    stale = [name for name in made if there.get(name) != made[name]]
    assert stale == [], "run: python -m tests.reference"
    assert set(there) == set(made)


def test_every_block_rule_and_command_has_its_section(made: Mapping[str, str]) -> None:
    """What is found by the extension rule is on its page of itself."""
    assert headings(made["blocks.md"])[1:] == list(blocks.types())
    ids = [name.replace("_", "-") for name in discovery.names("briefings.rules")]
    assert headings(made["rules.md"]) == ids
    assert headings(made["commands.md"]) == list(discovery.names("briefings.cli"))
    assert main.name == "main"


def test_every_field_has_its_row(made: Mapping[str, str]) -> None:
    """Each field of each kind of content is in a table, with what it means."""
    text = made["fields.md"] + made["settings.md"]
    for model in SCHEMAS.values():
        for name, field in model.model_fields.items():
            means = re.escape((field.description or "-")[:20])
            assert re.search(rf"^\| `{field.alias or name}`[^|]*\|.*\| {means}", text, re.MULTILINE)


class Colour(StrEnum):
    """A few words."""

    RED = "red"
    BLUE = "blue"


class Product(Written):
    """What is sold.

    In a second paragraph, more of it.
    """

    name: Line
    """What it is called | named."""
    count: int = 3
    """How many."""


@pytest.mark.parametrize(
    ("annotation", "said"),
    [
        (Line, "[line](values.md#line)"),
        (TopicSlug | None, "[topic slug](values.md#topic-slug)"),
        (tuple[TopicSlug, ...], "list: [topic slug](values.md#topic-slug)"),
        (tuple[tuple[str, ...], ...], "list: list: plain text"),
        (Mapping[AuthorSlug, Product], "mapping: [author slug](values.md#author-slug) to [product](#product)"),
        (
            Annotated[Product, BeforeValidator(str, json_schema_input_type=str | Product)],
            "plain text or [product](#product)",
        ),
        (Colour, "`red`, `blue`"),
        (bool, "yes or no"),
        (int | float, "whole number or number"),
        (Line | tuple[str | int, ...], "[line](values.md#line) or (list: plain text or whole number)"),
        (tuple[blocks.AnyBlock, ...], "list: [block](blocks.md)"),
    ],
    ids=lambda value: value if isinstance(value, str) else "annotation",
)
def test_what_a_field_holds(annotation: object, said: str) -> None:
    """A type is said in words, each kind of text with a link to what it is."""
    assert holds(annotation) == said


def test_a_model_as_a_section() -> None:
    """A model is shown by its docstring and its fields: what has to be there, and what holds unless said."""
    assert list(section(Product)) == [
        "## Product",
        "What is sold.\n\nIn a second paragraph, more of it.\n",
        "| field | holds | means |",
        "|---|---|---|",
        r"| `name` (required) | [line](values.md#line) | What it is called \| named. |",
        "| `count` | whole number; `3` unless said | How many. |",
        "",
    ]


def test_a_rule_as_a_section() -> None:
    """A rule is shown by its level, what it finds, its examples, and whatever else its docstring says."""
    module = ModuleType("odd", "An odd\nline.\n\nBad: a `tick`,\n  over two lines\nGood: none\n\nIt is\nrare.\n")
    module.LEVEL = Colour.RED  # type: ignore[attr-defined] # as a rule has it
    module.MENDS = True  # type: ignore[attr-defined] # as above
    assert list(rules.section("odd", module)) == [
        "## odd",
        "Red, mended by `briefings check --fix`. An odd line.\n",
        "- Bad: `` a `tick`, over two lines ``",
        "- Good: `none`",
        "",
        "It is rare.\n",
    ]
