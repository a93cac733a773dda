"""An author that briefings.yaml does not name.

Bad: authors: [dekc]
Good: authors: [desk]
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.errors import Severity
from briefings.rules import Finding, World, unresolved

__all__ = ["LEVEL", "across"]

LEVEL = Severity.ERROR


def across(world: World) -> Iterator[Finding]:
    """Yield a finding for each name that nothing has."""
    yield from unresolved(
        world, "author", {str(slug) for slug in world.catalog.desk.authors}, "author in briefings.yaml"
    )
