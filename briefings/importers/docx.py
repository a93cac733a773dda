"""Word documents. What is rebuilt is their text, as that of HTML is; the only importer of mammoth."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from briefings.errors import UsageError
from briefings.importers.html import read_text
from briefings.importing.assembling import Import, Origin
from briefings.importing.libraries import needed

__all__ = ["claims", "read"]

STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
"""
LARGEST = 100_000_000
"""How many bytes a document may have once it is unpacked."""


def claims(content: bytes, suffix: str) -> int:
    """Tell how sure it is that a file is a Word document."""
    return 3 if suffix == ".docx" else 2 if content.startswith(b"PK") and b"word/" in content else 0


def read(content: bytes, origin: Origin) -> Iterator[Import]:
    """Yield the one briefing of a document.

    Raises:
        UsageError: where it is none, or too large.
    """
    with needed():
        import mammoth  # noqa: PLC0415 # an extra
    try:
        unpacked = sum(part.file_size for part in ZipFile(BytesIO(content)).infolist())
    except BadZipFile:
        raise UsageError(f"{origin.file}: this is no Word document") from None
    if unpacked > LARGEST:
        raise UsageError(f"{origin.file}: unpacked it has {unpacked:,} bytes; {LARGEST:,} are the most")
    pictures = mammoth.images.img_element(lambda _image: {"src": ""})
    try:
        html = mammoth.convert_to_html(BytesIO(content), style_map=STYLES, convert_image=pictures).value
    except Exception as error:  # noqa: BLE001 # the library raises whatever its parser does
        raise UsageError(f"{origin.file}: this is no Word document that can be read ({error})") from None
    yield read_text(html, origin, whole=False)
