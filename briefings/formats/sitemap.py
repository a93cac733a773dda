"""What search engines read: sitemap.xml (sitemaps.org 0.9), and robots.txt.

A site map needs absolute addresses, so a desk without `url` has none, and its robots.txt names none. A preview
asks search engines to stay away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote

from briefings import addresses
from briefings.artifacts import Artifact, Input, Plain
from briefings.issued import moments
from briefings.pages.register import year_pages
from briefings.pages.sources import letter_pages
from briefings.picking import among
from briefings.planning import Site
from briefings.records import BriefingRecord

__all__ = ["at", "plan", "site_map"]

SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
MOST = 50_000
"""How many addresses a file may hold, by the protocol."""
MOST_BYTES = 50_000_000
"""How large a file may be: the protocol says 50 MB, unpacked."""
AROUND = 200
"""More than the bytes of all that stands around an address in the file."""
Entry = Mapping[str, Plain]


def plan(site: Site) -> Iterator[Artifact]:
    """Plan the site map and robots.txt."""
    url = site.desk().url
    if url:
        yield from site_map(site)
    named = _quoted(url + SITEMAP) if url and not site.preview else ""
    inputs: dict[str, Input] = {"preview": bool(site.preview), "sitemap": named}
    yield Artifact(ROBOTS, "briefings.engines.sitemap:robots", inputs, site.versions.page)


def at(site: Site, path: str) -> Artifact | None:
    """Plan the part of the site map at a path, or robots.txt."""
    return among(plan(site), path) if path == ROBOTS or path.startswith(SITEMAP.removesuffix(".xml")) else None


def site_map(site: Site, most: int = MOST, most_bytes: int = MOST_BYTES) -> Iterator[Artifact]:
    """Plan the site map: one file, or an index and its parts.

    Args:
        site: what is to be published; its desk has an address.
        most: how many addresses a file may hold.
        most_bytes: how large a file may be, in bytes.
    """
    url = site.desk().url
    parts = tuple(_parts(_entries(site, url), most, most_bytes))
    if len(parts) == 1:
        yield _part(site, SITEMAP, parts[0])
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield _part(site, name, part)
    listed = [
        {"address": _quoted(url + name), "modified": max(str(entry["modified"]) for entry in part)}
        for name, part in zip(names, parts, strict=True)
    ]
    yield Artifact(SITEMAP, "briefings.engines.sitemap:index", {"parts": listed}, site.versions.page)


def _part(site: Site, path: str, entries: Sequence[Entry]) -> Artifact:
    """Plan a file with addresses of pages."""
    return Artifact(path, "briefings.engines.sitemap:pages", {"pages": list(entries)}, site.versions.page)


def _parts(entries: Iterable[Entry], most: int, most_bytes: int) -> Iterator[tuple[Entry, ...]]:
    """Yield the entries in parts, each small enough for a file."""
    part: list[Entry] = []
    size = AROUND
    for entry in entries:
        more = _bytes(entry)
        if part and (len(part) == most or size + more > most_bytes):
            yield tuple(part)
            part, size = [], AROUND
        part.append(entry)
        size += more
    yield tuple(part)


def _bytes(entry: Entry) -> int:
    """Return the bytes that an entry takes at most; in XML an ampersand takes five."""
    alternates = entry["alternates"]
    others = [address for _, address in alternates] if isinstance(alternates, tuple) else []
    return sum(AROUND + len(str(address)) + 4 * str(address).count("&") for address in [entry["address"], *others])


def _entries(site: Site, url: str) -> Iterator[Entry]:
    """Yield every page that search engines may list, sorted by address."""
    modified = dict(_modified(site))
    by_address = {addresses.briefing(slug): group for slug, group in site.catalog.translations.items()}
    parts = {*year_pages(site.register).values(), *letter_pages(site).values()}
    for address in sorted({*site.catalog.pages, *parts} - {addresses.SEARCH}):
        group = by_address.get(address, ())
        pairs = [(one.language, _quoted(url + addresses.briefing(one.slug))) for one in group]
        alternates = (*pairs, *(("x-default", first) for _, first in pairs[:1]))
        yield {"address": _quoted(url + address), "modified": modified.get(address, ""), "alternates": alternates}


def _modified(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the addresses of pages, each with the day on which what it shows last changed, by the content's dates."""
    days = {briefing.slug: _day(briefing) for briefing in site.catalog.briefings}
    yield from ((addresses.briefing(slug), day) for slug, day in days.items())
    for edition, slugs in site.catalog.editions:
        corrected = [correction.date for correction in edition.corrections]
        yield addresses.edition(edition.id), max([edition.date, *corrected, *(days[slug] for slug in slugs)])
    for page, groups in ((addresses.topic, site.catalog.topics), (addresses.entity, site.catalog.naming)):
        yield from ((page(name), max(days[one.slug] for one in group)) for name, group in groups.items())
    latest = max(days.values(), default="")
    lists = (addresses.HOME, addresses.ARCHIVE, addresses.TOPICS, addresses.REGISTER, addresses.SOURCES)
    yield from ((address, latest) for address in lists)


def _day(briefing: BriefingRecord) -> str:
    """Return the day on which a briefing last changed."""
    published = briefing.visibility.publish_at
    _, last = moments(briefing.date, published, briefing.updated, briefing.corrections, minor=True)
    return last.date().isoformat()


def _quoted(address: str) -> str:
    """Return an address as RFC 3986 writes it."""
    return quote(address, safe=":/?#[]@!$&'()*+,;=%~")
