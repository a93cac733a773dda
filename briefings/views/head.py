"""What a page tells machines in its head: Open Graph, other languages, feeds, linked data."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256

from babel import Locale
from babel.core import get_global
from markupsafe import Markup

from briefings.views.facts import DeskFacts, PageFacts
from briefings.views.shown import Medium

__all__ = ["FeedView", "Head", "head", "locale"]

NOTHING = Markup()
COUNTRY = re.compile(r"(?<=_)[A-Z]{2}$")
DATA = {"csv": "text/csv", "json": "application/json"}


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed that a page names."""

    title: str
    atom: str
    json_feed: str


@dataclass(frozen=True, slots=True)
class Head:
    """What a page tells machines.

    Attributes:
        kind: what it is to Open Graph: website or article.
        locale: its language and country as Open Graph writes them: en_US.
        other_locales: those of its translations.
        alternates: its languages and `x-default` for the original, each with the published address.
        feeds: the feeds that it names, as seen from the page.
        card: the published address of the picture that stands for it; empty where there is none.
        data: its content for machines: the media type, what readers call the format, and the address from the page.
        published: when it was published (RFC 3339); empty for what is no article.
        modified: when it was last changed.
        topics: what it is about.
        linked_data: schema.org's words for it as JSON-LD, safe inside a script element; empty where there are none.
    """

    kind: str
    locale: str
    other_locales: tuple[str, ...]
    alternates: tuple[tuple[str, str], ...]
    feeds: tuple[FeedView, ...]
    card: str
    data: tuple[tuple[str, str, str], ...] = ()
    published: str = ""
    modified: str = ""
    topics: tuple[str, ...] = ()
    linked_data: Markup = NOTHING

    @property
    def digest(self) -> str:
        """The linked data's digest, as a Content-Security-Policy names what may stand inside a page (CSP 3, 2.3.1)."""
        return f"sha256-{b64encode(sha256(self.linked_data.encode()).digest()).decode()}"


def head(desk: DeskFacts, page: PageFacts, medium: Medium) -> Head:
    """Make the head of a page that is no article, in the desk's language; absolute addresses need the desk's own."""
    own, facts = desk.language, page.head
    alternates = tuple((tongue, desk.url + address) for tongue, address in facts.alternates if desk.url)
    feeds = (FeedView(feed.title, medium.address(feed.atom), medium.address(feed.json_feed)) for feed in facts.feeds)
    return Head(
        kind="website",
        locale=locale(own),
        other_locales=tuple(locale(tongue) for tongue, _ in alternates if tongue != own),
        alternates=(*alternates, *(("x-default", address) for _, address in alternates[:1])),
        feeds=tuple(feeds),
        card=desk.url + facts.card if desk.url and facts.card else "",
        data=tuple((DATA[suffix], suffix.upper(), medium.address(address)) for suffix, address in facts.data),
    )


def locale(language: str) -> str:
    """Return a language as Open Graph writes it, with a country: where it names none, that of most who speak it."""
    parsed = Locale.parse(language, sep="-")
    written = "_".join(part for part in (parsed.language, parsed.script) if part)
    # Read as text: of some tags that CLDR calls likely, Norwegian's no_Latn_NO among them, Babel has no locale.
    likely = get_global("likely_subtags")
    found = COUNTRY.search(likely.get(written) or likely.get(parsed.language) or "")
    territory = parsed.territory or (found[0] if found else "")
    return f"{parsed.language}_{territory}" if territory else parsed.language
