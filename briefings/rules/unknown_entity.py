"""An entity that has no file.

Bad: [[baogan]]
Good: [[baogang]] with content/entities/baogang.yaml
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.errors import Severity
from briefings.rules import Finding, World, unresolved

__all__ = ["LEVEL", "across"]

LEVEL = Severity.ERROR


def across(world: World) -> Iterator[Finding]:
    """Yield a finding for each name that nothing has."""
    yield from unresolved(world, "entity", world.slugs("entity"), "entity in content/entities/")
