"""The print engine: HTML and CSS to an archival, accessible PDF.

A report conforms to PDF/A-3a (ISO 19005-3, level A) and PDF/UA-1 (ISO 14289-1) at once. Setting it is sealed: the
packaged faces, and the files and faces that are handed over, are all there is. What
WeasyPrint would only log is an error here, so that styles stay clean and no picture, link or letter is lost
in silence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from briefings.engines.layout import WHEN_LONG, overruns, settled
from briefings.engines.lettering import lettering, stack
from briefings.engines.metadata import Properties, metadata
from briefings.engines.sealed import (
    CSS,
    HTML,
    LOGGER,
    CounterStyle,
    Document,
    Files,
    MissingLetters,
    TypesettingError,
    faultless,
    writing,
)
from briefings.engines.tagging import add_tags
from briefings.faces import Typeface

__all__ = ["MissingLetters", "Properties", "TypesettingError", "typeset"]

VARIANT = "pdf/a-3a"

# WeasyPrint's own tags cut a table at each page, and know no notes.
writing.add_tags = add_tags

# PDF/A forbids smoothed pictures (ISO 19005-3, 6.2.8). The hyphen that CSS takes (U+2010) is in few of the faces,
# and would come from another one. Margins do not inherit the language of the page.
GROUND = """
html {{ image-rendering: crisp-edges; hyphenate-character: "-" }}
@page {{ image-rendering: crisp-edges; hyphenate-character: "-"; -weasy-lang: "{}" }}
"""


def typeset(
    document: str,
    stylesheets: Sequence[str],
    files: Mapping[str, bytes],
    properties: Properties,
    typefaces: Sequence[Typeface] = (),
) -> bytes:
    """Set a document as a tagged PDF with bookmarks; equal arguments give equal bytes.

    One call at a time in a process: threads gain nothing with WeasyPrint, and share its log.

    Args:
        document: a whole page of HTML, with ``lang`` on its root and headings that skip no level.
        stylesheets: CSS, in the order of the cascade. Together they have the rank of a reader's styles (CSS
            Cascade, level 4, 6.2): `style` attributes, and the width and height of an inline SVG, stand above
            them unless they say ``!important``.
        files: what ``asset:NAME`` stands for in the document and the styles, by name; percent-encoding is undone.
        properties: what the PDF says about itself, and the files that are in it.
        typefaces: faces besides the packaged ones, for letters that those lack. Styles name their families, in this
            order, by ``var(--letters, serif)``.

    A document of many pages, and one whose last page is almost empty, is laid out anew: see `settled`.

    Raises:
        TypesettingError: a style that WeasyPrint does not know, a broken link within the document, a picture
            without a text alternative or that cannot be read, an address outside ``files``, letters beyond the paper.
        MissingLetters: no face has a letter of the document.
    """
    faces = tuple(typefaces)
    texts = (GROUND.format(properties.language) + stack(faces), *stylesheets)
    with faultless():
        rendered = _laid_out(document, texts, files, faces)
        _refuse_attachments(rendered)
        rendered.metadata = metadata(properties)
        pdf: bytes = rendered.write_pdf(pdf_variant=VARIANT)
    return pdf


def _laid_out(
    document: str, texts: tuple[str, ...], files: Mapping[str, bytes], faces: tuple[Typeface, ...]
) -> Document:
    """Lay a document out; letters without room are a fault."""
    sheets, counters = _styles(texts, faces)
    html = HTML(string=document, url_fetcher=Files(files))

    def render(*told: str) -> Document:
        more = _styles(told, faces)[0] if told else ()
        return html.render(lettering(faces), counters.copy(), stylesheets=(*sheets, *more), pdf_variant=VARIANT)

    rendered = settled(render, WHEN_LONG in document)
    for overrun in overruns(rendered.pages):
        LOGGER.error("%s", overrun)
    return rendered


def _refuse_attachments(rendered: Document) -> None:
    """Refuse links to attachments, as WeasyPrint dates these by the clock; files come with the properties."""
    kinds = {kind for page in rendered.pages for kind, *_ in page.links}
    if "attachment" in kinds or rendered.metadata.attachments:
        LOGGER.error("the document may not have attachments")


@cache
def _styles(texts: tuple[str, ...], faces: tuple[Typeface, ...]) -> tuple[tuple[CSS, ...], CounterStyle]:
    """Parse style sheets once a process, with the counter styles that they define.

    What they would load while they are parsed, imports and fonts, is refused.
    """
    counters = CounterStyle()
    sealed = {"font_config": lettering(faces), "counter_style": counters, "url_fetcher": Files({})}
    with faultless():
        sheets = tuple(CSS(string=text, **sealed) for text in texts)
    return sheets, counters
