"""WeasyPrint, sealed off: nothing of the machine reaches a document, and nothing that goes wrong is lost in silence.

With `briefings.engines.print`, `.metadata` and `.lettering` the one importer of WeasyPrint, which it hands on to
them: it has to be imported while the system's fonts and languages are hidden.
"""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote
from xml.sax.saxutils import escape

from PIL import ImageFile

from briefings.errors import MissingLibrary
from briefings.faces import named

__all__ = [
    "CSS",
    "HTML",
    "LOGGER",
    "PRODUCER",
    "SCHEME",
    "CounterStyle",
    "Document",
    "DocumentMetadata",
    "Files",
    "FontConfiguration",
    "MissingLetters",
    "PDFAttachment",
    "TypesettingError",
    "block_layout",
    "faultless",
    "surroundings",
    "svg",
    "writing",
]

SCHEME = "asset:"
# A folder for fontconfig's own notes and no folder of fonts: the system's fonts do not exist for a report.
FONTCONFIG = '<?xml version="1.0"?><fontconfig><cachedir>{}</cachedir></fontconfig>'


@contextmanager
def surroundings() -> Iterator[None]:
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


with surroundings(), warnings.catch_warnings():
    # Expected here, and no one's concern: no fonts is the aim, and `versions` tells whether a library is missing.
    warnings.filterwarnings("ignore", message="No fonts configured|HarfBuzz-Subset will be required")
    try:
        from weasyprint import CSS, HTML, VERSION, Document, svg
        from weasyprint import Attachment as PDFAttachment
        from weasyprint import pdf as writing
        from weasyprint.css.counters import CounterStyle
        from weasyprint.layout import block as block_layout
        from weasyprint.pdf.metadata import DocumentMetadata
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse
    except OSError as error:
        raise MissingLibrary(
            f"PDF reports need the libraries Pango, HarfBuzz and fontconfig ({error}); "
            "on Debian and Ubuntu: apt install libpangoft2-1.0-0 libharfbuzz-subset0"
        ) from error

PRODUCER = f"WeasyPrint {VERSION}"
# WeasyPrint lets all of the process show pictures that are cut off.
ImageFile.LOAD_TRUNCATED_IMAGES = False

LOGGER = logging.getLogger("weasyprint")
# Whatever the level of the root logger: a missing letter has to be heard.
LOGGER.setLevel(logging.WARNING)

MISSING_LETTER = ".notdef glyph rendered"
# Slower, and another file, but no worse a report; the versions in a report's key tell the two apart.
HARMLESS = "Using fontTools instead of HarfBuzz-Subset"


class MissingLetters(Exception):
    """No face has some letters of the document, and boxes would stand for them.

    Attributes:
        letters: each letter once, in the order of their first appearance.
    """

    def __init__(self, letters: tuple[str, ...]) -> None:
        super().__init__(letters)
        self.letters = letters

    def __str__(self) -> str:
        return f"no face has the letters {named(self.letters)}"


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


class Files(URLFetcher):  # type: ignore[misc] # WeasyPrint is untyped
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
def faultless() -> Iterator[None]:
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
