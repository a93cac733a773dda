"""Editions as their pages, reports and mails take them: the week's briefings, and what changed with them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter

from briefings import addresses
from briefings.artifacts import canonical, digest
from briefings.catalog import Catalog
from briefings.citations import cited_sources, retracted_in, shared_sources
from briefings.judgements import bare_link, entities_in, judgement_facts, named_in
from briefings.keeping import kept
from briefings.planning import Site, briefing_link, edition_link, edition_title
from briefings.prose import labelled
from briefings.records import BriefingRecord, EditionRecord
from briefings.register import SETTLING
from briefings.views.editions import ChangeFacts, CitedFacts, EditionFacts, HighlightFacts
from briefings.views.facts import Link, PageFacts
from briefings.views.judgements import JudgementFacts, StepFacts

__all__ = ["corrections_since", "edition_content", "edition_facts", "edition_named", "links_to", "places"]

OTHER_EDITIONS = 6


def edition_facts(site: Site, page: PageFacts, edition: EditionRecord, slugs: tuple[str, ...]) -> EditionFacts:
    """Return what an edition shows.

    Of the other editions those before it, and of each judgement what was known with it, so that what comes later
    changes nothing.
    """
    return _facts(site, edition.id, slugs, page)


@kept
def places(site: Site) -> Mapping[str, int]:
    """Return the place of each edition among all, newest first, by its id."""
    return {edition.id: place for place, (edition, _) in enumerate(site.catalog.editions)}


def edition_named(site: Site, name: str) -> tuple[EditionRecord, tuple[str, ...]] | None:
    """Return the edition of an id, with the slugs of its briefings; None where there is none."""
    place = places(site).get(name)
    return None if place is None else site.catalog.editions[place]


def _facts(site: Site, name: str, slugs: tuple[str, ...], page: PageFacts) -> EditionFacts:
    """Return what the edition of an id shows; it is not kept, as all of them together take more room than the rest."""
    place = places(site)[name]
    edition, _ = site.catalog.editions[place]
    earlier = [other for other, _ in site.catalog.editions[place + 1 : place + 1 + OTHER_EDITIONS]]
    desk, briefings = site.desk_in(edition.language), [site.catalog.by_slug[slug] for slug in slugs]
    highlights = tuple(_points(site, briefings[0])) if briefings else ()
    new, changes = tuple(_new(site, slugs)), tuple(_changes(site, slugs))
    after, last = _span(site, place)
    corrections = _corrections(site, after, min(last, site.catalog.as_of))
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
        content=edition_content(site.catalog, edition, slugs),
        highlights=highlights,
        lead_language=briefings[0].language if briefings else "",
        briefings=links_to(site, slugs),
        new=new,
        changes=changes,
        corrections=corrections,
        cited=tuple(_cited(site, slugs)),
        others=tuple(edition_link(other, site) for other in earlier),
        entities=site.entities([*edition.targets("entity"), *entities_in(texts), *named_in([*new, *changed])]),
        sources=site.sources(edition.targets("source")),
    )


def _points(site: Site, briefing: BriefingRecord) -> Iterator[HighlightFacts]:
    """Yield the key points of an edition's lead."""
    retracted = retracted_in(site.catalog, briefing.slug)
    for point in briefing.highlights:
        kinds = [retracted[name] for name in point.sources if name in retracted]
        yield HighlightFacts(text=point.text, unsound=str(kinds[0]["kind"]) if kinds else "")


def edition_content(catalog: Catalog, edition: EditionRecord, slugs: Sequence[str]) -> str:
    """Return a hash of what an edition says: what its page, its report and its mail are made from.

    It covers what the editor and the authors wrote, the data and the pictures, and the desk's own sources.
    """
    briefings = [catalog.by_slug[slug] for slug in slugs]
    cited = shared_sources(catalog, (name for record in (edition, *briefings) for name in record.targets("source")))
    said = [[briefing.slug, briefing.content] for briefing in briefings]
    return digest(canonical([edition.id, edition.content, said, cited]))


def links_to(site: Site, slugs: Sequence[str]) -> tuple[Link, ...]:
    """Return links to briefings."""
    return tuple(briefing_link(site.catalog.by_slug[slug], site) for slug in slugs)


def _new(site: Site, slugs: Sequence[str]) -> Iterator[JudgementFacts]:
    """Yield the judgements that an edition's briefings make, as they were made; those of translations are not new."""
    for slug in slugs:
        for row in site.catalog.by_slug[slug].implications:
            if (name := f"{slug}/{row.id}") in site.judgements:
                yield _as_made(site, name)


def _as_made(site: Site, name: str) -> JudgementFacts:
    """Return the judgement of a name without what came later."""
    later = {"outcome": "open", "settled": "", "overdue": False, "history": ()}
    return judgement_facts(site, site.judgements[name]).model_copy(update=later)


def _changes(site: Site, slugs: Sequence[str]) -> Iterator[ChangeFacts]:
    """Yield what an edition's briefings say of earlier judgements."""
    for slug in slugs:
        briefing = site.catalog.by_slug[slug]
        for update in briefing.updates:
            if update.implication in site.judgements:
                yield ChangeFacts(
                    judgement=_as_made(site, update.implication),
                    step=StepFacts(change=update.change, note=update.note, briefing=bare_link(briefing, site)),
                    closed=update.change in SETTLING,
                )


def _corrections(site: Site, after: str, last: str) -> tuple[Link, ...]:
    """Return what was corrected in any briefing after one day and until another; notes say how much each matters."""
    corrected = _corrected(site)
    start = bisect_right(corrected, after, key=itemgetter(0))
    end = bisect_right(corrected, last, key=itemgetter(0))
    return tuple(link for _, _, link in sorted(corrected[start:end], key=itemgetter(1)))


def corrections_since(site: Site, name: str) -> tuple[Link, ...]:
    """Return what was corrected since the edition before the one of an id, until the day of the build."""
    after, _ = _span(site, places(site)[name])
    return _corrections(site, after, site.catalog.as_of)


def _span(site: Site, place: int) -> tuple[str, str]:
    """Return the last day of the edition before one, and its own last day.

    What is corrected in a week without an edition is told in the next.
    """
    last, *before = (_days(site, *pair)[1] for pair in site.catalog.editions[place : place + 2])
    return (before[0] if before else ""), last


@kept
def _corrected(site: Site) -> tuple[tuple[str, int, Link], ...]:
    """Return what was corrected in any briefing, by day, each with its place among all, newest briefing first."""
    found = [
        Link(
            title=labelled(briefing.title, site.names),
            address=f"{addresses.briefing(briefing.slug)}#corrections",
            date=correction.date,
            summary=correction.what,
            note=correction.kind,
        )
        for briefing in site.catalog.listed
        for correction in briefing.corrections
    ]
    return tuple(sorted(((link.date, place, link) for place, link in enumerate(found)), key=itemgetter(0, 1)))


def _days(site: Site, edition: EditionRecord, slugs: Sequence[str]) -> tuple[str, str]:
    """Return the first and the last day of an edition: its span, its ISO week, or the days of its briefings."""
    if edition.days:
        return edition.days
    days = [site.catalog.by_slug[slug].date for slug in slugs] or [edition.date]
    return min(days), max(days)


def _cited(site: Site, slugs: Sequence[str]) -> Iterator[CitedFacts]:
    """Yield the documents that an edition's briefings cite, with those that cite each."""
    for source in cited_sources(site.catalog, slugs):
        links = tuple(bare_link(one.briefing, site).model_copy(update={"date": ""}) for one in source.resting)
        yield CitedFacts(facts=source.facts, briefings=links)
