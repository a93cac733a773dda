"""Maker of the PDF reports: a briefing's view, set by the print engine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from briefings.artifacts import Resolved
from briefings.engines import attachments
from briefings.engines.page import content_view
from briefings.engines.print import Properties, typeset
from briefings.engines.sealed import MissingLetters, TypesettingError
from briefings.engines.typefaces import typefaces
from briefings.errors import ContentError, Diagnostic, Mark, Severity
from briefings.faces import NAME_A_FONT, named
from briefings.inputs import files, sheets, text
from briefings.templates import render
from briefings.views.briefing import BriefingView
from briefings.views.facts import BriefingFacts, DeskFacts
from briefings.views.frame import Frame
from briefings.views.shown import Paper
from briefings.words import words

__all__ = ["briefing", "paper", "printed", "properties"]

PAPER = {"A4": ("210mm", "297mm"), "Letter": ("8.5in", "11in")}
"""The sides of each paper, across and along."""
WIDTH = re.compile(r' data-width="([\d.]+)"')
"""The width of a column in percent, which paper takes and pages, whose policy has no styles of elements, do not."""
FOLIO = {"\0": '" counter(page) "', "\1": '" counter(pages) "'}


def briefing(inputs: Resolved) -> bytes:
    """Make a briefing's report.

    Args:
        inputs: what `briefings.engines.page.briefing` gets, ``pictures`` (by their address on the site),
            ``styles`` (for paper, in the order of their names), ``own`` (what the PDF says in the desk's own
            properties, by name), ``public`` (for `briefings.engines.attachments.briefing`), and those of
            `briefings.engines.typefaces`.

    Raises:
        ContentError: where a letter is missing from every face, or the theme asks for what cannot be set.
    """
    facts = BriefingFacts.model_validate(inputs["facts"])
    view = content_view(inputs, Paper(facts.desk.url))
    document = render("report.html.j2", view, files(inputs, "theme"))
    return printed(inputs, document, paper(facts.desk, facts.language), _properties(view, inputs))


def printed(inputs: Resolved, document: str, style: str, told: Properties) -> bytes:
    """Set a document in the theme's styles.

    Args:
        inputs: ``path`` and ``source`` of the content file that faults are said of, ``pictures``, ``styles``, and
            those of `briefings.engines.typefaces`.
        document: a page of HTML.
        style: what stands before the theme's styles.
        told: what the PDF says about itself.

    Raises:
        ContentError: where a letter is missing from every face, or the theme asks for what cannot be set.
    """
    styles, path = [style, *sheets(inputs, "styles")], text(inputs, "path")
    try:
        return typeset(
            WIDTH.sub(r' style="width: \1%"', document), styles, files(inputs, "pictures"), told, typefaces(inputs)
        )
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


def properties(inputs: Resolved, frame: Frame, day: str, packed: Iterable[bytes]) -> Properties:
    """Return what every report says about itself, and the files that are in it.

    Args:
        inputs: ``own``, as for `briefing`.
        frame: what stands around the report.
        day: when it was published, in ISO 8601.
        packed: what `briefings.engines.attachments` made.
    """
    own = inputs["own"]
    if not isinstance(own, Mapping):
        raise TypeError("the desk's own properties are a mapping")
    return Properties(
        title=frame.title,
        language=frame.language,
        date=date.fromisoformat(day),
        authors=(frame.desk.name,),
        description=frame.description,
        publisher=frame.desk.name,
        identifier=frame.canonical,
        rights=frame.desk.rights,
        own=tuple((str(name), str(value)) for name, value in own.items()),
        attachments=attachments.attached(packed),
    )


def _properties(view: BriefingView, inputs: Resolved) -> Properties:
    """Return what the PDF of a briefing says about itself."""
    shared = properties(inputs, view.frame, view.masthead.day, [attachments.briefing(inputs)])
    return replace(
        shared,
        authors=view.masthead.authors or shared.authors,
        keywords=view.masthead.topics,
        modified=date.fromisoformat(view.frame.head.modified[: len("2025-01-20")]),
    )


def _named(letters: Sequence[str]) -> str:
    """Name the letters that no face has."""
    return f"no typeface of the report has the letter{'s' if len(letters) > 1 else ''} {named(letters)}"
