"""From a content file that was read to its record."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from briefings.artifacts import FileInput, Packed, Plain, canonical, digest
from briefings.blocks.implications import Implication
from briefings.blocks.products import Product
from briefings.model.briefing import Briefing
from briefings.model.desk import Desk
from briefings.model.edition import Correction, Edition
from briefings.model.entity import Entity
from briefings.model.source import DeskSource
from briefings.pictures import Picture
from briefings.prose import without_unseen
from briefings.records import (
    BriefingRecord,
    ChartRecord,
    CorrectionRecord,
    DeskRecord,
    EditionRecord,
    EntityRecord,
    HighlightRecord,
    ImplicationRecord,
    PictureRecord,
    ProductRecord,
    Record,
    Reference,
    ReferenceKind,
    References,
    SourceRecord,
    UpdateRecord,
    Visibility,
)
from briefings.subject import Subject, rows_of
from briefings.values.clearance import Clearance
from briefings.values.names import AuthorSlug, BriefingSlug, EntitySlug, ImplicationName, SourceId
from briefings.values.places import DataPath, ImagePath, OldAddress, WebAddress
from briefings.values.record import Location, Written, each
from briefings.vega import NARROW, WIDE

__all__ = ["record"]

NAMES: tuple[tuple[ReferenceKind, type[str]], ...] = (
    ("source", SourceId),
    ("entity", EntitySlug),
    ("author", AuthorSlug),
    ("briefing", BriefingSlug),
    ("implication", ImplicationName),
    ("alias", OldAddress),
    ("data", DataPath),
    ("image", ImagePath),
)
HOUSEKEEPING = {
    *("draft", "publish_at", "expires_at", "ignore", "aliases", "format", "tlp", "translation_of", "import_"),
}
"""The fields that decide whether and where content stands, and say nothing to its readers."""
MEMBERS = {"briefings", "lead", "from_", "to"}
"""The fields of an edition that say which briefings it holds; they may name some that nobody is to know of yet."""


def record(subject: Subject, file: FileInput) -> Record:
    """Make the record of a content file that was read.

    Args:
        subject: the file, read.
        file: the file, as an artifact names it.
    """
    references = References.of(subject.document.path, _references(subject))
    visibility = _visibility(subject.value)
    match subject.value:
        case Briefing() as briefing:
            return _briefing(subject, briefing, file, references, visibility)
        case Edition() as edition:
            return _edition(subject, edition, file, references, visibility)
        case Entity() as entity:
            return _entity(subject, entity, file, references, visibility)
        case DeskSource() as source:
            return SourceRecord(subject.slug, file, references, visibility, _facts(source))
        case Desk():
            return DeskRecord(subject.slug, file, references, visibility, tuple(_pictures(subject)))
        case other:
            raise TypeError(f"{type(other).__name__} has no record")


def _entity(
    subject: Subject, entity: Entity, file: FileInput, references: References, visibility: Visibility
) -> EntityRecord:
    """Make the record of an entity."""
    return EntityRecord(
        subject.slug,
        file,
        references,
        visibility,
        name=entity.name,
        kind=entity.kind.value,
        summary=entity.summary or "",
        sources=tuple(source.id for source in entity.sources),
        language=entity.lang or subject.language,
        aliases=tuple(entity.aliases),
        relations=tuple((relation.kind, relation.entity) for relation in entity.relations),
        short=entity.short or "",
    )


def _edition(
    subject: Subject, edition: Edition, file: FileInput, references: References, visibility: Visibility
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
        aliases=tuple(edition.aliases),
        corrections=tuple(_corrections(edition.corrections)),
        content=_digest(edition, MEMBERS),
    )


def _briefing(
    subject: Subject, briefing: Briefing, file: FileInput, references: References, visibility: Visibility
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
        highlights=tuple(_highlights(subject, briefing)),
        authors=tuple(briefing.authors),
        topics=tuple(briefing.topics),
        sources=tuple(source.id for source in briefing.sources),
        implications=tuple(_implications(subject)),
        charts=tuple(_charts(subject, briefing)),
        updated=briefing.updated or "",
        original=briefing.translation_of or "",
        aliases=tuple(briefing.aliases),
        own_sources=tuple(_facts(source) for source in briefing.sources),
        updates=tuple(_updates(briefing)),
        products=tuple(_products(briefing)),
        corrections=tuple(_corrections(briefing.corrections)),
        content=digest(canonical([_digest(briefing), dict(_files(subject))])),
        pictures=tuple(_pictures(subject)),
        silences=subject.silences,
        text=subject.fingerprint,
    )


def _facts(source: DeskSource) -> Mapping[str, Plain]:
    """Return a source's fields as plain values."""
    facts: dict[str, Plain] = source.model_dump(mode="json", exclude_none=True, exclude={"tlp", "draft"})
    return facts


def _digest(value: Written, besides: Collection[str] = ()) -> str:
    """Return a hash of what a file says to its readers, besides fields that say nothing to them."""
    said = value.model_dump(mode="json", by_alias=True, exclude={*HOUSEKEEPING, *besides})
    for block in said.get("body", ()):
        block.pop("ignore", None)
    return digest(canonical(said))


