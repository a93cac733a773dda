"""The desk in `bad/`, whose every file is bad in known ways, and what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.rules import rules
from tests.desks import said

DESK = Path(__file__).parent / "bad"
LISTING = DESK.with_suffix(".txt")


@pytest.fixture(scope="module")
def found() -> str:
    """Return what is said of the desk."""
    return "\n".join(said(DESK)) + "\n"


def test_the_listing(found: str) -> None:
    """Each finding stands at its line, with its message and the way out."""
    assert found == LISTING.read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", [rule.id for rule in rules()])
def test_each_rule_finds_something(found: str, rule: str) -> None:
    """No rule is without a bad example here."""
    assert f"[{rule}]" in found
