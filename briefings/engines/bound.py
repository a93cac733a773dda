"""Makers of an edition's report: its briefings as chapters, bound into one PDF."""

from __future__ import annotations

from briefings.anchors import anchors, prefixed, without_dead_ends
from briefings.artifacts import Resolved
from briefings.engines.page import content_view
from briefings.engines.report import paper, printed, properties
from briefings.inputs import content, contents, files, text
from briefings.model.edition import Edition
from briefings.model.reading import read
from briefings.templates import Markup, render
from briefings.views.bound import Bound, BoundView
from briefings.views.editions import EditionFacts, edition_view
from briefings.views.facts import BriefingFacts

__all__ = ["chapter", "edition"]


def chapter(inputs: Resolved) -> bytes:
    """Make a briefing as a chapter of an edition's report: HTML whose names start with the briefing's slug.

    Args:
        inputs: what `briefings.engines.page.briefing` gets, and ``chapters``, the slugs of the edition's briefings.
    """
    facts = BriefingFacts.model_validate(inputs["facts"])
    view = content_view(inputs, Bound(facts.desk.url, _slugs(inputs)))
    return prefixed(render("edition-chapter.html.j2", view, files(inputs, "theme")), f"{facts.slug}.").encode()


def edition(inputs: Resolved) -> bytes:
    """Make an edition's report.

    Args:
        inputs: ``facts`` (EditionFacts), ``written`` (whether the edition has a file), ``marking`` (the highest of
            its briefings), ``chapters`` (their slugs), ``bodies`` (what `chapter` made of them), ``theme``,
            ``attached`` (what `briefings.engines.attachments` made), and what `briefings.engines.report.printed` and
            `.properties` get.

    Raises:
        ContentError: as `briefings.engines.report.printed`.
    """
    facts = EditionFacts.model_validate(inputs["facts"])
    bodies = tuple(body.decode() for body in contents(inputs, "bodies"))
    medium = Bound(facts.desk.url, _slugs(inputs), frozenset().union(*map(anchors, bodies)))
    path, source = text(inputs, "path"), content(inputs, "source")
    shown = edition_view(read(path, source, Edition)[1] if inputs["written"] else Edition(), facts, medium)
    chapters = tuple(Markup(body) for body in bodies)
    view = BoundView(shown.frame, shown, chapters, text(inputs, "marking"))
    document = without_dead_ends(render("edition-report.html.j2", view, files(inputs, "theme")))
    told = properties(inputs, view.frame, shown.day, contents(inputs, "attached"))
    return printed(inputs, document, paper(facts.desk, facts.language), told)


def _slugs(inputs: Resolved) -> tuple[str, ...]:
    """Return the slugs of the edition's briefings."""
    slugs = inputs["chapters"]
    if not isinstance(slugs, list | tuple):
        raise TypeError("the chapters are a list")
    return tuple(map(str, slugs))
