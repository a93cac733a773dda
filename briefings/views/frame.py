"""What every page shows around its content, and the small pieces that several pages share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup
from pydantic import JsonValue

from briefings import dates, prose
from briefings.artifacts import Plain
from briefings.model.source import DeskSource, Retraction, Source
from briefings.views.facts import DeskFacts, Link, PageFacts
from briefings.views.head import Head, head
from briefings.views.linked_data import script
from briefings.views.shown import Paper, Reader, Screen, filled, shown_picture
from briefings.words import words

__all__ = [
    "DeskView",
    "Frame",
    "LinkView",
    "SourceView",
    "all_sources",
    "direction",
    "document",
    "frame",
    "link_view",
    "references",
    "series",
    "source_views",
    "told",
    "uncited",
    "unsound",
]

CITATIONS = re.compile(r"\s*\[@[^\[\]]+\]")
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


@dataclass(frozen=True, slots=True)
class DeskView:
    """What every page says of the desk, and its language.

    A preview says in `preview` what else it shows; `logo` is the address and size of the desk's picture, if it has one.
    """

    name: str
    tagline: str
    language: str
    url: str
    email: str
    series: str
    rights: str
    as_of: str
    preview: str
    search: bool
    logo: Mapping[str, object] | None


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a page's content.

    Attributes:
        desk: the publisher.
        address: the page's address from the site's root.
        root: the address of the site's root, as seen from the page.
        styles: the addresses of the style sheets; none on paper.
        icon: the address of the picture beside the title; empty on paper.
        fonts: the addresses of the fonts that are loaded first.
        scripts: the addresses of the page's scripts.
        canonical: the page's published address; empty where the desk has none.
        language: the language of the page.
        direction: ltr or rtl.
        title: the page's title, in plain words.
        description: one sentence about the page, in plain words.
        head: what the page tells machines.
    """

    desk: DeskView
    address: str
    root: str
    styles: tuple[str, ...]
    icon: str
    fonts: tuple[str, ...]
    scripts: tuple[str, ...]
    canonical: str
    language: str
    direction: str
    title: str
    description: str
    head: Head


@dataclass(frozen=True, slots=True)
class LinkView:
    """Something with a page; the address leads there from the page that shows it."""

    title: Markup
    address: str
    date: Markup
    summary: Markup
    note: Markup


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source as the list at the end shows it: its number, and its fields."""

    number: int
    id: str
    facts: Mapping[str, object]


def frame(desk: DeskFacts, page: PageFacts, medium: Screen | Paper, title: str, description: str) -> Frame:
    """Make the frame of a page in the desk's language."""
    return Frame(
        desk=_desk(desk, medium),
        address=page.address,
        root=medium.address(""),
        styles=tuple(medium.address(style) for style in page.styles),
        icon=medium.address(page.icon) if page.icon else "",
        fonts=tuple(medium.address(font) for font in page.fonts),
        scripts=tuple(medium.address(script) for script in page.scripts),
        canonical=desk.url + page.address if desk.url else "",
        language=desk.language,
        direction=direction(desk.language),
        title=title,
        description=description,
        head=head(desk, page, medium),
    )


def told(around: Frame, data: Mapping[str, Plain]) -> Frame:
    """Return a frame whose head says what the page is, in the words of schema.org."""
    return replace(around, head=replace(around.head, linked_data=script(data)))


def _desk(desk: DeskFacts, medium: Screen | Paper) -> DeskView:
    """Return the desk as templates see it: plain words alone, no method of a model within their reach."""
    return DeskView(
        name=desk.name,
        tagline=desk.tagline,
        language=desk.home_language,
        url=desk.url,
        email=desk.email,
        series=series(desk.series, desk.language),
        rights=desk.rights,
        as_of=dates.shown(desk.as_of, desk.language) if desk.as_of else "",
        preview=_previewed(desk.preview, desk.language),
        search=desk.search,
        logo=shown_picture(desk.logo, medium) if desk.logo else None,
    )


def series(own: str, language: str) -> str:
    """Return what stands above a briefing's title: the desk's own words, or a word for briefings in a language."""
    return own or words(language).gettext("Briefing")


