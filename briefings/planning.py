"""What formats share when they plan a site: the site, the facts of its pages, and the artifacts that several use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from briefings import addresses
from briefings.artifacts import Artifact, FileSet, Input, Packed
from briefings.catalog import Catalog
from briefings.citations import retracted_in, shared_sources
from briefings.keeping import kept
from briefings.naming import Naming
from briefings.prose import labelled, parse_line
from briefings.records import WEEK, BriefingRecord, EditionRecord, EntityRecord, Facts
from briefings.register import Judgement, register
from briefings.values.clearance import Clearance
from briefings.values.places import split_data_path
from briefings.versions import Versions
from briefings.views.facts import BriefingFacts, DeskFacts, FontFacts, ImageFacts, Link, PageFacts
from briefings.words import name_of, words

__all__ = [
    "Site",
    "briefing_link",
    "edition_link",
    "edition_title",
    "entity_link",
]


@dataclass(frozen=True)
class Site(Naming):
    """What is to be published; what several formats ask of it is made once.

    Attributes:
        catalog: the content.
        theme: all files of the theme, by name; the desk's own come before the packaged ones.
        formats: the names of the formats that are wanted.
        versions: the makers' versions.
        pictures: the size of each picture below content/, by path.
        preview: what a preview shows that a published site does not, in words; empty for a site to be published.
        clearance: the highest marking that its readers may see.
    """

    catalog: Catalog
    theme: FileSet
    formats: frozenset[str]
    versions: Versions
    pictures: Mapping[str, tuple[int, int]]
    preview: str = ""
    clearance: str = Clearance.CLEAR.value

    @kept
    def templates(self) -> FileSet:
        """Return the theme's templates."""
        return FileSet(tuple(pair for pair in self.theme.files if pair[0].endswith(".j2")))

    @kept
    def styles(self, folder: str) -> FileSet:
        """Return the theme's style sheets of a folder, in the order of their names."""
        return FileSet(
            tuple(
                pair for pair in self.theme.files if pair[0].startswith(f"styles/{folder}") and pair[0].endswith(".css")
            )
        )

    @property
    def register(self) -> tuple[Judgement, ...]:
        """Every judgement that readers may see, newest first."""
        return register(self.catalog)

    @cached_property
    def judgements(self) -> Mapping[str, Judgement]:
        """The register by the judgements' names."""
        return {judgement.name: judgement for judgement in self.register}

    @kept
    def desk_in(self, language: str) -> DeskFacts:
        """Return what a page in a language of its own says of the desk; without one in the desk's."""
        desk = self.desk()
        return desk.model_copy(update={"language": language or desk.language})

    @kept
    def desk(self) -> DeskFacts:
        """Return what every page says of the desk."""
        desk = self.catalog.desk
        return DeskFacts(
            name=parse_line(desk.name).plain,
            tagline=parse_line(desk.tagline).plain if desk.tagline else "",
            language=desk.lang,
            home_language=desk.lang,
            url=f"{desk.url.rstrip('/')}/" if desk.url else "",
            email=desk.email or "",
            series=parse_line(desk.series).plain if desk.series else "",
            rights=parse_line(desk.rights).plain if desk.rights else "",
            accent=desk.accent,
            page=desk.page.value,
            preview=self.preview,
            search="search" in self.formats,
            logo=self._facts_of([desk.logo])[desk.logo] if desk.logo else None,
        )

    def logo(self) -> FileSet:
        """Return the desk's picture, by its address on the site; nothing where it has none."""
        return _addressed(self._content(filter(None, [self.catalog.desk.logo])))

    def typefaces(self) -> dict[str, Input]:
        """Return the inputs that are the desk's own typefaces, for what is set in them."""
        fonts = [
            FontFacts(
                family=font.family,
                file=font.file,
                package=font.package or "",
                sha256=font.sha256,
                # Weights between the hundreds are matched as these are.
                weight=min(max(round(font.weight, -2), 100), 900),
                italic=font.italic,
            )
            for font in self.catalog.desk.fonts
        ]
        own = self._content(dict.fromkeys(font.file for font in fonts if not font.package))
        return {"fonts": [facts.plain() for facts in fonts], "font_files": own}

    def charts(self, briefing: BriefingRecord) -> tuple[Artifact, ...]:
        """Return the charts of a briefing, each an artifact that page and report share."""
        return self._charts(briefing.slug)

    @kept
    def _charts(self, slug: str) -> tuple[Artifact, ...]:
        """Return the charts of a briefing by its slug."""
        return tuple(self._chart(chart.wide, chart.alternative) for chart in self.catalog.by_slug[slug].charts)

    def narrow_charts(self, briefing: BriefingRecord) -> tuple[Artifact, ...]:
        """Return the charts of a briefing as its page shows them on a telephone."""
        return tuple(self._chart(chart.narrow, chart.alternative) for chart in briefing.charts)

    def _chart(self, specification: Packed, alternative: str) -> Artifact:
        """Plan one picture of a chart."""
        inputs: dict[str, Input] = {"specification": specification, "alternative": alternative}
        return Artifact("", "briefings.engines.chart:draw", inputs, self.versions.chart, heavy=True)

    def data(self, briefing: BriefingRecord) -> FileSet:
        """Return the data files of a briefing, by path below content/, with the part that the path names."""
        return data_files(self.catalog, briefing)

    def pictures_of(self, briefing: BriefingRecord) -> FileSet:
        """Return the pictures of a briefing, by their address on the site."""
        return _addressed(self._content(briefing.targets("image")))

    def images(self, briefing: BriefingRecord) -> Mapping[str, ImageFacts]:
        """Return the address and size of each picture of a briefing."""
        return self._facts_of(briefing.targets("image"))

    def _facts_of(self, paths: Iterable[str]) -> Mapping[str, ImageFacts]:
        """Return the address and size of pictures, by path below content/."""
        sized = ((path, file, self.pictures[path]) for path, file in self._content(paths).files)
        return {
            path: ImageFacts(address=addresses.picture(path, file.sha256), width=width, height=height)
            for path, file, (width, height) in sized
        }

    def entities(self, slugs: Iterable[str]) -> dict[str, Link]:
        """Return the pages of entities, by slug."""
        known = self._entities
        return {slug: known[slug] for slug in slugs if slug in known}

    @cached_property
    def _entities(self) -> Mapping[str, Link]:
        """The pages of all entities, by slug."""
        return {slug: entity_link(entity) for slug, entity in self.catalog.entities.items()}

    def sources(self, names: Iterable[str]) -> dict[str, Facts]:
        """Return the desk's own sources among those named, by id."""
        return shared_sources(self.catalog, names)

    def briefing_inputs(self, briefing: BriefingRecord, facts: BriefingFacts) -> dict[str, Input]:
        """Return the inputs that a briefing's page and its report share."""
        return {
            "path": briefing.file.path,
            "source": briefing.file,
            "facts": facts.packed(),
            "data": self.data(briefing),
            "charts": self.charts(briefing),
            "places": [chart.index for chart in briefing.charts],
        }

    def briefing_facts(self, briefing: BriefingRecord, page: PageFacts, report: str) -> BriefingFacts:
        """Return what a briefing's page or report needs besides the briefing."""
        earlier, later = self.catalog.neighbours[briefing.slug]
        edition = self.catalog.edition_of.get(briefing.slug)
        return BriefingFacts(
            desk=self.desk(),
            page=page,
            report=report,
            slug=briefing.slug,
            language=briefing.language,
            tlp=self.catalog.marking_of(briefing),
            earlier=briefing_link(earlier, self) if earlier else None,
            later=briefing_link(later, self) if later else None,
            # Without its date, which changes with each briefing of the week.
            edition=edition_link(edition, self).model_copy(update={"date": ""}) if edition else None,
            entities=self.entities(briefing.targets("entity")),
            authors={slug: self.authors[slug] for slug in briefing.targets("author")},
            topics={slug: self.topic(slug) for slug in briefing.topics},
            sources=self.sources(briefing.targets("source")),
            retracted=retracted_in(self.catalog, briefing.slug),
            images=self.images(briefing),
            implications=self._implications(briefing.targets("implication")),
            translations=tuple(self._translations(briefing)),
            reply=(self.catalog.desk.email or "") if self.catalog.desk.reply else "",
        )

    def _translations(self, briefing: BriefingRecord) -> Iterator[Link]:
        """Yield a briefing's languages, its own among them, where there are several; the note is the language."""
        for other in self.catalog.translations.get(briefing.slug, ()):
            address = addresses.briefing(other.slug)
            yield Link(title=name_of(other.language), address=address, note=other.language)

    def marking(self, edition: EditionRecord, briefings: Iterable[BriefingRecord]) -> str:
        """Return the highest marking of an edition and its briefings; nothing where none carries one."""
        own = self.catalog.marking_of(edition) if edition.file else edition.visibility.tlp
        found = {own, *map(self.catalog.marking_of, briefings)} - {""}
        return max(found, key=[marking.value for marking in Clearance].index, default="")

    def _implications(self, names: Iterable[str]) -> dict[str, Link]:
        """Return implications of other briefings that are seen, each with its title and its place."""
        found = {}
        for name in names:
            slug, _, row = name.partition("/")
            other = self.catalog.by_slug.get(slug)
            if other is None:
                continue
            title = next(implication.title for implication in other.implications if implication.id == row)
            title = labelled(title, self.names)
            address = addresses.implication(slug, row)
            found[name] = Link(title=title, address=address, date=other.date, note=self.plain_title(other))
        return found

    def _content(self, paths: Iterable[str]) -> FileSet:
        """Return files below content/, by path from there."""
        return FileSet(tuple((path, self.catalog.files[f"content/{path}"]) for path in paths))


