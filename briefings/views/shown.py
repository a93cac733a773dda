"""What an author wrote as a template shows it: text rendered, references resolved, dates in words.

The conversion knows kinds of values, never kinds of blocks: a new block type needs nothing here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from markupsafe import Markup, escape

from briefings import addresses, dates, prose
from briefings.prose import Citation
from briefings.typography import set_text
from briefings.values.dates import Moment, PartialDate
from briefings.values.judgement import Likelihood
from briefings.values.names import EntitySlug, SourceId
from briefings.values.places import ImagePath
from briefings.values.record import Written
from briefings.values.text import Line, Text
from briefings.views.facts import ImageFacts, Link
from briefings.words import words

__all__ = ["Medium", "Paper", "Reader", "Rooted", "Screen", "filled", "names_of", "shown_picture"]


def filled(pattern: str, *parts: str | int) -> Markup:
    """Fill HTML of the program's own in, where `%s` stands; parts that are no HTML yet are escaped.

    `Markup.format` does the same in four times the time.
    """
    return Markup(pattern % tuple(map(escape, parts)))  # the pattern is the program's, parts are escaped


def names_of(entities: Mapping[str, Link], language: str) -> Mapping[str, str]:
    """Return the names of entities in plain words, as texts of a language show them, by slug."""
    return {slug: prose.parse_line(link.title, language).plain for slug, link in entities.items()}


def shown_picture(image: ImageFacts, medium: Medium) -> Mapping[str, object]:
    """Return a picture's address, as seen from a medium, and its size."""
    return {"address": medium.picture(image), "width": image.width, "height": image.height}


class Medium:
    """Where a view is shown: how addresses lead from there."""

    def address(self, target: str) -> str:
        """Return the address that a link to a page of the site gets; empty where there is none."""
        raise NotImplementedError

    def picture(self, image: ImageFacts) -> str:
        """Return the address of a picture."""
        raise NotImplementedError

    def note(self, text: Markup) -> Markup:
        """Return what stands beside the first citation of a source."""
        raise NotImplementedError


@dataclass(frozen=True)
class Screen(Medium):
    """A web page: addresses are relative to it, sources stand in the list at its end."""

    page: str

    def address(self, target: str) -> str:
        """Return the relative address."""
        return target if target.startswith("#") else addresses.relative(target, self.page)

    def picture(self, image: ImageFacts) -> str:
        """Return the relative address."""
        return addresses.relative(image.address, self.page)

    def note(self, text: Markup) -> Markup:
        """Return nothing: the mark leads to the list."""
        del text
        return Markup()


@dataclass(frozen=True)
class Rooted(Screen):
    """A web page that is read at any address, or elsewhere: its addresses start with those of the site's root."""

    root: str

    def address(self, target: str) -> str:
        """Return the address from the root."""
        return self.root + (self.page + target if target.startswith("#") else target)

    def picture(self, image: ImageFacts) -> str:
        """Return the address from the root."""
        return self.root + image.address


@dataclass(frozen=True)
class Paper(Medium):
    """A report: addresses are those of the published site, sources stand at the foot of the page."""

    site: str

    def address(self, target: str) -> str:
        """Return the published address, or nothing where the desk has none."""
        if target.startswith("#"):
            return target
        return self.site + target if self.site else ""

    def picture(self, image: ImageFacts) -> str:
        """Return the name under which the engine finds the picture."""
        return f"asset:{image.address}"

    def note(self, text: Markup) -> Markup:
        """Return the source as a footnote."""
        return text


