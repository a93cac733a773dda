"""Editions as their pages, reports and mails take them: the week's briefings, and what changed with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefings import addresses
from briefings.artifacts import canonical, digest
from briefings.citations import cited_sources
from briefings.judgements import bare_link, entities_in, judgement_facts, named_in
from briefings.planning import Site, briefing_link, edition_link, edition_title
from briefings.records import BriefingRecord, EditionRecord
from briefings.register import SETTLING
from briefings.views.editions import ChangeFacts, CitedFacts, EditionFacts, HighlightFacts
from briefings.views.facts import Link, PageFacts
from briefings.views.judgements import JudgementFacts, StepFacts

__all__ = ["edition_content", "edition_facts", "links_to"]

OTHER_EDITIONS = 6


def edition_facts(site: Site, page: PageFacts, edition: EditionRecord, slugs: tuple[str, ...]) -> EditionFacts:
    """Return what an edition shows.

    Of the other editions those before it, and of each judgement what was known with it, so that what comes later
    changes nothing.
    """
    desk, briefings = site.desk_in(edition.language), [site.catalog.by_slug[slug] for slug in slugs]
    listed = [other for other, _ in site.catalog.editions]
    earlier = listed[listed.index(edition) + 1 :]
    highlights = tuple(_points(site, briefings[0])) if briefings else ()
    new, changes = tuple(_new(site, slugs)), tuple(_changes(site, slugs))
    corrections = tuple(_corrections(site, edition, briefings))
    notes = [*(change.step.note for change in changes), *(link.summary for link in corrections)]
    texts = [*(point.text for point in highlights), *notes]
    changed = [change.judgement for change in changes]
    return EditionFacts(
        desk=desk,
        page=page,
        id=edition.id,
        title=edition_title(edition, desk.language),
        number=edition.number,
        date=edition.date,
        language=desk.language,
        content=edition_content(site, edition, slugs),
        highlights=highlights,
        briefings=links_to(site, slugs),
        new=new,
        changes=changes,
        corrections=corrections,
        cited=tuple(_cited(site, slugs)),
        others=tuple(edition_link(other, site) for other in earlier[:OTHER_EDITIONS]),
        entities=site.entities([*edition.targets("entity"), *entities_in(texts), *named_in([*new, *changed])]),
        sources=site.sources(edition.targets("source")),
    )


def _points(site: Site, briefing: BriefingRecord) -> Iterator[HighlightFacts]:
    """Yield the key points of an edition's lead."""
    retracted = site.retracted(briefing)
    for point in briefing.highlights:
        kinds = [retracted[name] for name in point.sources if name in retracted]
        yield HighlightFacts(text=point.text, unsound=str(kinds[0]["kind"]) if kinds else "")


def edition_content(site: Site, edition: EditionRecord, slugs: Sequence[str]) -> str:
    """Return a hash of what an edition says: what its page, its report and its mail are made from.

    It covers what the editor and the authors wrote, the data and the pictures, and the desk's own sources.
    """
    briefings = [site.catalog.by_slug[slug] for slug in slugs]
    cited = site.sources(name for record in (edition, *briefings) for name in record.targets("source"))
    said = [[briefing.slug, briefing.content] for briefing in briefings]
    return digest(canonical([edition.id, edition.content, said, cited]))


def links_to(site: Site, slugs: Sequence[str]) -> tuple[Link, ...]:
    """Return links to briefings."""
    return tuple(briefing_link(site.catalog.by_slug[slug]) for slug in slugs)


def _new(site: Site, slugs: Sequence[str]) -> Iterator[JudgementFacts]:
    """Yield the judgements that an edition's briefings make, as they were made; those of translations are not new."""
    for slug in slugs:
        for row in site.catalog.by_slug[slug].implications:
            if judgement := site.judgements.get(f"{slug}/{row.id}"):
                yield _as_made(judgement_facts(site, judgement))


def _as_made(judgement: JudgementFacts) -> JudgementFacts:
    """Return a judgement without what came later."""
    return judgement.model_copy(update={"outcome": "open", "settled": "", "overdue": False, "history": ()})


def _changes(site: Site, slugs: Sequence[str]) -> Iterator[ChangeFacts]:
    """Yield what an edition's briefings say of earlier judgements."""
    for slug in slugs:
        briefing = site.catalog.by_slug[slug]
        for update in briefing.updates:
            if judgement := site.judgements.get(update.implication):
                yield ChangeFacts(
                    judgement=_as_made(judgement_facts(site, judgement)),
                    step=StepFacts(change=update.change, note=update.note, briefing=bare_link(briefing)),
                    closed=update.change in SETTLING,
                )


def _corrections(site: Site, edition: EditionRecord, briefings: Sequence[BriefingRecord]) -> Iterator[Link]:
    """Yield what was corrected in any briefing during the days of an edition; the note says how much it matters."""
    first, last = _days(edition, briefings)
    for briefing in site.catalog.listed:
        for correction in briefing.corrections:
            if first <= correction.date <= last:
                address = f"{addresses.briefing(briefing.slug)}#corrections"
                yield Link(
                    title=briefing.title,
                    address=address,
                    date=correction.date,
                    summary=correction.what,
                    note=correction.kind,
                )


def _days(edition: EditionRecord, briefings: Sequence[BriefingRecord]) -> tuple[str, str]:
    """Return the first and the last day of an edition: its span, its ISO week, or the days of its briefings."""
    if edition.days:
        return edition.days
    days = [briefing.date for briefing in briefings] or [edition.date]
    return min(days), max(days)


def _cited(site: Site, slugs: Sequence[str]) -> Iterator[CitedFacts]:
    """Yield the documents that an edition's briefings cite, with those that cite each."""
    for source in cited_sources(site.catalog, slugs):
        links = tuple(
            Link(title=one.briefing.title, address=addresses.briefing(one.briefing.slug)) for one in source.resting
        )
        yield CitedFacts(facts=source.facts, briefings=links)
