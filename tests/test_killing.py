"""Builds killed at random leave, after the next command, the old site or the new one.

``python -m tests.killing 200`` kills as many as one likes.
"""

from __future__ import annotations

import random
from collections import Counter

from tests.killing import field, kill


def test_a_killed_build_leaves_the_old_site_or_the_new_one() -> None:
    """Most kills fall into the commit; what nobody built is as it was."""
    chance = random.Random()  # noqa: S311 # moments of kills keep no secret
    with field() as ground:
        fell = Counter(kill(ground, chance) for _ in range(12))
    assert sum(many for where, many in fell.items() if not where.startswith("before")) > 0
