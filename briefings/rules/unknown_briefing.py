"""A briefing that is not there, in an edition.

Bad: lead: baogang
Good: lead: baogang-special-steel
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.errors import Severity
from briefings.rules import Finding, World, unresolved

__all__ = ["LEVEL", "across"]

LEVEL = Severity.ERROR


def across(world: World) -> Iterator[Finding]:
    """Yield a finding for each name that nothing has."""
    yield from unresolved(world, "briefing", world.slugs("briefing"), "briefing in content/briefings/")
