"""One curated report."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, Discriminator, Field, Tag

from briefings import prose
from briefings.block import Ignore
from briefings.blocks import AnyBlock
from briefings.model.edition import Correction
from briefings.model.imported import Imported
from briefings.model.source import Source
from briefings.values.base import fault
from briefings.values.clearance import Clearance
from briefings.values.dates import Day, Moment
from briefings.values.judgement import Basis, Change
from briefings.values.names import AuthorSlug, BriefingSlug, EntitySlug, ImplicationName, SourceId, TopicSlug
from briefings.values.places import Language, OldAddress
from briefings.values.record import Written
from briefings.values.text import Line, Text
from briefings.values.version import ContentFormat

__all__ = ["Briefing", "Highlight", "HighlightList", "Update"]


class HighlightList(Text):
    """Key points as one Markdown list under |."""

    __slots__ = ()

    @classmethod
    def check(cls, text: str) -> str:
        """Refuse what is no list."""
        if prose.items(super().check(text)) is None:
            raise fault(
                "wrong-type",
                "highlights are a list",
                "Start each point with “- ” on a line of its own under |.",
            )
        return text


class Highlight(Written):
    """One key point."""

    text: Line
    """The point."""
    basis: Basis | None = None
    """Someone's claim, the desk's judgement, or independently confirmed."""
    sources: tuple[SourceId, ...] = ()
    """What it rests on."""


def _highlight(raw: object) -> object:
    """Take a text alone as a highlight without a basis."""
    return {"text": raw} if isinstance(raw, str) else raw


def _highlights_kind(raw: object) -> str:
    """Tell a Markdown list from a list of mappings."""
    return "<text>" if isinstance(raw, str) else "<list>"


AnyHighlight: TypeAlias = Annotated[Highlight, BeforeValidator(_highlight, json_schema_input_type=str | Highlight)]
Points: TypeAlias = Annotated[tuple[AnyHighlight, ...], Field(min_length=1)]


class Update(Written):
    """What this briefing says of an earlier one's implication."""

    implication: ImplicationName
    """Which: BRIEFING-SLUG/IMPLICATION-ID."""
    change: Change
    """strengthened, weakened, came true, did not, or void."""
    note: Text | None = None
    """Why."""
    sources: tuple[SourceId, ...] = ()
    """What it rests on."""


class Briefing(Written):
    """One curated report: content/briefings/SLUG.yaml."""

    format: ContentFormat = ContentFormat("1")
    """The version of the content's format."""
    title: Line
    """The finding, as a headline."""
    date: Day
    """When it is published."""
    updated: Day | None = None
    """When it was last changed in substance."""
    lang: Language | None = None
    """Its language, where it is not the desk's."""
    translation_of: BriefingSlug | None = None
    """The briefing that this one is a translation of; lists show the original, and each leads to the others."""
    aliases: tuple[OldAddress, ...] = ()
    """Addresses at which it stood before; readers who come there are led here."""
    summary: Line | None = None
    """One sentence that stands under the title."""
    authors: tuple[AuthorSlug, ...] = ()
    """Who wrote it."""
    reviewed_by: tuple[AuthorSlug, ...] = ()
    """Who read it before it was published."""
    topics: tuple[TopicSlug, ...] = ()
    """What it is about."""
    entities: tuple[EntitySlug, ...] = ()
    """Whom or what it is about, besides those that its text links."""
    sources: tuple[Source, ...] = ()
    """What it cites, besides the desk's own sources."""
    highlights: Annotated[
        Annotated[HighlightList, Tag("<text>")] | Annotated[Points, Tag("<list>")],
        Discriminator(_highlights_kind),
    ]
    """The key points: a Markdown list under |, or a list of mappings."""
    lead: Text | None = None
    """The opening."""
    body: Annotated[tuple[AnyBlock, ...], Field(min_length=1)]
    """The blocks, in reading order."""
    updates: tuple[Update, ...] = ()
    """What it says of implications of earlier briefings."""
    corrections: tuple[Correction, ...] = ()
    """What was wrong in it, and is right now."""
    draft: bool = False
    """Whether it is unfinished; drafts are published nowhere."""
    publish_at: Moment | None = None
    """Until when it is under embargo."""
    expires_at: Moment | None = None
    """From when it is no longer published."""
    tlp: Clearance | None = None
    """Its marking (TLP 2.0)."""
    ignore: tuple[Ignore, ...] = ()
    """Findings that are silenced."""
    import_: Imported | None = Field(default=None, alias="import")
    """What it was imported from; no page shows it."""

    @property
    def points(self) -> tuple[Highlight, ...]:
        """The highlights, however they were written."""
        if isinstance(self.highlights, HighlightList):
            listed = prose.items(self.highlights) or ()
            return tuple(Highlight(text=Line.parse(text)) for text, _ in listed)
        return self.highlights
