"""The page that servers show for addresses at which nothing is."""

from __future__ import annotations

from collections.abc import Iterator

from briefings import addresses
from briefings.artifacts import Artifact
from briefings.assets import Assets, shown_page
from briefings.planning import Site
from briefings.views.signposts import NotFoundFacts

__all__ = ["plan"]


def plan(site: Site, assets: Assets) -> Iterator[Artifact]:
    """Plan the page."""
    search = addresses.SEARCH if "search" in site.formats else ""
    facts = NotFoundFacts(desk=site.desk(), page=assets.list_page(addresses.NOT_FOUND), search=search)
    yield shown_page(site, "briefings.views.signposts:not_found_view", "not_found.html.j2", facts)
