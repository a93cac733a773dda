"""What a page needs besides its own content: small plain facts, chosen when the site is planned."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, JsonValue

from briefings.artifacts import Packed, Plain, canonical

__all__ = [
    "ArchiveFacts",
    "BriefingFacts",
    "DeskFacts",
    "EntitiesFacts",
    "Facts",
    "FeedLink",
    "FontFacts",
    "HeadFacts",
    "ImageFacts",
    "Link",
    "PageFacts",
    "PagedFacts",
]


class Facts(BaseModel):
    """Plain facts; frozen and closed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def plain(self) -> Plain:
        """Return the facts as an artifact's input."""
        dumped: Plain = self.model_dump(mode="json")
        return dumped

    def packed(self) -> Packed:
        """Return the facts as an artifact's input that takes little room."""
        try:
            return Packed.of(self.model_dump_json().encode())
        except ValueError:  # half a letter, which UTF-8 has no place for
            return Packed.of(canonical(self.plain()))


class Link(Facts):
    """Something with a page: its title as Markdown of one line, its address from the site's root."""

    title: str
    address: str = ""
    date: str = ""
    summary: str = ""
    note: str = ""


class ImageFacts(Facts):
    """A picture: its address from the site's root, its size in pixels of CSS."""

    address: str
    width: int
    height: int


class FontFacts(Facts):
    """A typeface of the desk's own; the file stands below content/, or in an installed package."""

    family: str
    file: str
    package: str = ""
    sha256: str
    weight: int = 400
    italic: bool = False


class DeskFacts(Facts):
    """What every page says of the desk; `language` is the page's, `home_language` the desk's."""

    name: str
    tagline: str = ""
    language: str
    home_language: str = ""
    url: str = ""
    email: str = ""
    series: str
    rights: str = ""
    accent: str
    page: str
    as_of: str = ""
    preview: str = ""
    search: bool = False
    logo: ImageFacts | None = None


class FeedLink(Facts):
    """A feed that a page names, as Atom and as JSON Feed."""

    title: str
    atom: str
    json_feed: str


class HeadFacts(Facts):
    """What a page tells machines besides its content; addresses are from the site's root.

    `alternates` are the languages that its content is in, each with its address; the original comes first. `data` is
    its content for machines: csv or json, and the address.
    """

    alternates: tuple[tuple[str, str], ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    card: str = ""
    data: tuple[tuple[str, str], ...] = ()


class PageFacts(Facts):
    """Where a page stands and what it loads; addresses are from the site's root."""

    address: str
    styles: tuple[str, ...] = ()
    icon: str = ""
    fonts: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    head: HeadFacts = HeadFacts()


class PagedFacts(Facts):
    """What a page needs: the publisher, and where it stands."""

    desk: DeskFacts
    page: PageFacts


class BriefingFacts(PagedFacts):
    """What a briefing's page and report need besides the briefing."""

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
    sources: Mapping[str, Mapping[str, JsonValue]] = {}
    retracted: Mapping[str, JsonValue] = {}
    images: Mapping[str, ImageFacts] = {}
    implications: Mapping[str, Link] = {}
    followed: Mapping[str, Link] = {}
    translations: tuple[Link, ...] = ()
    reply: str = ""


class ArchiveFacts(PagedFacts):
    """What the archive shows: every edition with its briefings, newest first."""

    editions: tuple[tuple[Link, tuple[Link, ...]], ...] = ()


class EntitiesFacts(PagedFacts):
    """What the page of all entities shows: for each kind, its entities by name."""

    groups: tuple[tuple[str, tuple[Link, ...]], ...] = ()
