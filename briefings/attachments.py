"""What is attached to reports: planned from the catalog alone, so that it can be compared without a build."""

from __future__ import annotations

from collections.abc import Mapping

from briefings.artifacts import Artifact, FileInput, Input
from briefings.catalog import Catalog
from briefings.citations import retracted_in, shared_sources
from briefings.keeping import kept
from briefings.naming import plain_names
from briefings.planning import data_files, edition_title
from briefings.prose import parse_line
from briefings.records import BriefingRecord, EditionRecord
from briefings.views.public import BriefingFile, EditionFile

__all__ = ["attached_to_briefing", "attached_to_edition", "public_facts"]


def attached_to_briefing(catalog: Catalog, briefing: BriefingRecord, version: str = "") -> Artifact:
    """Plan what is attached for a briefing.

    Args:
        catalog: what the audience sees.
        briefing: the briefing.
        version: what the maker's bytes depend on besides.
    """
    return _briefing(catalog, briefing.slug, version)


@kept
def _briefing(catalog: Catalog, slug: str, version: str) -> Artifact:
    """Plan what is attached for the briefing of a slug."""
    briefing = catalog.by_slug[slug]
    data = data_files(catalog, briefing)
    inputs: Mapping[str, Input] = {
        **_file(briefing.file),
        "public": public_facts(catalog, briefing).plain(),
        "data": data,
    }
    return Artifact("", "briefings.engines.attachments:briefing", inputs, version)


def public_facts(catalog: Catalog, briefing: BriefingRecord) -> BriefingFile:
    """Return what of a briefing its readers may see, where its own file does not say it."""
    return BriefingFile(
        slug=briefing.slug,
        language=briefing.language,
        tlp=catalog.marking_of(briefing),
        entities=plain_names(catalog, briefing.targets("entity")),
        sources=shared_sources(catalog, briefing.targets("source")),
        retracted=retracted_in(catalog, briefing.slug),
        implications=tuple(
            name for name in briefing.targets("implication") if name.partition("/")[0] in catalog.by_slug
        ),
    )


def attached_to_edition(
    catalog: Catalog, edition: EditionRecord, slugs: tuple[str, ...], version: str = ""
) -> tuple[Artifact, ...]:
    """Plan what is attached for an edition, and for each of its briefings."""
    language = edition.language or catalog.desk.lang
    names = plain_names(catalog, edition.targets("entity"))
    facts = EditionFile(
        id=edition.id,
        title=parse_line(edition_title(edition, language), language).plain_with(names),
        language=language,
        date=edition.date,
        tlp=catalog.marking_of(edition),
        briefings=slugs,
        sources=shared_sources(catalog, edition.targets("source")),
    )
    file = edition.file or catalog.desk_file
    inputs: Mapping[str, Input] = {**_file(file), "written": edition.file is not None, "facts": facts.packed()}
    own = Artifact("", "briefings.engines.attachments:edition", inputs, version)
    return (own, *(attached_to_briefing(catalog, catalog.by_slug[slug], version) for slug in slugs))


def _file(file: FileInput) -> Mapping[str, Input]:
    """Return the inputs that are a content file."""
    return {"path": file.path, "source": file}
