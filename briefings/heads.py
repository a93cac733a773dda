"""What the pages of a site tell machines: their other languages, their feeds, the pictures that stand for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefings import addresses
from briefings.planning import Site
from briefings.views.facts import FeedLink, HeadFacts

__all__ = ["Heads", "feed_title", "has_feeds", "heads"]

TABLES = {addresses.ARCHIVE: "briefings", addresses.REGISTER: "implications", addresses.SOURCES: "sources"}
"""The pages that show what a table of the site's data holds."""


@dataclass(frozen=True)
class Heads:
    """What each page tells machines, by its address; `others` is what those without an entry tell."""

    own: Mapping[str, HeadFacts]
    others: HeadFacts

    def of(self, address: str) -> HeadFacts:
        """Return what the page at an address tells machines."""
        return self.own.get(address, self.others)


def heads(site: Site) -> Heads:
    """Return what each page of a site tells machines."""
    others = HeadFacts(feeds=(_feed(site, ""),) if has_feeds(site) else ())
    return Heads(dict(_own(site, others)), others)


def has_feeds(site: Site) -> bool:
    """Tell whether a site has feeds: they are wanted, the desk says where it is published, and has something to say."""
    return "feeds" in site.formats and bool(site.catalog.desk.url and site.catalog.listed)


def feed_title(site: Site, topic: str) -> str:
    """Return the title of a topic's feed; without a topic of the whole site's."""
    name = site.desk().name
    return f"{name} – {site.topic(topic)}" if topic else name


def _own(site: Site, others: HeadFacts) -> Iterator[tuple[str, HeadFacts]]:
    """Yield the pages that tell more than others, by address."""
    for address, table in TABLES.items() if "data" in site.formats else ():
        files = tuple((suffix, addresses.data(table, suffix)) for suffix in ("csv", "json"))
        yield address, others.model_copy(update={"data": files})
    for briefing in site.catalog.briefings:
        group = site.catalog.translations.get(briefing.slug, ())
        alternates = tuple((one.language, addresses.briefing(one.slug)) for one in group)
        own: dict[str, object] = {"alternates": alternates}
        own["card"] = _card(site, addresses.briefing_card(briefing.slug))
        if "data" in site.formats:
            own["data"] = (("json", addresses.briefing_data(briefing.slug)),)
        yield addresses.briefing(briefing.slug), others.model_copy(update=own)
    for edition, slugs in reversed(site.catalog.editions):
        shown = others.model_copy(update={"card": _card(site, addresses.edition_card(edition.id))})
        yield addresses.edition(edition.id), shown
        if slugs:  # home shows the latest edition that has briefings; the last one yielded stays
            yield addresses.HOME, shown
    for topic in site.catalog.topics if has_feeds(site) else ():
        yield addresses.topic(topic), others.model_copy(update={"feeds": (_feed(site, topic), *others.feeds)})


def _feed(site: Site, topic: str) -> FeedLink:
    """Return a feed as pages name it."""
    atom, json_feed = addresses.feed(topic, "xml"), addresses.feed(topic, "json")
    return FeedLink(title=feed_title(site, topic), atom=atom, json_feed=json_feed)


def _card(site: Site, address: str) -> str:
    """Return the address of a card where the site has cards."""
    return address if "cards" in site.formats else ""