def _previewed(preview: str, language: str) -> str:
    """Return what a preview shows in the words of a language; `Audience.preview` says it in English."""
    said = words(language)
    known = {"drafts": said.gettext("drafts"), "items under embargo": said.gettext("items under embargo")}
    shown = []
    for part in preview.split(", ") if preview else ():
        _, found, marking = part.partition("TLP:")
        marked = said.gettext("content marked up to TLP:%(marking)s", marking=marking) if found else part
        shown.append(known.get(part, marked))
    return said.listed(shown)


def direction(language: str) -> str:
    """Return the direction in which a language is written: ltr or rtl."""
    return "rtl" if language.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT else "ltr"


def link_view(link: Link, reader: Reader) -> LinkView:
    """Show a link."""
    return LinkView(
        title=uncited(link.title, reader),
        address=reader.medium.address(link.address),
        date=reader.date(link.date) if link.date else Markup(),
        summary=uncited(link.summary, reader) if link.summary else Markup(),
        note=Markup.escape(link.note),
    )


def uncited(text: str, reader: Reader) -> Markup:
    """Return a line without its citations, which lead to a list that stands on another page."""
    return reader.line(CITATIONS.sub("", text).strip())


def all_sources(
    own: Sequence[Source],
    shared: Mapping[str, Mapping[str, JsonValue]],
    retracted: Mapping[str, JsonValue] | None = None,
) -> Mapping[str, DeskSource]:
    """Return every source that a piece of content may cite, by id; its own come before the desk's.

    Args:
        own: the content's own sources.
        shared: the desk's, by id.
        retracted: which of them were retracted or found wrong, wherever that is said, by id.
    """
    found: dict[str, DeskSource] = {name: DeskSource.model_validate(facts) for name, facts in shared.items()}
    found |= {source.id: source for source in own}
    for name, facts in (retracted or {}).items():
        found[name] = found[name].model_copy(update={"retracted": Retraction.model_validate(facts)})
    return found


def references(sources: Mapping[str, DeskSource], language: str) -> Mapping[str, Markup]:
    """Return each source as one short line: publisher, title, date."""
    return {name: _reference(source, language) for name, source in sources.items()}


def document(facts: Mapping[str, JsonValue], reader: Reader) -> object:
    """Show the fields of a document that stands in a list of several briefings; there its id means nothing."""
    fields = {name: value for name, value in facts.items() if name != "id"}
    return reader.show(DeskSource.model_validate(fields))


def unsound(sources: Mapping[str, DeskSource]) -> Mapping[str, str]:
    """Return which sources were retracted or found wrong, by id, with which of the two."""
    return {name: source.retracted.kind.value for name, source in sources.items() if source.retracted}


def _reference(source: DeskSource, language: str) -> Markup:
    """Return a source as one short line, linked where it has an address; what is unsound about it comes last."""
    title = prose.parse_line(source.title, language).plain
    shown = filled('<a href="%s">%s</a>', source.url, title) if source.url else Markup.escape(title)
    publisher = prose.parse_line(source.publisher, language).plain if source.publisher else ""
    date = dates.shown(source.published, language) if source.published else ""
    fault = _fault(source.retracted, language) if source.retracted else ""
    return Markup(", ").join(part for part in (publisher, shown, date, fault) if part)


def _fault(retraction: Retraction, language: str) -> Markup:
    """Return that a source was retracted or found wrong, when and why."""
    kind = words(language).gettext(retraction.kind.value)
    reason = prose.parse_line(retraction.reason, language).plain
    date = dates.shown(retraction.date, language)
    return filled('<strong class="retracted-note">%s %s: %s</strong>', kind, date, reason)


def source_views(reader: Reader, sources: Mapping[str, DeskSource]) -> Iterator[SourceView]:
    """Yield the sources in the order of their first citation; those never cited come last."""
    own = [name for name in sources if name in reader.numbers]
    order = sorted(own, key=lambda name: reader.numbers[name])
    for name in order:
        facts = reader.show(sources[name])
        if isinstance(facts, Mapping):
            yield SourceView(reader.numbers[name], name, facts)
