"""Maker of the PDF reports: a briefing's view, set by the print engine."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from briefings.artifacts import Resolved
from briefings.engines.page import content_view
from briefings.engines.print import Properties, typeset
from briefings.engines.sealed import MissingLetters, TypesettingError
from briefings.engines.typefaces import typefaces
from briefings.errors import ContentError, Diagnostic, Mark, Severity
from briefings.inputs import files, sheets, text
from briefings.templates import render
from briefings.views.briefing import BriefingView
from briefings.views.facts import BriefingFacts, DeskFacts
from briefings.views.shown import Paper
from briefings.words import words

__all__ = ["NAME_A_FONT", "briefing", "paper", "printed"]

PAPER = {"A4": ("210mm", "297mm"), "Letter": ("8.5in", "11in")}
"""The sides of each paper, across and along."""
FOLIO = {"\0": '" counter(page) "', "\1": '" counter(pages) "'}
NAME_A_FONT = (
    "Name a typeface that has them in briefings.yaml, its file below content/: "
    "fonts: [{family: NAME, file: fonts/NAME.ttf, sha256: ...}]"
)


def briefing(inputs: Resolved) -> bytes:
    """Make a briefing's report.

    Args:
        inputs: what `briefings.engines.page.briefing` gets, ``pictures`` (by their address on the site) and
            ``styles`` (for paper, in the order of their names), and those of `briefings.engines.typefaces`.

    Raises:
        ContentError: where a letter is missing from every face, or the theme asks for what cannot be set.
    """
    facts = BriefingFacts.model_validate(inputs["facts"])
    view = content_view(inputs, Paper(facts.desk.url))
    document = render("report.html.j2", view, files(inputs, "theme"))
    return printed(inputs, document, paper(facts.desk, facts.language), _properties(view))


def printed(inputs: Resolved, document: str, style: str, properties: Properties) -> bytes:
    """Set a document in the theme's styles.

    Args:
        inputs: ``path`` and ``source`` of the content file that faults are said of, ``pictures``, ``styles``, and
            those of `briefings.engines.typefaces`.
        document: a page of HTML.
        style: what stands before the theme's styles.
        properties: what the PDF says about itself.

    Raises:
        ContentError: where a letter is missing from every face, or the theme asks for what cannot be set.
    """
    styles, path = [style, *sheets(inputs, "styles")], text(inputs, "path")
    try:
        return typeset(document, styles, files(inputs, "pictures"), properties, typefaces(inputs))
    except MissingLetters as missing:
        # Those of the content have been said at their lines: these are of the theme, or only some styles lack them.
        found = Diagnostic(Mark(path), Severity.ERROR, "missing-letter", _named(missing.letters), NAME_A_FONT)
        raise ContentError([found]) from None
    except TypesettingError as fault:
        faults = (Diagnostic(Mark(path), Severity.ERROR, "report", line) for line in fault.messages)
        raise ContentError(faults) from None


def paper(desk: DeskFacts, language: str) -> str:
    """Return the style of the desk's paper and colour, of the number of a page, and of the word on a preview."""
    said, (across, along) = words(language), PAPER[desk.page]
    folio = _quoted(said.gettext("Page %(page)s of %(pages)s", page="\0", pages="\1"))
    number = re.sub("[\0\1]", lambda found: FOLIO[found[0]], folio)
    word = _quoted(said.gettext("Preview"))
    watermark = f"; --watermark: {word}" if desk.preview else ""
    sheet = f"--turned: {desk.page} landscape; --across: {across}; --along: {along}; --folio: {number}{watermark}"
    return f"@page {{ size: {desk.page}; {sheet} }}\nhtml {{ --accent: {desk.accent}; --folio: {number} }}\n"


def _quoted(text: str) -> str:
    """Return a text as CSS writes it."""
    return '"{}"'.format(text.replace("\\", r"\\").replace('"', r"\""))


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


def _named(letters: Sequence[str]) -> str:
    """Name the letters that no face has."""
    named = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in letters)
    return f"no typeface of the report has the letter{'s' if len(letters) > 1 else ''} {named}"
