"""The page to search from."""

from __future__ import annotations

from dataclasses import dataclass

from briefings.views.facts import PagedFacts
from briefings.views.frame import Frame, frame
from briefings.views.shown import Screen
from briefings.words import name_of, words

__all__ = ["ChoiceView", "SearchFacts", "SearchView", "search_view"]


class SearchFacts(PagedFacts):
    """What the page to search from offers.

    Languages each have the address of what searches them and the names of their indexes, newest first; topics and
    entities are slugs with their titles.
    """

    languages: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    topics: tuple[tuple[str, str], ...] = ()
    entities: tuple[tuple[str, str], ...] = ()
    years: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """Something to choose: the value that stands in the page's address, and its title.

    A language has also the address of what searches it, and the names of its indexes, newest first.
    """

    value: str
    title: str
    runtime: str = ""
    indexes: str = ""


@dataclass(frozen=True, slots=True)
class SearchView:
    """What can be searched, and what it can be filtered by."""

    frame: Frame
    languages: tuple[ChoiceView, ...]
    topics: tuple[ChoiceView, ...]
    entities: tuple[ChoiceView, ...]
    years: tuple[ChoiceView, ...]


def search_view(facts: SearchFacts) -> SearchView:
    """Make the view of the page to search from."""
    page, title = Screen(facts.page.address), words(facts.desk.language).gettext("Search")
    return SearchView(
        frame=frame(facts.desk, facts.page, page, f"{title} – {facts.desk.name}", title),
        languages=tuple(
            ChoiceView(name, name_of(name), page.address(runtime), " ".join(indexes))
            for name, runtime, indexes in facts.languages
        ),
        topics=tuple(ChoiceView(slug, title) for slug, title in facts.topics),
        entities=tuple(ChoiceView(slug, title) for slug, title in facts.entities),
        years=tuple(ChoiceView(year, year) for year in facts.years),
    )
