"""The kinds of web page, one a module: each plans its pages from the site, and imports no engine.

A module has `plan`, a pure function from a Site and the assets that pages load to the pages of its kind. A page
that shows facts alone names its view by dotted name (`briefings.assets.shown_page`); nothing else has to know it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias, cast

from briefings import discovery
from briefings.artifacts import Artifact
from briefings.assets import Assets
from briefings.planning import Site

__all__ = ["Planner", "plan"]

Planner: TypeAlias = Callable[[Site, Assets], Iterator[Artifact]]


def plan(site: Site, assets: Assets) -> Iterator[Artifact]:
    """Plan the pages of every kind."""
    for name in discovery.names(__name__):
        planner = cast("Planner", discovery.module(__name__, name).plan)
        yield from planner(site, assets)
