"""The print engine: HTML and CSS to an archival, accessible PDF.

The one importer of WeasyPrint. A report conforms to PDF/A-3a (ISO 19005-3, level A) and PDF/UA-1 (ISO 14289-1)
at once. Setting it is sealed: the files and the packaged faces that are handed over are all there is. What
WeasyPrint would only log is an error here, so that styles stay clean and no picture, link or letter is lost
in silence.
"""

from __future__ import annotations

import datetime as dt
import locale
import logging
import os
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from multiprocessing.util import Finalize
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote
from xml.sax.saxutils import escape

from briefings.errors import EnvironmentFault
from briefings.faces import FACES, stylesheet

__all__ = ["MissingLetters", "Properties", "TypesettingError", "typeset"]

SCHEME = "asset:"
VARIANT = "pdf/a-3a"
# A folder for fontconfig's own notes and no folder of fonts: the system's fonts do not exist for a report.
FONTCONFIG = '<?xml version="1.0"?><fontconfig><cachedir>{}</cachedir></fontconfig>'


@contextmanager
def _surroundings() -> Iterator[None]:
    """Hide the system's fonts and languages from what fontconfig and Pango read meanwhile.

    They are told by the environment alone and keep what they read first, so the variables stand for just that
    long: other libraries of this process, and processes that it starts, find theirs as they were.
    """
    with TemporaryDirectory(prefix="briefings-") as folder:
        configuration = Path(folder, "fonts.conf")
        configuration.write_text(FONTCONFIG.format(escape(folder)), encoding="utf-8")
        told = {"FONTCONFIG_FILE": str(configuration), "FC_LANG": "en", "PANGO_LANGUAGE": "en"}
        found = {name: os.environ[name] for name in told if name in os.environ}
        os.environ.update(told)
        try:
            yield
        finally:
            for name in told:
                del os.environ[name]
            os.environ.update(found)


with _surroundings(), warnings.catch_warnings():
    # Expected here, and no one's concern: no fonts is the aim, and `versions` tells whether a library is missing.
    warnings.filterwarnings("ignore", message="No fonts configured|HarfBuzz-Subset will be required")
    try:
        from weasyprint import CSS, HTML, Document
        from weasyprint.css.counters import CounterStyle
        from weasyprint.pdf.metadata import DocumentMetadata
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse
    except OSError as error:
        raise EnvironmentFault(
            f"PDF reports need the libraries Pango, HarfBuzz and fontconfig ({error}); "
            "on Debian and Ubuntu: apt install libpangoft2-1.0-0 libharfbuzz-subset0"
        ) from error

LOGGER = logging.getLogger("weasyprint")
# Whatever the level of the root logger: a missing letter has to be heard.
LOGGER.setLevel(logging.WARNING)

MISSING_LETTER = ".notdef glyph rendered"
# Slower, and another file, but no worse a report; the versions in a report's key tell the two apart.
HARMLESS = "Using fontTools instead of HarfBuzz-Subset"

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


class MissingLetters(Exception):
    """No face has some letters of the document, and boxes would stand for them.

    Attributes:
        letters: each letter once, in the order of their first appearance.
    """

    def __init__(self, letters: tuple[str, ...]) -> None:
        super().__init__(letters)
        self.letters = letters

    def __str__(self) -> str:
        named = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in self.letters)
        return f"no face has the letters {named}"


class TypesettingError(Exception):
    """The document, its styles or its pictures are not what they should be.

    Attributes:
        messages: what is wrong, in WeasyPrint's words, each once.
    """

    def __init__(self, messages: tuple[str, ...]) -> None:
        super().__init__(messages)
        self.messages = messages

    def __str__(self) -> str:
        return "\n".join(self.messages)


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