def _files(subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield the data files and pictures that a file shows, each with its digest."""
    for kind in (DataPath, ImagePath):
        for _, path in each(kind, subject.value):
            file = path.file if isinstance(path, DataPath) else path
            if (content := subject.find(file)) is not None:
                yield path, digest(content)


def _pictures(subject: Subject) -> Iterator[PictureRecord]:
    """Yield the pictures that a file shows; one that cannot be shown is said elsewhere."""
    for path in dict.fromkeys(path for _, path in each(ImagePath, subject.value)):
        if isinstance(picture := subject.picture(path), Picture):
            yield PictureRecord(path, picture.width, picture.height)


def _highlights(subject: Subject, briefing: Briefing) -> Iterator[HighlightRecord]:
    """Yield the key points."""
    for point in briefing.points:
        cited = dict.fromkeys([*map(str, point.sources), *subject.named("source", point.text)])
        yield HighlightRecord(str(point.text), tuple(cited))


def _implications(subject: Subject) -> Iterator[ImplicationRecord]:
    """Yield the rows of the register."""
    for location, row in each(Implication, subject.value):
        yield ImplicationRecord(
            id=row.id,
            title=row.implication,
            summary=row.summary or "",
            affects=row.affects or "",
            likelihood=row.likelihood.value if row.likelihood else "",
            confidence=row.confidence.value if row.confidence else "",
            horizon=row.horizon or "",
            settled_by=row.settled_by or "",
            sources=_targets(subject, location, row, "source"),
            entities=_targets(subject, location, row, "entity"),
        )


def _targets(subject: Subject, location: Location, value: Written, kind: ReferenceKind) -> tuple[str, ...]:
    """Return what a part of a file refers to of one kind, each once: its fields first, then its texts."""
    of = dict(NAMES)[kind]
    fields = [str(target) for _, target in each(of, value)]
    inside = (passage for passage in subject.passages if passage.location[: len(location)] == location)
    texts = (found.target for passage in inside for found in passage.prose.references if found.kind == kind)
    return tuple(dict.fromkeys([*fields, *texts]))


def _updates(briefing: Briefing) -> Iterator[UpdateRecord]:
    """Yield what a briefing says of earlier implications."""
    # Elsewhere a note stands on one line, where a comment in it would be shown.
    for update in briefing.updates:
        yield UpdateRecord(update.implication, update.change.value, without_unseen(update.note or ""))


def _products(briefing: Briefing) -> Iterator[ProductRecord]:
    """Yield the products that a briefing describes."""
    for _, product in each(Product, briefing):
        status = product.status.value if product.status else ""
        yield ProductRecord(product.id or "", product.name, product.maker or "", status)


def _corrections(corrections: tuple[Correction, ...]) -> Iterator[CorrectionRecord]:
    """Yield corrections."""
    return (CorrectionRecord(found.date, found.what, found.kind.value) for found in corrections)


def _charts(subject: Subject, briefing: Briefing) -> Iterator[ChartRecord]:
    """Yield the charts of a briefing; one whose data is at fault is said elsewhere."""
    for index, block in enumerate(briefing.body):
        rows = rows_of(block, subject)
        if any(block.row_faults(rows)) or (any(each(DataPath, block)) and not rows):
            continue
        language = block.lang or briefing.lang or subject.language
        wide, narrow = (block.drawing(rows, language, width) for width in (WIDE, NARROW))
        if wide and narrow:
            alternative = str(block.extras(rows, language)["alternative"])
            yield ChartRecord(index, Packed.of(canonical(wide)), Packed.of(canonical(narrow)), alternative)


def _references(subject: Subject) -> Iterator[Reference]:
    """Yield what a file refers to, fields first, then texts."""
    for kind, of in NAMES:
        for location, target in each(of, subject.value):
            yield Reference(kind, target, subject.mark(location))
    for location, address in each(WebAddress, subject.value):
        # Those of sources are among their facts; the desk's own site may not be there yet.
        if location[0] != "sources" and not isinstance(subject.value, Desk | DeskSource):
            yield Reference("outside", address, subject.mark(location))
    for passage in subject.passages:
        for found in passage.prose.references:
            mark = subject.mark(passage.location, found.offset)
            yield Reference(found.kind, found.target, mark)
            if found.kind == "entity" and found.label:
                yield Reference("name", f"{found.target}|{found.label}", mark)


def _visibility(value: Written) -> Visibility:
    """Return when and for whom a value exists.

    Briefings and editions without an embargo of their own wait for their day.
    The desk's file is for everyone, and so is a source that carries no marking: `tlp` of the desk is for the rest.
    """
    tlp: Clearance | None = None if isinstance(value, Desk) else getattr(value, "tlp", None)
    if tlp is None and isinstance(value, Desk | DeskSource):
        tlp = Clearance.CLEAR
    own_day = (value.date or "") if isinstance(value, Briefing | Edition) else ""
    return Visibility(
        draft=bool(getattr(value, "draft", False)),
        publish_at=getattr(value, "publish_at", None) or own_day,
        expires_at=getattr(value, "expires_at", None) or "",
        tlp=tlp.value if tlp else "",
    )
