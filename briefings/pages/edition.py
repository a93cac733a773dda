"""A page for each edition, home with the latest of them, and the archive of all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefings import addresses
from briefings.artifacts import Artifact, Input, SizeOf
from briefings.assets import Assets, page, shown_page
from briefings.editions import corrections_since, edition_facts, edition_named, links_to
from briefings.judgements import entities_in, judgement_facts, named_in
from briefings.picking import among, named
from briefings.planning import Site, edition_link
from briefings.prose import parse
from briefings.records import EditionRecord
from briefings.reports import edition_report
from briefings.values.dates import PartialDate
from briefings.views.editions import EditionFacts
from briefings.views.facts import ArchiveFacts
from briefings.views.judgements import JudgementFacts

__all__ = ["at", "edition_page", "plan"]

MOST_DUE = 5


def plan(site: Site, assets: Assets) -> Iterator[Artifact]:
    """Plan the page of each edition, home, and the archive."""
    for edition, slugs in site.catalog.editions:
        yield edition_page(site, assets, edition, slugs)
    yield from _lists(site, assets)


def at(site: Site, assets: Assets, path: str) -> Artifact | None:
    """Plan the page at a path, where it is an edition's, home, or the archive."""
    found = edition_named(site, named(path, lambda name: addresses.page_file(addresses.edition(name))))
    if found:
        return edition_page(site, assets, *found)
    lists = {addresses.page_file(addresses.HOME), addresses.page_file(addresses.ARCHIVE)}
    return among(_lists(site, assets), path) if path in lists else None


def _lists(site: Site, assets: Assets) -> Iterator[Artifact]:
    """Plan home and the archive."""
    yield _home(site, assets)
    yield _archive(site, assets)


def edition_page(site: Site, assets: Assets, edition: EditionRecord, slugs: tuple[str, ...]) -> Artifact:
    """Plan an edition's page; it names its report, and how large that is."""
    facts = edition_facts(site, assets.list_page(addresses.edition(edition.id)), edition, slugs)
    if "pdf" not in site.formats or not slugs:
        return page(site, "edition", facts.page.address, _inputs("edition.html.j2", edition, facts))
    report = edition_report(site, edition, slugs)
    facts = facts.model_copy(update={"report": report.path})
    inputs = {**_inputs("edition.html.j2", edition, facts), "report": SizeOf(report)}
    return page(site, "edition", facts.page.address, inputs)


def _inputs(template: str, edition: EditionRecord | None, facts: EditionFacts) -> Mapping[str, Input]:
    """Return the inputs of a page that shows an edition."""
    inputs: dict[str, Input] = {"facts": facts.packed(), "template": template}
    if edition and edition.file:
        inputs |= {"path": edition.file.path, "source": edition.file}
    return inputs


def _home(site: Site, assets: Assets) -> Artifact:
    """Plan home: the latest edition that has briefings, what falls due, and what there is to say of the desk."""
    place = assets.list_page(addresses.HOME)
    newest = max((briefing.date for briefing in site.catalog.briefings), default="")
    desk = site.desk().model_copy(update={"as_of": newest})
    about = site.catalog.desk.about or ""
    latest: EditionRecord | None = None
    facts = EditionFacts(desk=desk, page=place, id="", title=desk.name, language=desk.language)
    for edition, slugs in site.catalog.editions:
        if slugs:
            latest, facts = edition, edition_facts(site, place, edition, slugs)
            break
    due, corrections = _due(site), corrections_since(site, latest.id) if latest else ()
    named = parse(about, desk.language).references
    entities = site.entities(
        [
            *(found.target for found in named if found.kind == "entity"),
            *named_in(due),
            *entities_in(link.summary for link in corrections),
        ]
    )
    sources = site.sources(found.target for found in named if found.kind == "source")
    own = {
        "desk": desk,
        "language": desk.language,
        "about": about,
        "due": due,
        "corrections": corrections,
        "content": "",
        "new": (),
        "changes": (),
        "cited": (),
    }
    both = {"entities": {**facts.entities, **entities}, "sources": {**facts.sources, **sources}}
    shown = facts.model_copy(update=own | both)
    return page(site, "edition", addresses.HOME, _inputs("home.html.j2", latest, shown))


def _due(site: Site) -> tuple[JudgementFacts, ...]:
    """Return the open judgements that are to be settled next, those that are overdue before all."""
    waiting = [
        judgement for judgement in site.register if judgement.outcome == "open" and judgement.implication.horizon
    ]
    waiting.sort(key=lambda judgement: (PartialDate(judgement.implication.horizon).last_day, judgement.name))
    return tuple(judgement_facts(site, judgement) for judgement in waiting[:MOST_DUE])


def _archive(site: Site, assets: Assets) -> Artifact:
    """Plan the page of all editions."""
    editions = tuple((edition_link(edition, site), links_to(site, slugs)) for edition, slugs in site.catalog.editions)
    facts = ArchiveFacts(desk=site.desk(), page=assets.list_page(addresses.ARCHIVE), editions=editions)
    return shown_page(site, "briefings.views.archive:archive_view", "archive.html.j2", facts)
