"""A briefing that is not there, in an edition.

Bad: lead: baogang
Good: lead: baogang-special-steel
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.errors import Severity
from briefings.model.problems import nearest
from briefings.rules import Finding, World

__all__ = ["LEVEL", "across"]

LEVEL = Severity.ERROR


def across(world: World) -> Iterator[Finding]:
    """Yield a finding for each name that nothing has."""
    known = world.slugs("briefing")
    for reference in world.references("briefing"):
        if reference.target not in known:
            yield Finding(
                reference.mark,
                f"{reference.target} is no briefing in content/briefings/",
                nearest(reference.target, known),
            )
