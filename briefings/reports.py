"""The PDF report of a briefing and of an edition, as pages, formats and feeds name it."""

from __future__ import annotations

from collections.abc import Sequence

from briefings import addresses
from briefings.artifacts import Artifact, FileSet, Input
from briefings.attachments import attached_to_edition, public_facts
from briefings.editions import edition_facts, places
from briefings.keeping import kept
from briefings.naming import names_sha256
from briefings.planning import Site
from briefings.records import BriefingRecord, EditionRecord
from briefings.views.facts import PageFacts

__all__ = ["edition_report", "report"]


def report(site: Site, briefing: BriefingRecord) -> Artifact:
    """Plan the report of one briefing; it names no neighbours, so that a later one leaves it as it is."""
    return _report(site, briefing.slug)


@kept
def _report(site: Site, slug: str) -> Artifact:
    """Plan the report of the briefing of a slug."""
    briefing = site.catalog.by_slug[slug]
    address = addresses.report(briefing.slug)
    facts = site.briefing_facts(briefing, PageFacts(address=addresses.briefing(briefing.slug)), address)
    alone = facts.model_copy(update={"earlier": None, "later": None})
    return Artifact(
        path=address,
        maker="briefings.engines.report:briefing",
        inputs={
            **site.briefing_inputs(briefing, alone),
            "pictures": FileSet(tuple(sorted({*site.pictures_of(briefing).files, *site.logo().files}))),
            "own": _own(site, [briefing], briefing.content, alone.tlp) | _within(site, briefing),
            "public": public_facts(site.catalog, briefing).plain(),
            **_setting(site),
        },
        version=site.versions.report,
        heavy=True,
    )


def edition_report(site: Site, edition: EditionRecord, slugs: tuple[str, ...]) -> Artifact:
    """Plan the report of an edition, its briefings whole within it; what comes later leaves it as it is."""
    return _edition_report(site, edition.id, slugs)


@kept
def _edition_report(site: Site, name: str, slugs: tuple[str, ...]) -> Artifact:
    """Plan the report of the edition of an id."""
    edition, _ = site.catalog.editions[places(site)[name]]
    facts = edition_facts(site, PageFacts(address=addresses.edition(edition.id)), edition, slugs)
    file = edition.file or site.catalog.desk_file
    briefings = [site.catalog.by_slug[slug] for slug in slugs]
    marking = site.marking(edition, briefings)
    pictures = dict(site.logo().files)
    pictures |= dict(pair for briefing in briefings for pair in site.pictures_of(briefing).files)
    return Artifact(
        path=addresses.edition_report(edition.id),
        maker="briefings.engines.bound:edition",
        inputs={
            "path": file.path,
            "source": file,
            "written": edition.file is not None,
            "facts": facts.model_copy(update={"others": ()}).packed(),
            "marking": marking,
            "own": _own(site, [edition, *briefings], facts.content, marking),
            "attached": attached_to_edition(site.catalog, edition, slugs, site.versions.report),
            "chapters": list(slugs),
            "bodies": tuple(_chapter(site, briefing, slugs) for briefing in briefings),
            "pictures": FileSet(tuple(sorted(pictures.items()))),
            **_setting(site),
        },
        version=site.versions.report,
        heavy=True,
    )


def _chapter(site: Site, briefing: BriefingRecord, slugs: tuple[str, ...]) -> Artifact:
    """Plan a briefing as a chapter of its edition's report, without what stands around it on its own page."""
    facts = site.briefing_facts(briefing, PageFacts(address=addresses.briefing(briefing.slug)), "")
    around = {"earlier": None, "later": None, "edition": None, "translations": (), "reply": ""}
    inputs = site.briefing_inputs(briefing, facts.model_copy(update=around))
    shared: dict[str, Input] = {"theme": site.templates(), "chapters": list(slugs)}
    return Artifact("", "briefings.engines.bound:chapter", {**inputs, **shared}, site.versions.page)


def _setting(site: Site) -> dict[str, Input]:
    """Return the inputs with which every report is set."""
    return {"theme": site.templates(), "styles": site.styles("print"), **site.typefaces()}


def _own(site: Site, records: Sequence[BriefingRecord | EditionRecord], content: str, marking: str) -> dict[str, str]:
    """Return what a PDF says in the desk's own properties: which content it was made from, and for whom."""
    first = records[0]
    kind, name = ("briefing", first.slug) if isinstance(first, BriefingRecord) else ("edition", first.id)
    made_from = {"contentSha256": content, "namesSha256": names_sha256(site.catalog, records)}
    told = {"kind": kind, "name": name, **made_from, "tlp": marking}
    return {**told, "clearance": site.clearance, "preview": site.preview}


def _within(site: Site, briefing: BriefingRecord) -> dict[str, str]:
    """Return the edition that a briefing belongs to."""
    edition = site.catalog.edition_of.get(briefing.slug)
    return {"edition": edition.id} if edition else {}