def typeset(document: str, stylesheets: Sequence[str], files: Mapping[str, bytes], properties: Properties) -> bytes:
    """Set a document as a tagged PDF with bookmarks; equal arguments give equal bytes.

    One call at a time in a process: threads gain nothing with WeasyPrint, and share its log.

    Args:
        document: a whole page of HTML, with ``lang`` on its root and headings that skip no level.
        stylesheets: CSS, in the order of the cascade. Together they have the rank of a reader's styles (CSS
            Cascade, level 4, 6.2): `style` attributes, and the width and height of an inline SVG, stand above
            them unless they say ``!important``.
        files: what ``asset:NAME`` stands for in the document and the styles, by name; percent-encoding is undone.
        properties: what the PDF says about itself.

    Raises:
        TypesettingError: a style that WeasyPrint does not know, a broken link within the document, a picture
            without a text alternative or that cannot be read, an address outside ``files``.
        MissingLetters: no packaged face has a letter of the document.
    """
    sheets, counters = _styles((GROUND.format(properties.language), *stylesheets))
    with _faultless():
        html = HTML(string=document, url_fetcher=_Files(files))
        rendered = html.render(_faces(), counters.copy(), stylesheets=sheets, pdf_variant=VARIANT)
        _refuse_attachments(rendered)
        rendered.metadata = _metadata(properties)
        pdf: bytes = rendered.write_pdf(pdf_variant=VARIANT)
    return pdf


def _refuse_attachments(rendered: Document) -> None:
    """Refuse links to attachments, as WeasyPrint dates these by the clock."""
    kinds = {kind for page in rendered.pages for kind, *_ in page.links}
    if "attachment" in kinds or rendered.metadata.attachments:
        LOGGER.error("the document may not have attachments")


class _Files(URLFetcher):  # type: ignore[misc] # WeasyPrint is untyped
    """All that a document can load: files held in memory."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__()
        self._files = files

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """Return a file; any other error than the fatal one would leave a gap in the document."""
        name = unquote(url.removeprefix(SCHEME))
        if not url.startswith(SCHEME) or name not in self._files:
            # Said first, because a fault within an SVG is swallowed.
            LOGGER.error("the document may not load %s", url)
            raise FatalURLFetchingError
        kind = {"Content-Type": "image/svg+xml"} if name.endswith(".svg") else headers
        return URLFetcherResponse(url, self._files[name], kind)


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


class _Listener(logging.Handler):
    """Keeps what WeasyPrint says."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.faults: dict[str, None] = {}
        self.letters: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Tell letters from faults; both are kept once, in order."""
        if record.msg.startswith(MISSING_LETTER) and isinstance(record.args, tuple):
            self.letters[str(record.args[0])] = None
        elif not record.msg.startswith(HARMLESS):
            self.faults[record.getMessage()] = None


@contextmanager
def _faultless() -> Iterator[None]:
    """Raise what WeasyPrint logs, faults before letters, as a lost style can be why a letter is missing."""
    listener = _Listener()
    LOGGER.addHandler(listener)
    try:
        with warnings.catch_warnings(), suppress(FatalURLFetchingError):
            # WeasyPrint leaves its colour profile's file to the garbage collector.
            warnings.filterwarnings("ignore", "unclosed file .*sRGB2014.icc", ResourceWarning)
            yield
    finally:
        LOGGER.removeHandler(listener)
    if listener.faults:
        raise TypesettingError(tuple(listener.faults))
    if listener.letters:
        raise MissingLetters(tuple(listener.letters))


@cache
def _styles(texts: tuple[str, ...]) -> tuple[tuple[CSS, ...], CounterStyle]:
    """Parse style sheets once a process, with the counter styles that they define.

    What they would load while they are parsed, imports and fonts, is refused.
    """
    counters = CounterStyle()
    sealed = {"font_config": _faces(), "counter_style": counters, "url_fetcher": _Files({})}
    with _faultless():
        sheets = tuple(CSS(string=text, **sealed) for text in texts)
    return sheets, counters


@cache
def _faces() -> FontConfiguration:
    """Load the packaged faces once a process."""
    files = {face.file: face.content() for face in FACES}
    rules = stylesheet(lambda face: SCHEME + face.file)
    with _surroundings(), _faultless():
        configuration = FontConfiguration()
        CSS(string=rules, font_config=configuration, url_fetcher=_Files(files))
        _set_first_text(configuration)
    # WeasyPrint copies the fonts to a folder of its own; unlike atexit, this also runs at the end of a worker.
    Finalize(None, configuration.__del__, exitpriority=0)
    return configuration


def _set_first_text(configuration: FontConfiguration) -> None:
    """Have Pango take its languages for good: without a language of its own, and for letters of another script."""
    found = locale.setlocale(locale.LC_CTYPE)
    locale.setlocale(locale.LC_CTYPE, "C")
    try:
        HTML(string="<p>a<p lang=en>\u0436", url_fetcher=_Files({})).render(configuration)
    finally:
        locale.setlocale(locale.LC_CTYPE, found)
