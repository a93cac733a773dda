"""Data: tables of briefings, implications and sources as CSV and JSON, and each briefing as JSON beside its page."""

from __future__ import annotations

from collections.abc import Iterator

from briefings import addresses
from briefings.artifacts import Artifact, Input, Plain
from briefings.catalog import Catalog
from briefings.citations import source_key, sources_of
from briefings.exports import TABLES, published
from briefings.naming import entity_names
from briefings.picking import among, named
from briefings.planning import Site
from briefings.prose import parse_line
from briefings.records import BriefingRecord
from briefings.views.facts import PageFacts

__all__ = ["SUFFIXES", "at", "plan", "table"]

SUFFIXES = ("csv", "json")


def plan(site: Site) -> Iterator[Artifact]:
    """Plan the tables, and the data of each briefing."""
    yield from _tables(site)
    for briefing in site.catalog.briefings:
        yield _briefing(site, briefing)


def at(site: Site, path: str) -> Artifact | None:
    """Plan the table or the briefing's data at a path."""
    if briefing := site.catalog.by_slug.get(named(path, addresses.briefing_data)):
        return _briefing(site, briefing)
    return among(_tables(site), path) if path.startswith(addresses.DATA) else None


def _tables(site: Site) -> Iterator[Artifact]:
    """Plan the tables."""
    for name in TABLES:
        for suffix in SUFFIXES:
            yield table(site.catalog, name, suffix, site.preview, site.versions.page)


def table(catalog: Catalog, name: str, suffix: str, preview: str = "", version: str = "") -> Artifact:
    """Plan a table.

    Args:
        catalog: the content.
        name: one of TABLES.
        suffix: csv or json.
        preview: what is shown that a published site does not show, in words.
        version: what the maker's bytes depend on besides.
    """
    chosen = TABLES[name]
    inputs: dict[str, Input] = {
        "table": name,
        "rows": list(chosen.rows(catalog)),
        "columns": list(chosen.columns),
        "lines": sorted(chosen.lines),
        "texts": sorted(chosen.texts),
        "entities": entity_names(catalog),
        **_head(catalog, preview),
    }
    return Artifact(addresses.data(name, suffix), f"briefings.engines.data:{suffix}_table", inputs, version)


def _head(catalog: Catalog, preview: str) -> dict[str, Input]:
    """Return what every document says of the desk."""
    return {"desk": {"name": parse_line(catalog.desk.name).plain, "url": published(catalog, "")}, "preview": preview}


def _briefing(site: Site, briefing: BriefingRecord) -> Artifact:
    """Plan a briefing's data; it names no neighbours, so that a later one leaves it as it is."""
    page = PageFacts(address=addresses.briefing(briefing.slug))
    facts = site.briefing_facts(briefing, page, "").model_copy(update={"earlier": None, "later": None})
    inputs: dict[str, Input] = {
        "path": briefing.file.path,
        "source": briefing.file,
        "facts": facts.packed(),
        "data": site.data(briefing),
        "record": dict(_record(site, briefing)),
        **_head(site.catalog, site.preview),
    }
    address = addresses.briefing_data(briefing.slug)
    return Artifact(address, "briefings.engines.data:briefing", inputs, site.versions.page)


def _record(site: Site, briefing: BriefingRecord) -> Iterator[tuple[str, Plain]]:
    """Yield what the catalog knows of a briefing besides its text."""
    catalog = site.catalog
    original = catalog.original_of(briefing)
    edition = catalog.edition_of.get(original.slug)
    others = [other for other in catalog.translations.get(briefing.slug, ()) if other is not briefing]
    yield "slug", briefing.slug
    yield "address", published(catalog, addresses.briefing(briefing.slug))
    if "pdf" in site.formats:
        yield "report", published(catalog, addresses.report(briefing.slug))
    yield "lang", briefing.language
    yield "translation_of", original.slug if original is not briefing else None
    yield "translations", [{"slug": other.slug, "lang": other.language} for other in others]
    yield "tlp", briefing.visibility.tlp or catalog.desk.tlp.value
    yield "edition", edition.id if edition else None
    yield "topics", [{"slug": topic, "title": site.topic(topic)} for topic in briefing.topics]
    yield "entities", list(_entities(catalog, briefing))
    yield "sources", [{"id": name, "key": source_key(facts), **facts} for name, facts in sources_of(catalog, briefing)]
    yield "content_sha256", briefing.content


def _entities(catalog: Catalog, briefing: BriefingRecord) -> Iterator[Plain]:
    """Yield the entities that a briefing names."""
    for slug in briefing.targets("entity"):
        if entity := catalog.entities.get(slug):
            address = published(catalog, addresses.entity(slug))
            yield {"slug": slug, "name": entity.name, "kind": entity.kind, "address": address}
