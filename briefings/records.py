"""Content files as small, plain records: what lists, neighbours and registers need to know of them.

A record holds text, numbers and tuples of them alone, so that it can be kept and compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

from briefings.artifacts import FileInput, Packed, Plain
from briefings.errors import Mark
from briefings.silences import Silence

__all__ = [
    "WEEK",
    "BriefingRecord",
    "ChartRecord",
    "CorrectionRecord",
    "DeskRecord",
    "EditionRecord",
    "EntityRecord",
    "Facts",
    "HighlightRecord",
    "ImplicationRecord",
    "PictureRecord",
    "ProductRecord",
    "Record",
    "Reference",
    "ReferenceKind",
    "References",
    "SourceRecord",
    "UpdateRecord",
    "Visibility",
]

ReferenceKind: TypeAlias = Literal[
    "source", "entity", "name", "author", "briefing", "implication", "address", "outside", "alias", "data", "image"
]
WEEK = re.compile(r"(\d{4})-w(0[1-9]|[1-4]\d|5[0-3])")
Facts: TypeAlias = Mapping[str, Plain]


@dataclass(frozen=True, slots=True)
class Reference:
    """What a file refers to, and where."""

    kind: ReferenceKind
    target: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class References:
    """What a file refers to, in reading order.

    An archive has half a million, of which few are ever looked at whole: each is made when it is asked for.

    Attributes:
        path: the file.
        kinds: the kind of each.
        targets: the target of each.
        places: the line and the column of each, one after the other.
    """

    path: str = ""
    kinds: tuple[ReferenceKind, ...] = ()
    targets: tuple[str, ...] = ()
    places: tuple[int, ...] = ()

    @classmethod
    def of(cls, path: str, references: Iterable[Reference]) -> References:
        """Return the references that a file holds."""
        found = tuple(references)
        places = (place for reference in found for place in (reference.mark.line, reference.mark.column))
        kinds, targets = (reference.kind for reference in found), (reference.target for reference in found)
        return cls(path, tuple(kinds), tuple(targets), tuple(places))

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.kinds)

    def __getitem__(self, number: int) -> Reference:
        """Return one of them."""
        line, column = self.places[2 * number : 2 * number + 2]
        return Reference(self.kinds[number], self.targets[number], Mark(self.path, line, column))

    def among(self, kind: ReferenceKind) -> Iterator[Reference]:
        """Yield those of one kind."""
        return (self[number] for number, named in enumerate(self.kinds) if named == kind)


@dataclass(frozen=True, slots=True)
class Visibility:
    """When and for whom a record exists."""

    draft: bool = False
    publish_at: str = ""
    expires_at: str = ""
    tlp: str = ""


class _Referring:
    """What refers to other files."""

    __slots__ = ()

    references: References

    def targets(self, kind: ReferenceKind) -> tuple[str, ...]:
        """Return what the file refers to of one kind, each once, in reading order."""
        found = zip(self.references.kinds, self.references.targets, strict=True)
        return tuple(dict.fromkeys([target for named, target in found if named == kind]))


@dataclass(frozen=True, slots=True)
class HighlightRecord:
    """One key point, with the ids of the sources that it rests on."""

    text: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImplicationRecord:
    """One row of the register: a judgement, whom it concerns, and the ids of the sources that it rests on."""

    id: str
    title: str
    summary: str = ""
    affects: str = ""
    likelihood: str = ""
    confidence: str = ""
    horizon: str = ""
    settled_by: str = ""
    sources: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UpdateRecord:
    """What a briefing says of an earlier one's implication, called BRIEFING-SLUG/IMPLICATION-ID."""

    implication: str
    change: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ProductRecord:
    """One product: its anchor on the briefing's page, its maker's slug."""

    anchor: str
    name: str
    maker: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class CorrectionRecord:
    """Something that was published wrong, and is right now."""

    date: str
    what: str
    kind: str


@dataclass(frozen=True, slots=True)
class ChartRecord:
    """One chart of a briefing: its block's place in the body, what is drawn at both widths, and the same in words."""

    index: int
    wide: Packed
    narrow: Packed
    alternative: str


@dataclass(frozen=True, slots=True)
class PictureRecord:
    """A picture that can be shown: its path below content/, its size in pixels of CSS."""

    path: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class DeskRecord(_Referring):
    """The desk's own file; everyone sees it."""

    slug: str
    file: FileInput
    references: References
    visibility: Visibility
    pictures: tuple[PictureRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A source of the desk's own."""

    id: str
    file: FileInput
    references: References
    visibility: Visibility
    facts: Facts


@dataclass(frozen=True, slots=True)
class EntityRecord(_Referring):
    """An entity."""

    slug: str
    file: FileInput
    references: References
    visibility: Visibility
    name: str
    kind: str
    summary: str
    sources: tuple[str, ...] = ()
    language: str = ""
    aliases: tuple[str, ...] = ()
    relations: tuple[tuple[str, str], ...] = ()
    short: str = ""


@dataclass(frozen=True, slots=True)
class EditionRecord(_Referring):
    """An edition, from its file or from its week alone."""

    id: str
    file: FileInput | None
    references: References
    visibility: Visibility
    title: str = ""
    number: int | None = None
    date: str = ""
    span: tuple[str, str] | None = None
    listed: tuple[str, ...] = ()
    lead: str = ""
    language: str = ""
    aliases: tuple[str, ...] = ()
    corrections: tuple[CorrectionRecord, ...] = ()
    content: str = ""

    @property
    def days(self) -> tuple[str, str] | None:
        """Its first and last day: its span, or those of the ISO week that it is called by; None where neither says."""
        if self.span or not (found := WEEK.fullmatch(self.id)):
            return self.span
        monday = date.fromisocalendar(int(found[1]), 1, 1) + timedelta(weeks=int(found[2]) - 1)
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()


@dataclass(frozen=True, slots=True)
class BriefingRecord(_Referring):
    """A briefing.

    `sources` are the ids of its own sources and `own_sources` their fields; `content` is a hash of all that its
    author wrote for readers, and `text` one of the words of its highlights, lead and body alone.
    """

    slug: str
    file: FileInput
    references: References
    visibility: Visibility
    title: str
    date: str
    language: str
    summary: str
    highlights: tuple[HighlightRecord, ...]
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    sources: tuple[str, ...]
    implications: tuple[ImplicationRecord, ...]
    charts: tuple[ChartRecord, ...]
    updated: str = ""
    original: str = ""
    aliases: tuple[str, ...] = ()
    own_sources: tuple[Facts, ...] = ()
    updates: tuple[UpdateRecord, ...] = ()
    products: tuple[ProductRecord, ...] = ()
    corrections: tuple[CorrectionRecord, ...] = ()
    content: str = ""
    pictures: tuple[PictureRecord, ...] = ()
    silences: tuple[Silence, ...] = ()
    text: str = ""


Record: TypeAlias = BriefingRecord | EditionRecord | EntityRecord | SourceRecord | DeskRecord
