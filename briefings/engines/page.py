"""Makers of the web pages: content, facts and templates to HTML."""

from __future__ import annotations

import re
from typing import get_type_hints

from markupsafe import Markup

from briefings import discovery
from briefings.artifacts import Resolved
from briefings.inputs import content, contents, files, text
from briefings.model.briefing import Briefing
from briefings.model.edition import Edition
from briefings.model.entity import Entity
from briefings.model.reading import read
from briefings.sheets import read_data
from briefings.templates import render
from briefings.views.briefing import BriefingView, Materials, briefing_view
from briefings.views.editions import EditionFacts, edition_view
from briefings.views.entities import EntityFacts, entity_view
from briefings.views.facts import BriefingFacts
from briefings.views.shown import Paper, Screen

__all__ = ["briefing", "content_view", "edition", "entity", "shown"]

FOR_PAPER = re.compile(r' data-(?:label|running|width)="[^"]*"')


def briefing(inputs: Resolved) -> bytes:
    """Make a briefing's page.

    Args:
        inputs: ``path`` and ``source`` of the briefing, ``facts`` (BriefingFacts), ``data`` (data files by path),
            ``charts`` and ``narrow_charts`` (SVG) and ``places`` (of their blocks), ``report`` (the PDF's bytes, 0
            without one), ``theme`` (templates by name).
    """
    facts = BriefingFacts.model_validate(inputs["facts"])
    return _page("briefing.html.j2", content_view(inputs, Screen(facts.page.address)), inputs)


def content_view(inputs: Resolved, medium: Screen | Paper) -> BriefingView:
    """Make the view of a briefing from what `briefing` gets, for any medium; paper has no narrow charts."""
    facts = BriefingFacts.model_validate(inputs["facts"])
    _, value = read(text(inputs, "path"), content(inputs, "source"), Briefing)
    rows = {path: read_data(path, found) for path, found in files(inputs, "data").items()}
    narrow = _charts(inputs, "narrow_charts") if "narrow_charts" in inputs else {}
    return briefing_view(value, facts, medium, Materials(rows, _charts(inputs, "charts"), narrow, _size(inputs)))


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
            (EditionFacts), ``template``, ``report`` (the PDF's bytes, absent without one), ``theme``.
    """
    facts = EditionFacts.model_validate(inputs["facts"])
    written = "source" in inputs
    value = read(text(inputs, "path"), content(inputs, "source"), Edition)[1] if written else Edition()
    view = edition_view(value, facts, Screen(facts.page.address), _size(inputs))
    return _page(text(inputs, "template"), view, inputs)


def _size(inputs: Resolved) -> int:
    """Return the bytes of the PDF beside a page; 0 without one."""
    size = inputs.get("report", 0)
    if not isinstance(size, int):
        raise TypeError("the size of the report is a number")
    return size


def entity(inputs: Resolved) -> bytes:
    """Make an entity's page; inputs are ``path``, ``source``, ``facts`` (EntityFacts) and ``theme``."""
    facts = EntityFacts.model_validate(inputs["facts"])
    _, value = read(text(inputs, "path"), content(inputs, "source"), Entity)
    return _page("entity.html.j2", entity_view(value, facts), inputs)


def shown(inputs: Resolved) -> bytes:
    """Make a page that shows facts alone.

    Args:
        inputs: ``facts``, ``view`` (the dotted name of what makes the view from them), ``template``, ``theme``.
    """
    view = discovery.locate(text(inputs, "view"))
    if not callable(view):
        raise TypeError(f"{text(inputs, 'view')} makes no view")
    (kind,) = (of for name, of in get_type_hints(view).items() if name == "facts")
    return _page(text(inputs, "template"), view(kind.model_validate(inputs["facts"])), inputs)


def _page(template: str, view: object, inputs: Resolved) -> bytes:
    """Render a page, without what only paper needs of a template that both share."""
    return FOR_PAPER.sub("", render(template, view, files(inputs, "theme"))).encode()
