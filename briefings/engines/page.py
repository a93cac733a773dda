"""Makers of the web pages: content, facts and templates to HTML."""

from __future__ import annotations

from markupsafe import Markup

from briefings.artifacts import Resolved
from briefings.inputs import content, contents, files, text
from briefings.model.briefing import Briefing
from briefings.model.edition import Edition
from briefings.model.entity import Entity
from briefings.model.reading import read
from briefings.rows import read_rows
from briefings.templates import render
from briefings.views.briefing import BriefingView, Materials, briefing_view
from briefings.views.facts import (
    ArchiveFacts,
    BriefingFacts,
    EditionFacts,
    EntitiesFacts,
    EntityFacts,
    SearchFacts,
)
from briefings.views.listing import archive_view, edition_view, entities_view, entity_view
from briefings.views.search import search_view
from briefings.views.shown import Paper, Screen

__all__ = ["archive", "briefing", "content_view", "edition", "entities", "entity", "search"]


def briefing(inputs: Resolved) -> bytes:
    """Make a briefing's page.

    Args:
        inputs: ``path`` and ``source`` of the briefing, ``facts`` (BriefingFacts), ``data`` (CSV files by path),
            ``charts`` and ``narrow_charts`` (SVG) and ``places`` (of their blocks), ``report`` (the PDF's bytes, 0
            without one), ``theme`` (templates by name).
    """
    facts = BriefingFacts.model_validate(inputs["facts"])
    return _page("briefing.html.j2", content_view(inputs, Screen(facts.page.address)), inputs)


def content_view(inputs: Resolved, medium: Screen | Paper) -> BriefingView:
    """Make the view of a briefing from what `briefing` gets, for any medium; paper has no narrow charts."""
    facts = BriefingFacts.model_validate(inputs["facts"])
    _, value = read(text(inputs, "path"), content(inputs, "source"), Briefing)
    size = inputs.get("report", 0)
    if not isinstance(size, int):
        raise TypeError("the size of the report is a number")
    rows = {path: read_rows(csv) for path, csv in files(inputs, "data").items()}
    narrow = _charts(inputs, "narrow_charts") if "narrow_charts" in inputs else {}
    return briefing_view(value, facts, medium, Materials(rows, _charts(inputs, "charts"), narrow, size))


def _charts(inputs: Resolved, name: str) -> dict[int, Markup]:
    """Return charts by the places of their blocks."""
    places = inputs["places"]
    if not isinstance(places, list):
        raise TypeError("the places of charts are a list")
    charts = (Markup(chart.decode()) for chart in contents(inputs, name))  # noqa: S704 # made by the chart engine
    return dict(zip(places, charts, strict=True))


def edition(inputs: Resolved) -> bytes:
    """Make an edition's page, or home.

    Args:
        inputs: ``path`` and ``source`` of the edition (absent for a week without a file), ``facts``
            (EditionFacts), ``template``, ``theme``.
    """
    facts = EditionFacts.model_validate(inputs["facts"])
    written = "source" in inputs
    value = read(text(inputs, "path"), content(inputs, "source"), Edition)[1] if written else Edition()
    return _page(text(inputs, "template"), edition_view(value, facts), inputs)


def archive(inputs: Resolved) -> bytes:
    """Make the page of all editions; inputs are ``facts`` (ArchiveFacts) and ``theme``."""
    return _page("archive.html.j2", archive_view(ArchiveFacts.model_validate(inputs["facts"])), inputs)


def entities(inputs: Resolved) -> bytes:
    """Make the page of all entities; inputs are ``facts`` (EntitiesFacts) and ``theme``."""
    return _page("entities.html.j2", entities_view(EntitiesFacts.model_validate(inputs["facts"])), inputs)


def entity(inputs: Resolved) -> bytes:
    """Make an entity's page; inputs are ``path``, ``source``, ``facts`` (EntityFacts) and ``theme``."""
    facts = EntityFacts.model_validate(inputs["facts"])
    _, value = read(text(inputs, "path"), content(inputs, "source"), Entity)
    return _page("entity.html.j2", entity_view(value, facts), inputs)


def search(inputs: Resolved) -> bytes:
    """Make the page to search from; inputs are ``facts`` (SearchFacts) and ``theme``."""
    return _page("search.html.j2", search_view(SearchFacts.model_validate(inputs["facts"])), inputs)


def _page(template: str, view: object, inputs: Resolved) -> bytes:
    """Render a page."""
    return render(template, view, files(inputs, "theme")).encode()
