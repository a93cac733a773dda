"""The publisher."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from briefings.errors import Severity
from briefings.values.clearance import Clearance
from briefings.values.names import AuthorSlug, Slug, TopicSlug
from briefings.values.places import Colour, Language, WebAddress
from briefings.values.record import Written
from briefings.values.text import Line, Text
from briefings.values.version import ContentFormat

__all__ = ["Author", "Desk", "PageSize", "RuleLevel"]


class PageSize(StrEnum):
    """The paper of reports."""

    A4 = "A4"
    LETTER = "Letter"


class RuleLevel(StrEnum):
    """How much a rule's findings matter."""

    ERROR = Severity.ERROR.value
    WARNING = Severity.WARNING.value
    INFO = Severity.INFO.value
    OFF = "off"


class Author(Written):
    """Someone, or a team, under whose name the desk writes."""

    name: Line
    """The name, as readers see it."""
    role: Line | None = None
    """What the author does at the desk."""
    email: str | None = None
    """Where readers may write."""
    url: WebAddress | None = None
    """A page about the author."""


class Desk(Written):
    """The publisher's settings: briefings.yaml."""

    format: ContentFormat = ContentFormat("1")
    """The version of the content's format."""
    name: Line
    """What the desk is called."""
    tagline: Line | None = None
    """What it does, in a few words."""
    url: WebAddress | None = None
    """Where the site is published."""
    lang: Language = Language("en")
    """The language that content is in where it does not say."""
    email: str | None = None
    """Where readers may write."""
    about: Text | None = None
    """What readers should know of the desk."""
    series: Line = Line("Briefing")
    """What stands above a briefing's title."""
    rights: Line | None = None
    """Who may do what with the content."""
    page: PageSize = PageSize.A4
    """The paper of reports: A4 or Letter."""
    accent: Colour = Colour("#12436D")
    """The desk's colour, dark enough to be read on white."""
    tlp: Clearance = Clearance.CLEAR
    """The marking of content that carries none (TLP 2.0)."""
    authors: Mapping[AuthorSlug, Author] = {}
    """Authors by slug."""
    topics: Mapping[TopicSlug, Line] = {}
    """Titles of topics by slug."""
    rules: Mapping[Slug, RuleLevel] = {}
    """Levels of rules by id."""
