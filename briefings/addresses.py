"""Where pages stand, from the site's root, and how one leads to another."""

from __future__ import annotations

from briefings.values.names import slugify

__all__ = [
    "ARCHIVE",
    "DATA",
    "ENTITIES",
    "HOME",
    "NOT_FOUND",
    "OWN_ANCHORS",
    "REGISTER",
    "SEARCH",
    "SOURCES",
    "TOPICS",
    "briefing",
    "briefing_card",
    "briefing_data",
    "data",
    "edition",
    "edition_card",
    "edition_report",
    "entity",
    "feed",
    "implication",
    "manifest",
    "page_file",
    "relative",
    "report",
    "topic",
]

HOME = ""
ARCHIVE = "editions/"
DATA = "data/"
ENTITIES = "entities/"
TOPICS = "topics/"
REGISTER = "register/"
SOURCES = "sources/"
SEARCH = "search/"
NOT_FOUND = "404.html"
OWN_ANCHORS = frozenset({"content", "highlights", "updates", "corrections", "sources", "reply", "retracted"})
"""The names in addresses that a briefing's page gives to its own sections."""


def briefing(slug: str) -> str:
    """Return the address of a briefing's page."""
    return f"briefings/{slug}/"


def implication(slug: str, row: str) -> str:
    """Return the address of an implication, on the page of its briefing."""
    return f"{briefing(slug)}#{row}"


def report(slug: str) -> str:
    """Return the address of a briefing's PDF, beside its page."""
    return f"briefings/{slug}/{slug}.pdf"


def edition(name: str) -> str:
    """Return the address of an edition's page."""
    return f"editions/{name}/"


def entity(slug: str) -> str:
    """Return the address of an entity's page."""
    return f"entities/{slug}/"


def topic(slug: str) -> str:
    """Return the address of a topic's page."""
    return f"topics/{slug}/"


def briefing_data(slug: str) -> str:
    """Return the address of a briefing's data, beside its page."""
    return f"briefings/{slug}/{slug}.json"


def data(table: str, suffix: str) -> str:
    """Return the address of a table of the whole site; the suffix is csv or json."""
    return f"{DATA}{table}.{suffix}"


def briefing_card(slug: str) -> str:
    """Return the address of the picture that stands for a briefing where its page is shared."""
    return f"briefings/{slug}/{slug}.png"


def edition_report(name: str) -> str:
    """Return the address of an edition's PDF, beside its page."""
    return f"editions/{name}/{name}.pdf"


def edition_card(name: str) -> str:
    """Return the address of the picture that stands for an edition where its page is shared."""
    return f"editions/{name}/{name}.png"


def manifest(name: str) -> str:
    """Return the address of what an edition's page, PDF and mail were made from."""
    return f"editions/{name}/manifest.json"


def feed(topic_slug: str, suffix: str) -> str:
    """Return the address of a feed: the whole site's, or one topic's; the suffix is xml (Atom) or json."""
    return f"{topic(topic_slug)}feed.{suffix}" if topic_slug else f"feed.{suffix}"


def picture(path: str, sha256: str) -> str:
    """Return where a picture goes: its name with a part of its digest, so that it can be kept for good."""
    stem, _, suffix = path.rpartition("/")[2].rpartition(".")
    return f"assets/{slugify(stem)}.{sha256[:12]}.{suffix.lower()}"


def page_file(address: str) -> str:
    """Return the file that a server sends for a page's address."""
    return f"{address}index.html" if not address or address.endswith("/") else address


def relative(target: str, start: str) -> str:
    """Return the address of a page or file as seen from a page, so that the site works below any folder.

    Args:
        target: an address from the site's root; may end in a fragment.
        start: the address of the page that the link stands on.
    """
    return "../" * start.count("/") + target or "./"