def data_files(catalog: Catalog, briefing: BriefingRecord) -> FileSet:
    """Return the data files of a briefing by their paths below content/, each with the part that is named of it."""
    paths = ((path, split_data_path(path)[0]) for path in briefing.targets("data"))
    return FileSet(tuple((path, catalog.files[f"content/{file}"]) for path, file in paths))


def _addressed(images: FileSet) -> FileSet:
    """Return pictures by their address on the site instead of their path below content/."""
    return FileSet(tuple((addresses.picture(path, file.sha256), file) for path, file in images.files))


def briefing_link(briefing: BriefingRecord, site: Site) -> Link:
    """Return a link to a briefing's page; the entities that its words name go by their names on any page."""
    return _briefing_link(site, briefing.slug)


@kept
def _briefing_link(site: Site, slug: str) -> Link:
    """Return a link to the page of the briefing of a slug."""
    briefing = site.catalog.by_slug[slug]
    return Link(
        title=labelled(briefing.title, site.names),
        address=addresses.briefing(briefing.slug),
        date=briefing.date,
        summary=labelled(briefing.summary, site.names),
    )


def entity_link(entity: EntityRecord) -> Link:
    """Return a link to an entity's page."""
    return Link(title=entity.name, address=addresses.entity(entity.slug), summary=entity.summary, note=entity.kind)


def edition_link(edition: EditionRecord, site: Site) -> Link:
    """Return a link to an edition's page, in the desk's language."""
    language = site.catalog.desk.lang
    number = words(language).gettext("No. %(number)s", number=edition.number) if edition.number is not None else ""
    title = labelled(edition_title(edition, language), site.names)
    return Link(title=title, address=addresses.edition(edition.id), date=edition.date, note=number)


def edition_title(edition: EditionRecord, language: str) -> str:
    """Return an edition's title, or its week in words of a language."""
    if edition.title:
        return edition.title
    found = WEEK.fullmatch(edition.id)
    if not found:
        return edition.id
    return words(language).gettext("Week %(week)s of %(year)s", week=int(found[2]), year=found[1])
