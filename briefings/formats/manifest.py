"""Manifests: beside each edition, what its page, its report and its mail were made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefings import addresses
from briefings.artifacts import Artifact, Input, Plain
from briefings.assets import site_assets
from briefings.editions import edition_content, edition_named
from briefings.pages.edition import edition_page
from briefings.picking import named
from briefings.planning import Site, edition_title
from briefings.records import BriefingRecord, EditionRecord
from briefings.reports import edition_report

__all__ = ["at", "plan"]


def plan(site: Site) -> Iterator[Artifact]:
    """Plan the manifest of each edition."""
    for edition, slugs in site.catalog.editions:
        yield _manifest(site, edition, slugs)


def at(site: Site, path: str) -> Artifact | None:
    """Plan the manifest at a path."""
    found = edition_named(site, named(path, addresses.manifest))
    return _manifest(site, *found) if found else None


def _manifest(site: Site, edition: EditionRecord, slugs: tuple[str, ...]) -> Artifact:
    """Plan the manifest of an edition."""
    files: dict[str, Artifact] = {}
    if "html" in site.formats:
        files["page"] = edition_page(site, site_assets(site), edition, slugs)
    if slugs and "pdf" in site.formats:
        files["report"] = edition_report(site, edition, slugs)
    inputs: dict[str, Input] = {
        "edition": _edition(site, edition, slugs),
        "paths": {name: file.path for name, file in files.items()},
        **files,
    }
    return Artifact(addresses.manifest(edition.id), "briefings.engines.manifest:manifest", inputs, site.versions.page)


def _edition(site: Site, edition: EditionRecord, slugs: tuple[str, ...]) -> Plain:
    """Return what a manifest says of an edition and its briefings."""
    language = edition.language or site.catalog.desk.lang
    return {
        "edition": edition.id,
        "title": site.plain(edition_title(edition, language), language),
        "number": edition.number,
        "date": edition.date,
        "clearance": site.clearance,
        "preview": site.preview,
        "content_sha256": edition_content(site.catalog, edition, slugs),
        "briefings": [_briefing(site, site.catalog.by_slug[slug]) for slug in slugs],
    }


def _briefing(site: Site, briefing: BriefingRecord) -> Mapping[str, Plain]:
    """Return what a manifest says of a briefing; where its page and its report are, if the site has them."""
    places = {"html": addresses.page_file(addresses.briefing(briefing.slug)), "pdf": addresses.report(briefing.slug)}
    return {
        "slug": briefing.slug,
        "title": site.plain_title(briefing),
        "content_sha256": briefing.content,
        "page": places["html"] if "html" in site.formats else None,
        "report": places["pdf"] if "pdf" in site.formats else None,
    }
