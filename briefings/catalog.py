"""All content as small, linked records in reading order, for one clearance and one moment.

What lies beyond either is not in a catalog at all, so that nothing made from it can leak.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from briefings import addresses
from briefings.artifacts import FileInput
from briefings.audience import Audience
from briefings.keeping import Keeping
from briefings.model.desk import Desk
from briefings.records import BriefingRecord, EditionRecord, EntityRecord, Record, References, SourceRecord, Visibility
from briefings.values.clearance import Clearance
from briefings.values.dates import Day

__all__ = ["Catalog", "catalog"]

LISTS = {
    addresses.HOME,
    addresses.ARCHIVE,
    addresses.ENTITIES,
    addresses.TOPICS,
    addresses.REGISTER,
    addresses.SOURCES,
    addresses.SEARCH,
}
Kept = TypeVar("Kept", BriefingRecord, EditionRecord, EntityRecord, SourceRecord)


@dataclass(frozen=True)
class Catalog(Keeping):
    """All content that an audience may see.

    Attributes:
        desk: the desk's settings.
        desk_file: the file that they stand in.
        briefings: newest first; on one day by slug. Translations are among them.
        editions: newest first, each with the slugs of its briefings, its lead first.
        entities: by slug.
        sources: the desk's own sources, by id.
        files: every file of the project, by path.
        as_of: the day as of which the site is built, in ISO 8601.
    """

    desk: Desk
    desk_file: FileInput
    briefings: tuple[BriefingRecord, ...]
    editions: tuple[tuple[EditionRecord, tuple[str, ...]], ...]
    entities: Mapping[str, EntityRecord]
    sources: Mapping[str, SourceRecord]
    files: Mapping[str, FileInput]
    as_of: str

    @cached_property
    def listed(self) -> tuple[BriefingRecord, ...]:
        """The briefings that lists show: not those whose original stands there."""
        return tuple(briefing for briefing in self.briefings if self.original_of(briefing) is briefing)

    def marking_of(self, record: BriefingRecord | EditionRecord) -> str:
        """Return a file's marking; what is CLEAR because nothing says otherwise carries none."""
        default = self.desk.tlp
        return record.visibility.tlp or (default.value if default is not Clearance.CLEAR else "")

    def original_of(self, briefing: BriefingRecord) -> BriefingRecord:
        """Return what a briefing is a translation of; the briefing itself where it is none, or that is not seen."""
        return _original(briefing, self.by_slug)

    @cached_property
    def translations(self) -> Mapping[str, tuple[BriefingRecord, ...]]:
        """The briefings in several languages: original and translations by each one's slug, the original first."""
        groups: dict[str, list[BriefingRecord]] = {}
        for briefing in self.briefings:
            groups.setdefault(self.original_of(briefing).slug, []).append(briefing)
        ordered = (
            (first, tuple(sorted(group, key=lambda one: (one.slug != first, one.language, one.slug))))
            for first, group in groups.items()
            if len(group) > 1
        )
        return {briefing.slug: group for _, group in ordered for briefing in group}

    @cached_property
    def topics(self) -> Mapping[str, tuple[BriefingRecord, ...]]:
        """The briefings of each topic, newest first, by the topic's slug."""
        found: dict[str, list[BriefingRecord]] = {}
        for briefing in self.listed:
            for topic in briefing.topics:
                found.setdefault(topic, []).append(briefing)
        return {topic: tuple(found[topic]) for topic in sorted(found)}

    @cached_property
    def by_slug(self) -> Mapping[str, BriefingRecord]:
        """Briefings by slug."""
        return {briefing.slug: briefing for briefing in self.briefings}

    @cached_property
    def edition_of(self) -> Mapping[str, EditionRecord]:
        """The edition of each briefing, by slug; that of a translation is its original's, unless one lists it."""
        found = {slug: edition for edition, slugs in self.editions for slug in slugs}
        originals = ((briefing.slug, self.original_of(briefing).slug) for briefing in self.briefings)
        return {slug: found[original] for slug, original in originals if original in found} | found

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[BriefingRecord | None, BriefingRecord | None]]:
        """The earlier and the later briefing of each, by slug."""
        line = [None, *self.listed, None]
        triples = zip(line, self.listed, line[2:], strict=False)
        found = {briefing.slug: (earlier, later) for later, briefing, earlier in triples}
        return {briefing.slug: found.get(briefing.slug, (None, None)) for briefing in self.briefings}

    @cached_property
    def pages(self) -> frozenset[str]:
        """The addresses of all pages, from the site's root."""
        briefings = {addresses.briefing(briefing.slug) for briefing in self.briefings}
        editions = {addresses.edition(edition.id) for edition, _ in self.editions}
        entities = {addresses.entity(slug) for slug in self.entities}
        topics = {addresses.topic(slug) for slug in self.topics}
        return frozenset(LISTS | briefings | editions | entities | topics)

    @cached_property
    def naming(self) -> Mapping[str, tuple[BriefingRecord, ...]]:
        """The briefings that name an entity, newest first, by the entity's slug."""
        found: dict[str, list[BriefingRecord]] = {}
        for briefing in self.listed:
            for slug in briefing.targets("entity"):
                found.setdefault(slug, []).append(briefing)
        return {slug: tuple(briefings) for slug, briefings in found.items()}


