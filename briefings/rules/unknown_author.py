"""An author that briefings.yaml does not name.

Bad: authors: [dekc]
Good: authors: [desk]
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
    known = set(world.catalog.desk.authors)
    for reference in world.references("author"):
        if reference.target not in known:
            yield Finding(
                reference.mark,
                f"{reference.target} is no author in briefings.yaml",
                nearest(reference.target, known),
            )
