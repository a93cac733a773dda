"""What a page needs besides its own content: small plain facts, chosen when the site is planned."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

from briefings.artifacts import Plain

__all__ = [
    "ArchiveFacts",
    "BriefingFacts",
    "DeskFacts",
    "EditionFacts",
    "EntitiesFacts",
    "EntityFacts",
    "ImageFacts",
    "Link",
    "PageFacts",
    "SearchFacts",
]


class _Facts(BaseModel):
    """Plain facts; frozen and closed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def plain(self) -> Plain:
        """Return the facts as an artifact's input."""
        dumped: Plain = self.model_dump(mode="json")
        return dumped


class Link(_Facts):
    """Something with a page: its title as Markdown of one line, its address from the site's root."""

    title: str
    address: str = ""
    date: str = ""
    summary: str = ""
    note: str = ""


class ImageFacts(_Facts):
    """A picture: its address from the site's root, its size in pixels of CSS."""

    address: str
    width: int
    height: int


class DeskFacts(_Facts):
    """What every page says of the desk."""

    name: str
    tagline: str = ""
    language: str
    url: str = ""
    email: str = ""
    series: str
    rights: str = ""
    accent: str
    page: str
    as_of: str = ""
    preview: str = ""


class PageFacts(_Facts):
    """Where a page stands and what it loads; addresses are from the site's root."""

    address: str
    style: str = ""
    icon: str = ""
    fonts: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()


class BriefingFacts(_Facts):
    """What a briefing's page and report need besides the briefing."""

    desk: DeskFacts
    page: PageFacts
    slug: str
    language: str
    report: str = ""
    tlp: str = ""
    earlier: Link | None = None
    later: Link | None = None
    edition: Link | None = None
    entities: Mapping[str, Link] = {}
    authors: Mapping[str, str] = {}
    topics: Mapping[str, str] = {}
    sources: Mapping[str, Mapping[str, str]] = {}
    images: Mapping[str, ImageFacts] = {}
    implications: Mapping[str, Link] = {}


class EditionFacts(_Facts):
    """What an edition's page needs besides its file."""

    desk: DeskFacts
    page: PageFacts
    id: str
    title: str
    number: int | None = None
    date: str = ""
    language: str
    about: str = ""
    highlights: tuple[str, ...] = ()
    briefings: tuple[Link, ...] = ()
    others: tuple[Link, ...] = ()
    entities: Mapping[str, Link] = {}
    sources: Mapping[str, Mapping[str, str]] = {}


class EntityFacts(_Facts):
    """What an entity's page needs besides its file."""

    desk: DeskFacts
    page: PageFacts
    slug: str
    language: str
    briefings: tuple[Link, ...] = ()
    entities: Mapping[str, Link] = {}
    sources: Mapping[str, Mapping[str, str]] = {}


class ArchiveFacts(_Facts):
    """What the archive shows: every edition with its briefings, newest first."""

    desk: DeskFacts
    page: PageFacts
    editions: tuple[tuple[Link, tuple[Link, ...]], ...] = ()


class EntitiesFacts(_Facts):
    """What the page of all entities shows: for each kind, its entities by name."""

    desk: DeskFacts
    page: PageFacts
    groups: tuple[tuple[str, tuple[Link, ...]], ...] = ()


class SearchFacts(_Facts):
    """What the page to search from offers.

    Languages each have the address of what searches them and the names of their indexes, newest first; topics and
    entities are slugs with their titles.
    """

    desk: DeskFacts
    page: PageFacts
    languages: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    topics: tuple[tuple[str, str], ...] = ()
    entities: tuple[tuple[str, str], ...] = ()
    years: tuple[str, ...] = ()
