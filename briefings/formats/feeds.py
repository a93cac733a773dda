"""Feeds: Atom and JSON Feed of the whole site and of each topic, with the latest entries, each with its whole text.

An entry is a briefing, or a major correction, so that those who read the wrong word read the right one. Feeds
need absolute addresses: a desk without `url` has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from html import escape

from briefings import addresses
from briefings.artifacts import Artifact, Input, SizeOf
from briefings.assets import icon
from briefings.heads import feed_title, has_feeds
from briefings.issued import issued, moments, written
from briefings.keeping import kept
from briefings.picking import among
from briefings.planning import Site
from briefings.records import BriefingRecord, CorrectionRecord
from briefings.reports import report
from briefings.views.facts import PageFacts
from briefings.views.feed import AuthorFacts, EntryFacts, FeedFacts
from briefings.words import words

__all__ = ["at", "plan"]

LATEST = 30
FEEDS = tuple(addresses.feed("", suffix) for suffix in ("xml", "json"))
MAJOR = "major"
Planned = tuple[EntryFacts, BriefingRecord]


def plan(site: Site) -> Iterator[Artifact]:
    """Plan the feeds."""
    if not has_feeds(site):
        return
    texts = cache(lambda slug: _text(site, site.catalog.by_slug[slug]))
    reports = cache(lambda slug: report(site, site.catalog.by_slug[slug]))
    for topic, briefings in {"": site.catalog.listed, **site.catalog.topics}.items():
        entries = tuple(_latest(site, briefings))
        facts = _facts(site, topic, tuple(entry for entry, _ in entries))
        inputs = {"facts": facts.packed(), **_inputs(entries, texts, reports)}
        for suffix, maker in (("xml", "atom"), ("json", "json_feed")):
            path = addresses.feed(topic, suffix)
            yield Artifact(path, f"briefings.engines.feed:{maker}", inputs, site.versions.page)


def at(site: Site, path: str) -> Artifact | None:
    """Plan the feed at a path."""
    return among(plan(site), path) if path.endswith(FEEDS) else None


def _inputs(
    entries: Iterable[Planned], texts: Callable[[str], Artifact], reports: Callable[[str], Artifact]
) -> Mapping[str, Input]:
    """Return the texts of a feed's entries, and the sizes of their reports."""
    entries = tuple(entries)
    sizes = {f"size of {entry.report}": SizeOf(reports(one.slug)) for entry, one in entries if entry.report}
    return {"texts": tuple(texts(one.slug) for entry, one in entries if not entry.text), **sizes}


def _text(site: Site, briefing: BriefingRecord) -> Artifact:
    """Plan a briefing's whole text; it names no neighbours, so that a later one leaves it as it is."""
    facts = site.briefing_facts(briefing, PageFacts(address=addresses.briefing(briefing.slug)), "")
    alone = facts.model_copy(update={"earlier": None, "later": None, "edition": None, "translations": (), "reply": ""})
    drawn: dict[str, Input] = {"charts": (), "places": []}
    inputs = {**site.briefing_inputs(briefing, alone), **drawn, "theme": site.templates()}
    return Artifact("", "briefings.engines.feed:entry", inputs, site.versions.page)


def _facts(site: Site, topic: str, entries: tuple[EntryFacts, ...]) -> FeedFacts:
    """Return what a feed says of itself."""
    desk = site.desk()
    return FeedFacts(
        title=feed_title(site, topic),
        subtitle=desk.tagline,
        language=desk.language,
        page=desk.url + (addresses.topic(topic) if topic else addresses.HOME),
        atom=desk.url + addresses.feed(topic, "xml"),
        json_feed=desk.url + addresses.feed(topic, "json"),
        updated=max(entry.updated for entry in entries),
        author=AuthorFacts(name=desk.name, url=desk.url),
        topics=desk.url + addresses.TOPICS,
        rights=desk.rights,
        icon=desk.url + icon(site).path if "html" in site.formats else "",
        entries=entries,
    )


def _latest(site: Site, briefings: Iterable[BriefingRecord]) -> Iterator[Planned]:
    """Yield the latest entries, newest first; on one day corrections come before briefings."""
    found = [(entry, briefing) for briefing in briefings for entry in _entries(site, briefing.slug)]
    found.sort(key=lambda pair: (pair[0].published, bool(pair[0].text)), reverse=True)
    yield from found[:LATEST]


@kept
def _entries(site: Site, slug: str) -> tuple[EntryFacts, ...]:
    """Return a briefing's entry, and one for each major correction of it."""
    return tuple(_made(site, site.catalog.by_slug[slug]))


def _made(site: Site, briefing: BriefingRecord) -> Iterator[EntryFacts]:
    """Yield a briefing's entries."""
    major = [correction for correction in briefing.corrections if correction.kind == MAJOR]
    first, last = moments(briefing.date, briefing.visibility.publish_at, briefing.updated, briefing.corrections)
    yield _entry(site, briefing, written(first), written(last))
    days: dict[str, int] = {}
    for correction in major:
        days[correction.date] = days.get(correction.date, 0) + 1
        yield _correction(site, briefing, correction, days[correction.date])


def _entry(site: Site, briefing: BriefingRecord, published: str, updated: str) -> EntryFacts:
    """Return a briefing's entry."""
    url = site.desk().url
    return EntryFacts(
        id=url + addresses.briefing(briefing.slug),
        address=url + addresses.briefing(briefing.slug),
        title=site.plain_title(briefing),
        language=briefing.language,
        published=published,
        updated=updated,
        summary=site.plain_summary(briefing),
        authors=tuple(_authors(site, briefing)),
        topics=tuple((slug, site.topic(slug)) for slug in briefing.topics),
        report=url + addresses.report(briefing.slug) if "pdf" in site.formats else "",
    )


def _correction(site: Site, briefing: BriefingRecord, correction: CorrectionRecord, number: int) -> EntryFacts:
    """Return the entry of a correction, the first of its day or a later one."""
    address = site.desk().url + addresses.briefing(briefing.slug)
    title = site.plain_title(briefing)
    what = site.plain(correction.what, briefing.language)
    moment = written(issued(correction.date))
    return _entry(site, briefing, moment, moment).model_copy(
        update={
            "id": f"{address}#correction-{correction.date}" + (f"-{number}" if number > 1 else ""),
            "address": f"{address}#corrections",
            "title": words(briefing.language).gettext("Correction: %(title)s", title=title),
            "summary": what,
            "report": "",
            "text": f'<p>{escape(what)}</p>\n<p><a href="{escape(address)}">{escape(title)}</a></p>',
        }
    )


def _authors(site: Site, briefing: BriefingRecord) -> Iterator[AuthorFacts]:
    """Yield who wrote a briefing."""
    known = {str(slug): author for slug, author in site.catalog.desk.authors.items()}
    for slug in briefing.authors:
        yield AuthorFacts(name=site.authors[slug], url=known[slug].url or "")