@dataclass
class Reader:
    """Reads one piece of content in order, numbers its sources by first citation, and renders its text.

    Attributes:
        medium: where it is shown.
        language: the language of the text.
        entities: the pages of the entities that it names, by slug.
        sources: what it may cite, by id: a short reference in HTML.
        images: its pictures, by path.
        unsound: those of its sources that were retracted or found wrong, by id, with which of the two.
    """

    medium: Medium
    language: str
    entities: Mapping[str, Link]
    sources: Mapping[str, Markup]
    images: Mapping[str, ImageFacts] = field(default_factory=dict)
    unsound: Mapping[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    noted: set[str] = field(default_factory=set)
    cited: list[str] = field(default_factory=list)
    running: bool = False

    def cite(self, citations: Sequence[Citation]) -> str:
        """Return the mark of a citation: the numbers of its sources, each leading to the list."""
        self.cited += [citation.source for citation in citations]
        marks = Markup('<span class="comma">, </span>').join([self._cited(citation) for citation in citations])
        notes = Markup().join([self._note(citation) for citation in citations])
        return filled('<span class="cite">%s</span>%s', marks, notes)

    def entity(self, slug: str, label: str) -> str:
        """Return an entity's name, linked to its page."""
        link = self.entities.get(slug)
        words = escape(label or (prose.parse_line(link.title, self.language).plain if link else slug))
        address = self.medium.address(link.address) if link else ""
        return filled('<a class="entity" href="%s">%s</a>', address, words) if address else words

    def address(self, target: str) -> str:
        """Return the address that a link leads to."""
        return self.medium.address(target)

    def text(self, text: str) -> Markup:
        """Render Markdown of any length."""
        self.running = True
        html = Markup(prose.parse(text, self.language).html(self))
        self.running = False
        return html

    def line(self, text: str) -> Markup:
        """Render one line of Markdown."""
        return Markup(prose.parse_line(text, self.language).html(self))

    def date(self, day: str) -> Markup:
        """Return a date in words, with its ISO form for machines."""
        return filled('<time datetime="%s">%s</time>', day, dates.shown(day, self.language))

    def show(self, value: object) -> object:
        """Return a value as a template shows it.

        Lines, texts, citations, entities and dates become HTML; mappings and what an author wrote become plain
        mappings by field; an absent value stays None.
        """
        match value:
            case Text() | Line() | EntitySlug() | SourceId():
                return self._words(value)
            case ImagePath():
                return self._picture(value)
            case Moment():
                return str(value)
            case PartialDate():
                return self.date(value)
            case Likelihood():
                return {"word": value.value, "step": value.step, "percent": value.percent}
        return self._structure(value)

    def _words(self, value: Text | Line | EntitySlug | SourceId) -> Markup:
        """Return what becomes words."""
        match value:
            case Text():
                return self.text(value)
            case EntitySlug():
                return Markup(self.entity(value, ""))
            case SourceId():
                return Markup(self.cite([Citation(value)]))
        return self.line(value)

    def _structure(self, value: object) -> object:
        """Return a structure as a template shows it."""
        match value:
            case Enum():
                return value.value
            case Written():
                return self._fields(value)
            case Mapping():
                return {str(name): self.show(inner) for name, inner in value.items()}
            case tuple() | list() if value and all(isinstance(item, SourceId) for item in value):
                return Markup(self.cite([Citation(str(item)) for item in value]))
            case tuple() | list():
                return tuple(self.show(item) for item in value)
            case _:
                return value

    def _fields(self, value: Written) -> Mapping[str, object]:
        """Return the fields of a value; of its sources those that its own text has not cited yet."""
        before, shown = len(self.cited), {}
        for name, described in type(value).model_fields.items():
            inner = getattr(value, name)
            if isinstance(inner, tuple) and inner and all(isinstance(item, SourceId) for item in inner):
                inner = tuple(item for item in inner if item not in self.cited[before:])
            shown[described.alias or name] = self.show(inner)
        return shown

    def _cited(self, citation: Citation) -> Markup:
        """Return the number of a source, with what was cited of it."""
        first = citation.source not in self.numbers
        number = self.numbers.setdefault(citation.source, len(self.numbers) + 1)
        name = filled(' id="cite-%s"', number) if first else ""
        locator = set_text(citation.locator, self.language) if citation.locator else ""
        place = filled('<span class="locator">, %s</span>', locator) if locator else ""
        mark = filled('<a%s href="#source-%s">%s</a>%s', name, number, number, place)
        if kind := self.unsound.get(citation.source):
            word = words(self.language).gettext(kind)
            return filled('<span class="unsound">%s <span class="retracted-mark">%s</span></span>', mark, word)
        return mark

    def _note(self, citation: Citation) -> Markup:
        """Return the note of a source where running text cites it for the first time."""
        source = self.sources.get(citation.source)
        if not self.running or source is None or citation.source in self.noted:
            return Markup()
        self.noted.add(citation.source)
        number = self.numbers[citation.source]
        return self.medium.note(filled('<span class="footnote source-note" data-number="%s">%s</span>', number, source))

    def _picture(self, path: str) -> Mapping[str, object]:
        """Return a picture's address and size."""
        return shown_picture(self.images[path], self.medium)
