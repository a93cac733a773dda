"""The publisher."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Self, TypeAlias

from pydantic import BeforeValidator, Field, model_validator

from briefings.errors import Severity
from briefings.faces import PACKAGE
from briefings.values.base import fault
from briefings.values.clearance import Clearance
from briefings.values.names import AuthorSlug, Digest, PackageName, Slug, TopicSlug
from briefings.values.places import Colour, FontPath, ImagePath, Language, MailAddress, WebAddress
from briefings.values.record import Written
from briefings.values.text import Line, Text
from briefings.values.version import ContentFormat

__all__ = ["Author", "Desk", "Font", "PageSize", "Reply", "Repository", "RuleLevel", "Topic"]


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


def _level(raw: object) -> object:
    """Take a level alone as the level in all files."""
    return {"**": raw} if isinstance(raw, str) else raw


Levels: TypeAlias = Annotated[
    Mapping[str, RuleLevel], BeforeValidator(_level, json_schema_input_type=RuleLevel | Mapping[str, RuleLevel])
]
"""A level, or levels by pattern of the files' paths, of which the first that fits a file holds there."""


class Reply(StrEnum):
    """How readers answer a briefing."""

    MAILTO = "mailto"


class Repository(StrEnum):
    """Who can read the files from which the desk builds."""

    PUBLIC = "public"
    PRIVATE = "private"


class Font(Written):
    """A typeface for letters that the packaged ones lack, such as Arabic or Chinese ones."""

    family: Line
    """What the family is called; faces of one family share it."""
    file: FontPath
    """The file: below content/, or inside the package."""
    package: PackageName | None = None
    """The installed Python package that carries the file."""
    sha256: Digest
    """The file's SHA-256, so that every machine sets the same letters."""
    weight: int = Field(default=400, ge=1, le=1000)
    """How heavy it is, from 1 to 1000: 400 is regular, 600 what headings are set in."""
    italic: bool = False
    """Whether its letters are slanted."""

    @property
    def place(self) -> str:
        """Where the file is: its path below content/, or package:NAME/FILE."""
        return f"{PACKAGE}{self.package}/{self.file}" if self.package else str(self.file)


class Topic(Written):
    """What briefings are about."""

    title: Line
    """The title, as readers see it."""
    description: Text | None = None
    """What belongs to it."""


def _topic(raw: object) -> object:
    """Take a text alone as the title of a topic without a description."""
    return {"title": raw} if isinstance(raw, str) else raw


AnyTopic: TypeAlias = Annotated[Topic, BeforeValidator(_topic, json_schema_input_type=str | Topic)]


class Author(Written):
    """Someone, or a team, under whose name the desk writes."""

    name: Line
    """The name, as readers see it."""
    role: Line | None = None
    """What the author does at the desk."""
    email: MailAddress | None = None
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
    email: MailAddress | None = None
    """Where readers may write."""
    about: Text | None = None
    """What readers should know of the desk."""
    series: Line | None = None
    """What stands above a briefing's title; left out, the word for a briefing in the page's language."""
    rights: Line | None = None
    """Who may do what with the content."""
    page: PageSize = PageSize.A4
    """The paper of reports: A4 or Letter."""
    accent: Colour = Colour("#12436D")
    """The desk's colour, dark enough to be read on white."""
    logo: ImagePath | None = None
    """A picture below content/ that stands for the desk's name at the head of pages and reports."""
    tlp: Clearance = Clearance.CLEAR
    """The marking of content that carries none (TLP 2.0)."""
    fonts: tuple[Font, ...] = ()
    """Typefaces for letters that the packaged ones lack, in the order in which they are tried."""
    reply: Reply | None = None
    """How readers answer: mailto offers a mail to the desk's address under each briefing and its questions."""
    repository: Repository | None = None
    """Who can read the desk's files: in a public repository embargoed text is public as soon as it is pushed."""
    authors: Mapping[AuthorSlug, Author] = {}
    """Authors by slug."""
    topics: Mapping[TopicSlug, AnyTopic] = {}
    """Titles of topics by slug, or mappings with title and description."""
    rules: Mapping[Slug, Levels] = {}
    """Levels of rules by id; or, by id, levels by pattern of paths: {content/briefings/2024/*: off, "**": info}."""
    abbreviations: tuple[str, ...] = ()
    """Abbreviations that readers know, so that no briefing need expand them."""

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        """Refuse to offer a reply without an address."""
        if self.reply and not self.email:
            raise fault("missing-field", "reply needs an address", "Add: email: desk@example.org", at=("reply",))
        return self
