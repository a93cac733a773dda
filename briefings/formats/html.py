"""The web site: pages of every kind, and what they load."""

from __future__ import annotations

from collections.abc import Iterator

from briefings import pages
from briefings.artifacts import Artifact, FileInput
from briefings.assets import ASSETS, site_assets
from briefings.picking import among
from briefings.planning import Site

__all__ = ["at", "plan"]


def plan(site: Site) -> Iterator[Artifact]:
    """Plan every page of the site, its assets and its pictures."""
    assets = site_assets(site)
    yield from assets.artifacts()
    yield from _pictures(site)
    yield from pages.plan(site, assets)


def at(site: Site, path: str) -> Artifact | None:
    """Plan the page, asset or picture at a path."""
    assets = site_assets(site)
    if path.startswith(ASSETS):
        return among(assets.artifacts(), path) or among(_pictures(site), path)
    return pages.at(site, assets, path)


def _pictures(site: Site) -> Iterator[Artifact]:
    """Plan the desk's picture, and those that briefings show, each once."""
    found: dict[str, FileInput] = dict(site.logo().files)
    for briefing in site.catalog.briefings:
        found.update(site.pictures_of(briefing).files)
    for address, file in sorted(found.items()):
        yield Artifact(address, "briefings.engines.copy:verbatim", {"file": file})
