"""Content files as small, plain records: what lists, neighbours and registers need to know of them.

A record holds text, numbers and tuples of them alone, so that it can be kept and compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from briefings.artifacts import FileInput, Plain
from briefings.block import Block
from briefings.blocks.implications import Implication
from briefings.errors import Mark
from briefings.model.briefing import Briefing
from briefings.model.desk import Desk
from briefings.model.edition import Edition
from briefings.model.entity import Entity
from briefings.model.source import DeskSource
from briefings.rows import RowFault, Rows, read_rows
from briefings.subject import Subject
from briefings.values.clearance import Clearance
from briefings.values.names import AuthorSlug, BriefingSlug, EntitySlug, ImplicationName, SourceId
from briefings.values.places import DataPath, ImagePath
from briefings.values.record import Written, each
from briefings.vega import NARROW, WIDE

__all__ = [
    "BriefingRecord",
    "ChartRecord",
    "DeskRecord",
    "EditionRecord",
    "EntityRecord",
    "ImplicationRecord",
    "Record",
    "Reference",
    "SourceRecord",
    "Visibility",
    "record",
    "rows_of",
]

ReferenceKind: TypeAlias = Literal["source", "entity", "author", "briefing", "implication", "address", "data", "image"]
NAMES: tuple[tuple[ReferenceKind, type[str]], ...] = (
    ("source", SourceId),
    ("entity", EntitySlug),
    ("author", AuthorSlug),
    ("briefing", BriefingSlug),
    ("implication", ImplicationName),
    ("data", DataPath),
    ("image", ImagePath),
)


@dataclass(frozen=True, slots=True)
class Reference:
    """What a file refers to, and where."""

    kind: ReferenceKind
    target: str
    mark: Mark


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

    references: tuple[Reference, ...]

    def targets(self, kind: ReferenceKind) -> tuple[str, ...]:
        """Return what the file refers to of one kind, each once, in reading order."""
        return tuple(dict.fromkeys(reference.target for reference in self.references if reference.kind == kind))


@dataclass(frozen=True, slots=True)
class ImplicationRecord:
    """One row of the register."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class ChartRecord:
    """One chart of a briefing: its block's place in the body, what is drawn at both widths, and the same in words."""

    index: int
    wide: Plain
    narrow: Plain
    alternative: str


@dataclass(frozen=True, slots=True)
class DeskRecord(_Referring):
    """The desk's own file; everyone sees it."""

    slug: str
    file: FileInput
    references: tuple[Reference, ...]
    visibility: Visibility


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A source of the desk's own."""

    id: str
    file: FileInput
    references: tuple[Reference, ...]
    visibility: Visibility
    facts: Plain


@dataclass(frozen=True, slots=True)
class EntityRecord(_Referring):
    """An entity."""

    slug: str
    file: FileInput
    references: tuple[Reference, ...]
    visibility: Visibility
    name: str
    kind: str
    summary: str
    sources: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class EditionRecord(_Referring):
    """An edition, from its file or from its week alone."""

    id: str
    file: FileInput | None
    references: tuple[Reference, ...]
    visibility: Visibility
    title: str = ""
    number: int | None = None
    date: str = ""
    span: tuple[str, str] | None = None
    listed: tuple[str, ...] = ()
    lead: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class BriefingRecord(_Referring):
    """A briefing."""

    slug: str
    file: FileInput
    references: tuple[Reference, ...]
    visibility: Visibility
    title: str
    date: str
    language: str
    summary: str
    highlights: tuple[str, ...]
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    sources: tuple[str, ...]
    implications: tuple[ImplicationRecord, ...]
    charts: tuple[ChartRecord, ...]


Record: TypeAlias = BriefingRecord | EditionRecord | EntityRecord | SourceRecord | DeskRecord


