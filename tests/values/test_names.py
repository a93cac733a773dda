import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from briefings.values.names import ImplicationName, Slug, slugify


@pytest.mark.parametrize("text", ["a", "baogang", "2025-w04", "us-geological-survey"])
def test_slugs(text: str) -> None:
    """Lower-case letters, digits and single hyphens are a slug."""
    assert Slug.parse(text) == text


@pytest.mark.parametrize("text", ["", "A", "a b", "a/b", "a--b", "-a", "a-", "a_b", "ä", "a\n", "..", "a.b"])
def test_no_slugs(text: str) -> None:
    """Anything else is none, and the hint is one."""
    with pytest.raises(PydanticCustomError) as caught:
        Slug.parse(text)
    assert Slug.parse((caught.value.context or {})["hint"].removeprefix("Write: "))


@given(st.text())
def test_slugify(text: str) -> None:
    """Any text has a slug near it, and a slug is its own."""
    slug = slugify(text)
    assert Slug.parse(slug) == slug
    assert slugify(slug) == slug


@pytest.mark.parametrize("text", ["a", "a/", "/b", "a/b/c", "A/b", "a/b c"])
def test_no_implication(text: str) -> None:
    """An implication is named by its briefing's slug and its id."""
    assert ImplicationName.parse("magnets/supply-leverage") == "magnets/supply-leverage"
    with pytest.raises(PydanticCustomError, match="does not name an implication"):
        ImplicationName.parse(text)


def test_the_schema_says_the_same() -> None:
    """The pattern for editors is that of the program."""
    pattern = str(Slug.json_schema["pattern"])
    assert re.search(pattern, "a-b")
    assert not re.search(pattern, "a b")
