"""A PDF as someone has it: what it says about itself, and the files in it; the only importer of pikepdf.

It may come from anywhere, so that nothing in it is trusted: file names become plain names, and what is unpacked is
bounded.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf

from briefings.errors import BriefingsError

__all__ = ["MOST", "Opened", "UnreadablePdf", "open_pdf"]

MOST = 50_000_000
"""How many bytes a file may have once it is unpacked, and all files of a PDF together."""
MOST_FILES = 2_000
LONGEST_NAME = 120
NAMED = {
    "title": "dc:title",
    "creator": "dc:creator",
    "date": "dc:date",
    "language": "dc:language",
    "subject": "pdf:Keywords",
    "description": "dc:description",
    "publisher": "dc:publisher",
    "identifier": "dc:identifier",
    "rights": "dc:rights",
}
# What pikepdf, and lxml below it, raise for what is no PDF, or holds something else than it should.
BROKEN = (
    pikepdf.PdfError,
    zlib.error,
    AttributeError,
    LookupError,
    NotImplementedError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


class UnreadablePdf(BriefingsError):
    """A file is no PDF that can be read, or holds more than it may."""

    exit_status = 2


@dataclass(frozen=True, slots=True)
class Opened:
    """A PDF that was read.

    Attributes:
        properties: what it says in Dublin Core, by name, each value in words, those of several values joined; as its
            subject the keywords, which Dublin Core has in no order.
        own: what it says in the properties of a namespace, by name.
        files: the files in it, by names that are safe to write.
    """

    properties: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)


def open_pdf(path: Path, namespace: str) -> Opened:
    """Read a PDF.

    Args:
        path: the file.
        namespace: that of the own properties.

    Raises:
        UnreadablePdf: where it is no PDF, asks for a password, is broken, or holds more than it may.
        OSError: where the file cannot be read.
    """
    try:
        with pikepdf.open(path) as pdf:
            return _read(pdf, namespace, path)
    except pikepdf.PasswordError:
        raise UnreadablePdf(f"{path} asks for a password") from None
    except BROKEN as error:
        raise UnreadablePdf(f"{path} is no PDF that can be read ({' '.join(str(error).split())[:200]})") from None


def _read(pdf: pikepdf.Pdf, namespace: str, path: Path) -> Opened:
    """Read what a PDF says, and the files in it."""
    packet, start = pdf.Root.get("/Metadata"), f"{{{namespace}}}"
    if not isinstance(packet, pikepdf.Stream):
        return Opened(files=_files(pdf, path))
    _unpacked(packet, path)  # bounded before it is read as XML
    metadata = pdf.open_metadata(strict=True)
    properties = {name: _words(metadata.get(key)) for name, key in NAMED.items() if key in metadata}
    own = {key.removeprefix(start): _words(metadata[key]) for key in metadata if key.startswith(start)}
    return Opened(properties, own, _files(pdf, path))


def _words(value: object) -> str:
    """Return a value of XMP in words."""
    if isinstance(value, list | set):
        return ", ".join(map(str, value if isinstance(value, list) else sorted(value)))
    return "" if value is None else str(value)


def _files(pdf: pikepdf.Pdf, path: Path) -> dict[str, bytes]:
    """Return the files in a PDF."""
    found: dict[str, bytes] = {}
    size = 0
    for name, stream in _embedded(pdf):
        content = _unpacked(stream, path)
        size += len(content)
        if size > MOST or len(found) == MOST_FILES:
            raise UnreadablePdf(f"{path} holds more than {MOST:,} bytes or {MOST_FILES:,} files")
        found[_free(_plain_name(name), found)] = content
    return found


def _embedded(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Stream]]:
    """Yield the files in a PDF, each with its name."""
    for key, specification in pdf.attachments.items():
        described = specification.obj
        packed = described.get("/EF", pikepdf.Dictionary()).get("/F")
        if isinstance(packed, pikepdf.Stream):
            yield str(described.get("/UF", described.get("/F", key))), packed


def _unpacked(stream: pikepdf.Stream, path: Path) -> bytes:
    """Return what a stream holds, unpacked no further than is allowed."""
    raw, filters = stream.read_raw_bytes(), stream.get("/Filter")
    names = [str(name) for name in filters] if isinstance(filters, pikepdf.Array) else [str(filters)] if filters else []
    if not names:
        content = raw
    elif names == ["/FlateDecode"] and "/DecodeParms" not in stream:
        content = zlib.decompressobj().decompress(raw, MOST + 1)
    else:
        raise UnreadablePdf(f"{path} holds a file that is packed in a way that is not read here: {' '.join(names)}")
    if len(content) > MOST:
        raise UnreadablePdf(f"{path} holds a file of more than {MOST:,} bytes")
    return content


def _plain_name(name: str) -> str:
    """Return a name that leads nowhere: no folder, no sign that a system or a terminal takes for its own."""
    last = re.split(r"[\\/]", name)[-1]
    plain = "".join(sign for sign in last if sign.isprintable() and sign not in '<>:"|?*').strip(" .")
    stem, dot, suffix = plain.rpartition(".")
    short = f"{(stem or suffix)[:LONGEST_NAME]}{dot if stem else ''}{suffix[:20] if stem else ''}"
    return f"_{short}" if RESERVED.fullmatch(short) else short or "attachment"


def _free(name: str, taken: Mapping[str, object]) -> str:
    """Return a name that no other file has, on a system that takes capitals for small letters too."""
    known = {other.casefold() for other in taken}
    number = 1
    free = name
    while free.casefold() in known:
        number += 1
        stem, dot, suffix = name.rpartition(".")
        free = f"{stem}-{number}{dot}{suffix}" if stem else f"{name}-{number}"
    return free
