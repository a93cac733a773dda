"""Open content that refers to content which its readers may not see, or not yet.

Bad: an open briefing that links an entity marked tlp: AMBER
Good: the same link from a briefing marked tlp: AMBER
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefings.errors import Severity
from briefings.records import BriefingRecord, DeskRecord, EntityRecord, Record, ReferenceKind
from briefings.rules import Finding, World

__all__ = ["LEVEL", "across"]

LEVEL = Severity.ERROR


def across(world: World) -> Iterator[Finding]:
    """Yield a finding for each reference from what is seen to what is hidden; what an edition lists only filters."""
    catalog, pages = world.catalog, world.pages()
    hidden, expired = _hidden(world), _expired(world)
    shown: list[Record] = [
        *catalog.briefings,
        *catalog.entities.values(),
        *catalog.sources.values(),
        *(edition for edition, _ in catalog.editions),
        *(record for record in world.records if isinstance(record, DeskRecord)),
    ]
    for record in shown:
        own = set(record.sources) if isinstance(record, BriefingRecord | EntityRecord) else set()
        for number, (named, written) in enumerate(zip(record.references.kinds, record.references.targets, strict=True)):
            kind, target = _target(named, written, pages)
            passed_over = named == "briefing" or (named == "implication" and target in expired)
            if not passed_over and target in hidden.get(kind, ()) and target not in own:
                message = f"readers of this site may not see the {kind} {target}, or not yet, or not any more"
                yield Finding(
                    record.references[number].mark, message, "Take the reference out, or mark this file alike."
                )


def _expired(world: World) -> set[str]:
    """Return the slugs of briefings that were published once; what is said of their judgements goes with them."""
    return {
        record.slug
        for record in world.records
        if isinstance(record, BriefingRecord) and record.visibility.expires_at and not record.visibility.draft
    }


def _hidden(world: World) -> dict[str, set[str]]:
    """Return the slugs of what this audience does not see, by kind; what could not be read is not among them."""
    catalog = world.catalog
    hidden: dict[str, set[str]] = {kind: set() for kind in ("briefing", "edition", "entity", "source", "topic")}
    for kind, slug in {(kind, slug) for kind, slug, _ in world.files()} | world.implied():
        hidden.setdefault(kind, set()).add(slug)
    hidden["briefing"] -= set(catalog.by_slug)
    hidden["edition"] -= {edition.id for edition, _ in catalog.editions}
    hidden["entity"] -= set(catalog.entities)
    hidden["source"] -= set(catalog.sources)
    hidden["topic"] -= set(catalog.topics)
    return hidden


def _target(kind: ReferenceKind, target: str, pages: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    """Return the kind and the slug of what a reference leads to."""
    if kind == "implication":
        return "briefing", target.partition("/")[0]
    if kind == "address":
        return pages.get(target.partition("#")[0], ("", ""))
    return kind, target