def catalog(
    desk: Desk,
    desk_file: FileInput,
    records: Iterable[Record],
    audience: Audience,
    files: Mapping[str, FileInput],
) -> Catalog:
    """Link the records that an audience may see.

    Args:
        desk: the desk's settings.
        desk_file: the file that they stand in.
        records: the records of all content files, in any order.
        audience: for whom and as of when.
        files: every file of the project, by path.
    """
    seen = [record for record in records if audience.sees(record.visibility, desk.tlp)]
    briefings = sorted(_of(BriefingRecord, seen), key=lambda briefing: briefing.slug)
    briefings.sort(key=lambda briefing: briefing.date, reverse=True)
    declared = sorted(_of(EditionRecord, seen), key=lambda edition: edition.id)
    by_slug = {briefing.slug: briefing for briefing in briefings}
    named = {slug for edition in declared for slug in edition.listed}
    members = [one for one in briefings if one.slug in named or _original(one, by_slug) is one]
    return Catalog(
        desk=desk,
        desk_file=desk_file,
        briefings=tuple(briefings),
        editions=_editions(declared, members),
        entities={entity.slug: entity for entity in sorted(_of(EntityRecord, seen), key=lambda entity: entity.slug)},
        sources={source.id: source for source in sorted(_of(SourceRecord, seen), key=lambda source: source.id)},
        files=files,
        as_of=audience.clock.date().isoformat(),
    )


def _original(briefing: BriefingRecord, by_slug: Mapping[str, BriefingRecord]) -> BriefingRecord:
    """Return what a briefing is a translation of; the briefing itself where it is none, or that is not there."""
    return by_slug.get(briefing.original, briefing)


def _of(kind: type[Kept], records: Iterable[Record]) -> list[Kept]:
    """Return the records of one kind."""
    return [record for record in records if isinstance(record, kind)]


def _editions(
    declared: Sequence[EditionRecord], briefings: Sequence[BriefingRecord]
) -> tuple[tuple[EditionRecord, tuple[str, ...]], ...]:
    """Give each briefing its edition, and each edition its briefings, newest edition first."""
    members: dict[str, list[str]] = {edition.id: [] for edition in declared}
    for briefing in briefings:
        members.setdefault(_edition_id(briefing, declared), []).append(briefing.slug)
    known = {edition.id: edition for edition in declared}
    dates = {briefing.slug: briefing.date for briefing in briefings}
    editions = []
    for edition_id, slugs in members.items():
        edition = known.get(edition_id) or EditionRecord(edition_id, None, References(), Visibility())
        date = edition.date or max((dates[slug] for slug in slugs), default=(edition.days or ("", ""))[1])
        editions.append((replace(edition, date=date), _led(slugs, edition)))
    return tuple(sorted(editions, key=lambda pair: (pair[0].date, pair[0].id), reverse=True))


def _edition_id(briefing: BriefingRecord, declared: Sequence[EditionRecord]) -> str:
    """Return the edition that lists a briefing, or whose span holds its day, or its ISO week."""
    for edition in declared:
        if briefing.slug in edition.listed:
            return edition.id
    for edition in declared:
        if edition.span and edition.span[0] <= briefing.date <= edition.span[1]:
            return edition.id
    return Day(briefing.date).iso_week


def _led(slugs: Sequence[str], edition: EditionRecord) -> tuple[str, ...]:
    """Return an edition's briefings: as listed, or newest first; its lead before all."""
    order = [slug for slug in edition.listed if slug in slugs]
    order += [slug for slug in slugs if slug not in order]
    return tuple(sorted(order, key=lambda slug: slug != edition.lead))
