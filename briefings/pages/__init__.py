"""The kinds of web page, one a module: each plans its pages from the site, and imports no engine.

A module has `plan`, a pure function from a Site and the assets that pages load to the pages of its kind. One that
plans many has `at` too, which plans the page at a path alone, as a preview needs it at once. A page
that shows facts alone names its view by dotted name (`briefings.assets.shown_page`); nothing else has to know it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias, cast

from briefings import discovery
from briefings.artifacts import Artifact
from briefings.assets import Assets
from briefings.picking import among
from briefings.planning import Site

__all__ = ["Planner", "at", "plan"]

Planner: TypeAlias = Callable[[Site, Assets], Iterator[Artifact]]
Picker: TypeAlias = Callable[[Site, Assets, str], Artifact | None]


def plan(site: Site, assets: Assets) -> Iterator[Artifact]:
    """Plan the pages of every kind."""
    for name in discovery.names(__name__):
        planner = cast("Planner", discovery.module(__name__, name).plan)
        yield from planner(site, assets)


def at(site: Site, assets: Assets, path: str) -> Artifact | None:
    """Plan the page at a path alone; None where there is none."""
    modules = [discovery.module(__name__, name) for name in discovery.names(__name__)]
    for picker in [cast("Picker", module.at) for module in modules if hasattr(module, "at")]:
        if found := picker(site, assets, path):
            return found
    planners = (cast("Planner", module.plan) for module in modules if not hasattr(module, "at"))
    return among((page for planner in planners for page in planner(site, assets)), path)
