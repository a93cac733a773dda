"""The output formats, one a module: each plans artifacts from the site, and imports no engine.

A format module has `plan`, a pure function from a Site to the artifacts that the format adds. One that plans many has
`at` too, which plans the one whose file stands at a path, as a preview needs it at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeAlias, cast

from briefings import discovery
from briefings.artifacts import Artifact
from briefings.picking import among

if TYPE_CHECKING:
    from briefings.planning import Site

__all__ = ["Planner", "at", "names", "plan"]

Planner: TypeAlias = "Callable[[Site], Iterator[Artifact]]"
Picker: TypeAlias = "Callable[[Site, str], Artifact | None]"


def names() -> tuple[str, ...]:
    """Return the names of all formats, sorted."""
    return discovery.names(__name__)


def plan(site: Site) -> tuple[Artifact, ...]:
    """Plan the files of a site: those of every format that is wanted."""
    planners = (cast("Planner", discovery.module(__name__, name).plan) for name in names() if name in site.formats)
    return tuple(artifact for planner in planners for artifact in planner(site))


def at(site: Site, path: str) -> Artifact | None:
    """Plan the file at a path alone, or the folder that holds it; None where the site has none."""
    modules = [discovery.module(__name__, name) for name in names() if name in site.formats]
    for picker in [cast("Picker", module.at) for module in modules if hasattr(module, "at")]:
        if found := picker(site, path):
            return found
    planners = (cast("Planner", module.plan) for module in modules if not hasattr(module, "at"))
    return among((artifact for planner in planners for artifact in planner(site)), path)
