"""Maker of cards: a page of the print engine, turned into pixels."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from pypdfium2 import PdfDocument

from briefings.artifacts import Resolved
from briefings.engines.print import Properties, typeset
from briefings.engines.sealed import MissingLetters
from briefings.engines.typefaces import typefaces
from briefings.errors import ContentError, Diagnostic, Mark, Severity
from briefings.faces import NAME_A_FONT
from briefings.inputs import files, sheets, text
from briefings.templates import render
from briefings.views.cards import CardFacts, card_view

__all__ = ["draw"]

PIXELS_A_POINT = 96 / 72
NO_DAY = date(2000, 1, 1)  # the PDF on the way to the picture is kept nowhere


def draw(inputs: Resolved) -> bytes:
    """Make a card, a PNG of 1200 by 630 pixels, as Open Graph wants it.

    Args:
        inputs: ``path`` of the file in which the title stands, ``facts`` (CardFacts), ``theme``, ``styles`` (of
            cards), and those of `briefings.engines.typefaces`.

    Raises:
        ContentError: where no typeface has a letter of the title.
    """
    facts = CardFacts.model_validate(inputs["facts"])
    view = card_view(facts)
    document = render("card.html.j2", view, files(inputs, "theme"))
    styles = [f"html {{ --accent: {facts.accent}; }}\n", *sheets(inputs, "styles")]
    properties = Properties(view.title, facts.language, NO_DAY)
    try:
        return _png(typeset(document, styles, {}, properties, typefaces(inputs)))
    except MissingLetters as missing:
        message = f"no typeface of the card has the letters {' '.join(missing.letters)}"
        fault = Diagnostic(Mark(text(inputs, "path")), Severity.ERROR, "missing-letter", message, NAME_A_FONT)
        raise ContentError([fault]) from None


def _png(document: bytes) -> bytes:
    """Return the first page of a PDF as pixels."""
    opened = PdfDocument(document)
    try:
        picture = opened[0].render(scale=PIXELS_A_POINT).to_pil().convert("RGB")
    finally:
        opened.close()
    drawn = BytesIO()
    picture.quantize(64).save(drawn, "PNG", optimize=True)
    return drawn.getvalue()
