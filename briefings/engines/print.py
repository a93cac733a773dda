"""The print engine: HTML and CSS to an archival, accessible PDF.

A report conforms to PDF/A-3a (ISO 19005-3, level A) and PDF/UA-1 (ISO 14289-1) at once. Setting it is sealed: the
packaged faces, and the files and faces that are handed over, are all there is. What
WeasyPrint would only log is an error here, so that styles stay clean and no picture, link or letter is lost
in silence.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from briefings.engines.layout import WHEN_LONG, overruns, settled
from briefings.engines.lettering import lettering, stack
from briefings.engines.sealed import (
    CSS,
    HTML,
    LOGGER,
    CounterStyle,
    Document,
    DocumentMetadata,
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

# WeasyPrint names one standard a file. The second is told by ISO 14289-1, clause 5, and PDF/A wants every property
# that it does not know described (ISO 19005-3, 6.6.2.3).
PDF_UA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


@dataclass(frozen=True, slots=True)
class Properties:
    """What a PDF says about itself; nothing of it comes from the document's text or the clock.

    Attributes:
        title: shown in the reader's title bar.
        language: of the whole document, a BCP 47 tag.
        date: written as the date of creation and of the last change.
        authors: names of people or desks.
        keywords: in the order given.
        description: one sentence, the subject.
    """

    title: str
    language: str
    date: dt.date
    authors: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    description: str = ""


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
        properties: what the PDF says about itself.
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
        rendered.metadata = _metadata(properties)
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
    """Refuse links to attachments, as WeasyPrint dates these by the clock."""
    kinds = {kind for page in rendered.pages for kind, *_ in page.links}
    if "attachment" in kinds or rendered.metadata.attachments:
        LOGGER.error("the document may not have attachments")


class _Metadata(DocumentMetadata):  # type: ignore[misc] # WeasyPrint is untyped
    """Metadata that name both standards."""

    def generate_rdf_metadata(self, variant: str, version: int, conformance: str) -> bytes:
        """Return the XMP packet's RDF."""
        rdf: bytes = super().generate_rdf_metadata(variant, version, conformance)
        return rdf.replace(b"</rdf:RDF>", PDF_UA + b"</rdf:RDF>")


def _metadata(properties: Properties) -> _Metadata:
    """Return the properties as WeasyPrint writes them."""
    return _Metadata(
        title=properties.title,
        authors=list(properties.authors),
        description=properties.description,
        keywords=list(properties.keywords),
        generator="Briefings",
        created=properties.date.isoformat(),
        modified=properties.date.isoformat(),
        lang=properties.language,
    )


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