def record(subject: Subject, file: FileInput) -> Record:
    """Make the record of a content file that was read.

    Args:
        subject: the file, read.
        file: the file, as an artifact names it.
    """
    references, visibility = tuple(_references(subject)), _visibility(subject.value)
    match subject.value:
        case Briefing() as briefing:
            return _briefing(subject, briefing, file, references, visibility)
        case Edition() as edition:
            return _edition(subject, edition, file, references, visibility)
        case Entity() as entity:
            name, kind, summary = entity.name, entity.kind.value, entity.summary or ""
            sources = tuple(source.id for source in entity.sources)
            language = entity.lang or subject.language
            return EntityRecord(subject.slug, file, references, visibility, name, kind, summary, sources, language)
        case DeskSource() as source:
            facts = source.model_dump(mode="json", exclude_none=True, exclude={"tlp", "draft"})
            return SourceRecord(subject.slug, file, references, visibility, facts)
        case Desk():
            return DeskRecord(subject.slug, file, references, visibility)
        case other:
            raise TypeError(f"{type(other).__name__} has no record")


def rows_of(block: Block, subject: Subject) -> Rows:
    """Return the rows of a block's data file; none where it names none or the file cannot be read."""
    for _, path in each(DataPath, block):
        content = subject.find(path)
        try:
            return read_rows(content) if content is not None else ()
        except RowFault:
            return ()
    return ()


def _edition(
    subject: Subject, edition: Edition, file: FileInput, references: tuple[Reference, ...], visibility: Visibility
) -> EditionRecord:
    """Make the record of an edition."""
    return EditionRecord(
        subject.slug,
        file,
        references,
        visibility,
        title=edition.title or "",
        number=edition.number,
        date=edition.date or "",
        span=(edition.from_, edition.to) if edition.from_ and edition.to else None,
        listed=tuple(edition.briefings),
        lead=edition.lead or "",
        language=edition.lang or subject.language,
    )


def _briefing(
    subject: Subject, briefing: Briefing, file: FileInput, references: tuple[Reference, ...], visibility: Visibility
) -> BriefingRecord:
    """Make the record of a briefing."""
    return BriefingRecord(
        slug=subject.slug,
        file=file,
        references=references,
        visibility=visibility,
        title=briefing.title,
        date=briefing.date,
        language=briefing.lang or subject.language,
        summary=briefing.summary or "",
        highlights=tuple(str(point.text) for point in briefing.points),
        authors=tuple(briefing.authors),
        topics=tuple(briefing.topics),
        sources=tuple(source.id for source in briefing.sources),
        implications=tuple(ImplicationRecord(row.id, row.implication) for _, row in each(Implication, briefing)),
        charts=tuple(_charts(subject, briefing)),
    )


def _charts(subject: Subject, briefing: Briefing) -> Iterator[ChartRecord]:
    """Yield the charts of a briefing; one whose data is at fault is said elsewhere."""
    for index, block in enumerate(briefing.body):
        rows = rows_of(block, subject)
        if any(block.row_faults(rows)) or (any(each(DataPath, block)) and not rows):
            continue
        language = block.lang or briefing.lang or subject.language
        wide, narrow = (block.drawing(rows, language, width) for width in (WIDE, NARROW))
        if wide and narrow:
            yield ChartRecord(index, wide, narrow, str(block.extras(rows, language)["alternative"]))


def _references(subject: Subject) -> Iterator[Reference]:
    """Yield what a file refers to, fields first, then texts."""
    for kind, of in NAMES:
        for location, target in each(of, subject.value):
            yield Reference(kind, target, subject.mark(location))
    for passage in subject.passages:
        for found in passage.prose.references:
            yield Reference(found.kind, found.target, subject.mark(passage.location, found.offset))


def _visibility(value: Written) -> Visibility:
    """Return when and for whom a value exists; a briefing without an embargo of its own waits for its day.

    The desk's file is for everyone, and so is a source that carries no marking: `tlp` of the desk is for the rest.
    """
    tlp: Clearance | None = None if isinstance(value, Desk) else getattr(value, "tlp", None)
    if tlp is None and isinstance(value, Desk | DeskSource):
        tlp = Clearance.CLEAR
    own_day = value.date if isinstance(value, Briefing) else ""
    return Visibility(
        draft=bool(getattr(value, "draft", False)),
        publish_at=getattr(value, "publish_at", None) or own_day,
        expires_at=getattr(value, "expires_at", None) or "",
        tlp=tlp.value if tlp else "",
    )
