"""An entity that has no file.

Bad: [[baogan]]
Good: [[baogang]] with content/entities/baogang.yaml
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
    known = world.slugs("entity")
    for reference in world.references("entity"):
        if reference.target not in known:
            yield Finding(
                reference.mark,
                f"{reference.target} is no entity in content/entities/",
                nearest(reference.target, known),
            )
