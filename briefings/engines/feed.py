"""Makers of the feeds: Atom (RFC 4287) and JSON Feed 1.1 from the same facts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from briefings.artifacts import Plain, Resolved
from briefings.engines.elements import add, document
from briefings.engines.page import content_view
from briefings.inputs import contents, files
from briefings.templates import render
from briefings.views.facts import BriefingFacts
from briefings.views.feed import AuthorFacts, EntryFacts, FeedFacts, carried
from briefings.views.shown import Rooted

__all__ = ["atom", "entry", "json_feed"]

ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"
PDF = "application/pdf"


def entry(inputs: Resolved) -> bytes:
    """Make a briefing's whole text as feed readers show it: HTML with absolute addresses, in UTF-8.

    Args:
        inputs: what `briefings.engines.page.briefing` gets, charts excepted; the desk has an address.
    """
    facts = BriefingFacts.model_validate(inputs["facts"])
    view = content_view(inputs, Rooted(facts.page.address, facts.desk.url))
    html = render("feed.html.j2", view, files(inputs, "theme"))
    return carried(html, facts.desk.url + facts.page.address).encode()


def atom(inputs: Resolved) -> bytes:
    """Make a feed as Atom.

    Args:
        inputs: ``facts`` (FeedFacts); ``texts``, those of the entries that say none themselves, in their order;
            and the bytes of each entry's PDF under ``size of ADDRESS``.
    """
    facts = FeedFacts.model_validate(inputs["facts"])
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": facts.language})
    add(feed, "id", facts.atom)
    add(feed, "title", facts.title)
    if facts.subtitle:
        add(feed, "subtitle", facts.subtitle)
    add(feed, "link", rel="self", type="application/atom+xml", href=facts.atom)
    add(feed, "link", rel="alternate", type="text/html", href=facts.page)
    add(feed, "updated", facts.updated)
    _author(feed, facts.author)
    for name, said in (("rights", facts.rights), ("icon", facts.icon), ("generator", "Briefings")):
        if said:
            add(feed, name, said)
    for one, text in _texts(facts, inputs):
        _entry(feed, facts, one, text, inputs)
    return document(feed)


def _entry(feed: Element, facts: FeedFacts, one: EntryFacts, text: str, inputs: Resolved) -> None:
    """Add an entry."""
    made = add(feed, "entry", **{"xml:lang": one.language})
    add(made, "id", one.id)
    add(made, "title", one.title)
    add(made, "link", rel="alternate", type="text/html", hreflang=one.language, href=one.address)
    if one.report:
        add(made, "link", rel="enclosure", type=PDF, length=str(_size(one, inputs)), href=one.report)
    add(made, "published", one.published)
    add(made, "updated", one.updated)
    for author in one.authors:
        _author(made, author)
    for slug, title in one.topics:
        add(made, "category", term=slug, label=title, scheme=facts.topics)
    if one.summary:
        add(made, "summary", one.summary)
    add(made, "content", text, type="html")


def _author(parent: Element, author: AuthorFacts) -> None:
    """Add an author."""
    made = add(parent, "author")
    add(made, "name", author.name)
    if author.url:
        add(made, "uri", author.url)


def json_feed(inputs: Resolved) -> bytes:
    """Make a feed as JSON Feed; inputs are those of `atom`."""
    facts = FeedFacts.model_validate(inputs["facts"])
    feed: dict[str, Plain] = {
        "version": JSON_FEED,
        "title": facts.title,
        "description": facts.subtitle,
        "home_page_url": facts.page,
        "feed_url": facts.json_feed,
        "icon": facts.icon,
        "favicon": facts.icon,
        "language": facts.language,
        "authors": [_person(facts.author)],
        "_rights": {"about": "https://datatracker.ietf.org/doc/html/rfc4287#section-4.2.10", "text": facts.rights}
        if facts.rights
        else None,
    }
    items = [_item(one, text, inputs) for one, text in _texts(facts, inputs)]
    said = {**{name: value for name, value in feed.items() if value}, "items": items}
    return json.dumps(said, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def _item(one: EntryFacts, text: str, inputs: Resolved) -> Plain:
    """Return an entry as JSON Feed writes it."""
    attachments: list[Plain] = []
    if one.report:
        attachments.append({"url": one.report, "mime_type": PDF, "size_in_bytes": _size(one, inputs)})
    item: dict[str, Plain] = {
        "id": one.id,
        "url": one.address,
        "title": one.title,
        "content_html": text,
        "summary": one.summary,
        "date_published": one.published,
        "date_modified": one.updated,
        "authors": [_person(author) for author in one.authors],
        "tags": [title for _, title in one.topics],
        "language": one.language,
        "attachments": attachments,
    }
    return {name: value for name, value in item.items() if value}


def _person(author: AuthorFacts) -> Plain:
    """Return an author as JSON Feed writes it."""
    return {"name": author.name, "url": author.url} if author.url else {"name": author.name}


def _texts(facts: FeedFacts, inputs: Resolved) -> Iterator[tuple[EntryFacts, str]]:
    """Yield each entry with its text."""
    whole = iter(contents(inputs, "texts"))
    for one in facts.entries:
        yield one, one.text or next(whole).decode()


def _size(one: EntryFacts, inputs: Resolved) -> int:
    """Return the bytes of an entry's PDF."""
    size = inputs[f"size of {one.report}"]
    if not isinstance(size, int):
        raise TypeError("the size of a report is a number")
    return size
