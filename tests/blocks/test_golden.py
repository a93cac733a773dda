"""Every block type has all its parts, and looks as its fixture says."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.blocks import types
from briefings.model.briefing import Briefing
from briefings.model.reading import read
from briefings.theme import packaged
from tests.blocks.golden import FOLDER, fixture, rendered

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", types())
def test_a_block_looks_as_its_fixture_says(name: str) -> None:
    """A block becomes the HTML that its golden fixture holds."""
    block, html = fixture(name)
    assert rendered(block) == html


@pytest.mark.parametrize("name", types())
def test_a_block_type_has_all_its_parts(name: str) -> None:
    """A block type has a template, a golden fixture and a test of its own."""
    parts = (
        packaged() / "blocks" / f"{name}.html.j2",
        FOLDER / f"{name}.txt",
        Path(__file__).parent / f"test_{name}.py",
    )
    assert [part.name for part in parts if not part.is_file()] == []


def test_every_block_type_stands_in_the_demonstration_content() -> None:
    """The demonstration desk shows every block type."""
    paths = sorted((ROOT / "content" / "briefings").rglob("*.yaml"))
    briefings = [read(path.name, path.read_bytes(), Briefing)[1] for path in paths]
    assert {block.kind for briefing in briefings for block in briefing.body} == set(types())
