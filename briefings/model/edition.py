"""The briefings of a week, with an editor's note."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from briefings.values.base import fault
from briefings.values.clearance import Clearance
from briefings.values.dates import Day, Moment, PartialDate
from briefings.values.names import AuthorSlug, BriefingSlug
from briefings.values.places import Language, OldAddress
from briefings.values.record import Written
from briefings.values.text import Line, Text
from briefings.values.version import ContentFormat

__all__ = ["CalendarEntry", "Correction", "CorrectionKind", "Edition"]


class CorrectionKind(StrEnum):
    """How much a correction matters."""

    MINOR = "minor"
    MAJOR = "major"


class Correction(Written):
    """Something that was published wrong, and is right now."""

    date: Day
    """When it was put right."""
    what: Line
    """What was wrong, and what is right."""
    kind: CorrectionKind = CorrectionKind.MINOR
    """minor, or major where it changes what a reader concludes."""


class CalendarEntry(Written):
    """A coming date."""

    date: PartialDate
    """When, as far as it is known."""
    text: Line
    """What happens."""


class Edition(Written):
    """The briefings of one week, or of a span, or listed: content/editions/ID.yaml."""

    format: ContentFormat = ContentFormat("1")
    """The version of the content's format."""
    title: Line | None = None
    """What the edition is called; else its week."""
    number: int | None = None
    """Its number; numbers stand here only, so that nothing renumbers what was published."""
    date: Day | None = None
    """When it is published; else the day of its latest briefing."""
    from_: Day | None = Field(default=None, alias="from")
    """The first day whose briefings belong to it."""
    to: Day | None = None
    """The last day whose briefings belong to it."""
    briefings: tuple[BriefingSlug, ...] = ()
    """The briefings that belong to it, where it is not the days that say so."""
    lead: BriefingSlug | None = None
    """The briefing that comes first."""
    note: Text | None = None
    """The editor's note."""
    authors: tuple[AuthorSlug, ...] = ()
    """Who edited it."""
    calendar: tuple[CalendarEntry, ...] = ()
    """Coming dates."""
    corrections: tuple[Correction, ...] = ()
    """What was wrong in earlier editions."""
    lang: Language | None = None
    """The language of the text, where it is not the desk's."""
    aliases: tuple[OldAddress, ...] = ()
    """Addresses at which it stood before; readers who come there are led here."""
    draft: bool = False
    """Whether it is unfinished; drafts are published nowhere."""
    publish_at: Moment | None = None
    """Until when it is under embargo."""
    expires_at: Moment | None = None
    """From when it is no longer published."""
    tlp: Clearance | None = None
    """Its marking (TLP 2.0)."""

    @model_validator(mode="after")
    def _span(self) -> Self:
        """Refuse a span that ends before it starts, and half of one."""
        if bool(self.from_) != bool(self.to):
            raise fault("missing-field", "an edition has both from and to, or neither")
        if self.from_ and self.to and self.to < self.from_:
            raise fault("impossible-date", f"the span ends on {self.to}, before it starts", at=("to",))
        return self
