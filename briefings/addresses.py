"""Where pages stand, from the site's root, and how one leads to another."""

from __future__ import annotations

__all__ = [
    "ARCHIVE",
    "ENTITIES",
    "HOME",
    "OWN_ANCHORS",
    "briefing",
    "edition",
    "entity",
    "page_file",
    "relative",
    "report",
]

HOME = ""
ARCHIVE = "editions/"
ENTITIES = "entities/"
OWN_ANCHORS = frozenset({"content", "highlights", "updates", "corrections", "sources"})
"""The names in addresses that a briefing's page gives to its own sections."""


def briefing(slug: str) -> str:
    """Return the address of a briefing's page."""
    return f"briefings/{slug}/"


def report(slug: str) -> str:
    """Return the address of a briefing's PDF, beside its page."""
    return f"briefings/{slug}/{slug}.pdf"


def edition(name: str) -> str:
    """Return the address of an edition's page."""
    return f"editions/{name}/"


def entity(slug: str) -> str:
    """Return the address of an entity's page."""
    return f"entities/{slug}/"


def page_file(address: str) -> str:
    """Return the file that a server sends for a page's address."""
    return f"{address}index.html"


def relative(target: str, start: str) -> str:
    """Return the address of a page or file as seen from a page, so that the site works below any folder.

    Args:
        target: an address from the site's root; may end in a fragment.
        start: the address of the page that the link stands on.
    """
    return "../" * start.count("/") + target or "./"
