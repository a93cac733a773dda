"""Cited documents."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from briefings.values.clearance import Clearance
from briefings.values.dates import Day, PartialDate
from briefings.values.judgement import Credibility, Reliability
from briefings.values.names import Slug
from briefings.values.places import Language, WebAddress
from briefings.values.record import Written
from briefings.values.text import Line

__all__ = ["DeskSource", "Finding", "Retraction", "Source"]


class Finding(StrEnum):
    """Why a document is no ground any more."""

    RETRACTED = "retracted"
    FOUND_WRONG = "found wrong"


class Retraction(Written):
    """That a document was taken back by those who published it, or found to be wrong."""

    date: Day
    """When."""
    kind: Finding = Finding.RETRACTED
    """retracted, where its publisher took it back; found wrong, where the desk finds so."""
    reason: Line
    """Why, and by whom."""


class DeskSource(Written):
    """A document that several briefings cite: content/sources/ID.yaml.

    Without a marking of its own it is TLP:CLEAR, whatever the desk's is: that a document was published is no secret.
    """

    title: Line
    """What the document is called."""
    publisher: Line | None = None
    """Who published it."""
    author: Line | None = None
    """Who wrote it."""
    url: WebAddress | None = None
    """Where it is."""
    archived: WebAddress | None = None
    """Where a copy is kept."""
    published: PartialDate | None = None
    """When, as far as it is known."""
    accessed: Day | None = None
    """When the desk read it."""
    kind: Line | None = None
    """Such as: press release, news report, official statistics, law."""
    lang: Language | None = None
    """Its language."""
    reliability: Reliability | None = None
    """How far the source is trusted, A to F (NATO Admiralty code)."""
    credibility: Credibility | None = None
    """How far this piece of information is believed, 1 to 6."""
    note: Line | None = None
    """What a reader has to know of it."""
    retracted: Retraction | None = None
    """When and why it was taken back; whatever rests on it is marked."""
    draft: bool = False
    """Whether it is unfinished; drafts are published nowhere."""
    tlp: Clearance | None = None
    """Its marking (TLP 2.0), where it is not CLEAR."""


class Source(DeskSource):
    """A cited document of one briefing, marked as that is."""

    draft: ClassVar[bool] = False  # type: ignore[misc] # no field here, so that an author's is refused
    tlp: ClassVar[None] = None  # type: ignore[misc] # as draft

    id: Slug
    """The name by which text cites it: [@id]."""
