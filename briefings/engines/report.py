"""Maker of the PDF reports: a briefing's view, set by the print engine."""

from __future__ import annotations

from datetime import date

from briefings.artifacts import Resolved
from briefings.engines.page import content_view
from briefings.engines.print import MissingLetters, Properties, TypesettingError, typeset
from briefings.errors import ContentError, Diagnostic, Mark, Severity
from briefings.inputs import content, files, sheets, text
from briefings.templates import render
from briefings.views.briefing import BriefingView
from briefings.views.facts import BriefingFacts
from briefings.views.shown import Paper

__all__ = ["briefing"]


def briefing(inputs: Resolved) -> bytes:
    """Make a briefing's report.

    Args:
        inputs: what `briefings.engines.page.briefing` gets, ``pictures`` (by their address on the site) and
            ``styles`` (for paper, in the order of their names).

    Raises:
        ContentError: where a letter is missing from every face, or the theme asks for what cannot be set.
    """
    facts = BriefingFacts.model_validate(inputs["facts"])
    view = content_view(inputs, Paper(facts.desk.url))
    styles = [_page(facts), *sheets(inputs, "styles")]
    document = render("report.html.j2", view, files(inputs, "theme"))
    try:
        return typeset(document, styles, files(inputs, "pictures"), _properties(view))
    except MissingLetters as missing:
        source = content(inputs, "source").decode("utf-8-sig")
        raise ContentError(_place(text(inputs, "path"), source, letter) for letter in missing.letters) from None
    except TypesettingError as fault:
        mark = Mark(text(inputs, "path"))
        raise ContentError(Diagnostic(mark, Severity.ERROR, "report", line) for line in fault.messages) from None


def _page(facts: BriefingFacts) -> str:
    """Return the style of the desk's paper and colour."""
    return f"@page {{ size: {facts.desk.page}; }}\nhtml {{ --accent: {facts.desk.accent}; }}\n"


def _properties(view: BriefingView) -> Properties:
    """Return what the PDF says about itself."""
    return Properties(
        title=view.frame.title,
        language=view.frame.language,
        date=date.fromisoformat(view.masthead.day),
        authors=view.masthead.authors or (view.frame.desk.name,),
        keywords=view.masthead.topics,
        description=view.frame.description,
    )


def _place(path: str, source: str, letter: str) -> Diagnostic:
    """Say where a letter that no face has stands in the briefing."""
    before = source.partition(letter)[0] if letter in source else ""
    mark = Mark(path, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
    message = f"no typeface of the report has the letter {letter} (U+{ord(letter):04X})"
    return Diagnostic(mark, Severity.ERROR, "missing-letter", message, "Write it another way.")
