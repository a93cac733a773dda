"""The output formats, one a module: each plans artifacts from the site, and imports no engine.

A format module has `plan`, a pure function from a Site to the artifacts that the format adds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeAlias, cast

from briefings import discovery
from briefings.artifacts import Artifact

if TYPE_CHECKING:
    from briefings.planning import Site

__all__ = ["Planner", "names", "plan"]

Planner: TypeAlias = "Callable[[Site], Iterator[Artifact]]"


def names() -> tuple[str, ...]:
    """Return the names of all formats, sorted."""
    return discovery.names(__name__)


def plan(site: Site) -> tuple[Artifact, ...]:
    """Plan the files of a site: those of every format that is wanted."""
    planners = (cast("Planner", discovery.module(__name__, name).plan) for name in names() if name in site.formats)
    return tuple(artifact for planner in planners for artifact in planner(site))
