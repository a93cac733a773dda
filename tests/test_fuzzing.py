"""Random input, in short."""

from __future__ import annotations

import pytest

from tests.fuzzing import TARGETS, tried


@pytest.mark.parametrize("target", TARGETS)
def test_random_input(target: str) -> None:
    """Nothing but the program's own exceptions is raised, and what is imported comes back whole."""
    went = {tried(target, number, 0) for number in range(150)}
    assert "done" in went
