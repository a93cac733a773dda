"""What a PDF says about itself to programs, and the files that are in it.

XMP (ISO 16684-1) and the document information say the same. PDF/A wants every property that it does not know described
in the file (ISO 19005-3, 6.6.2.3): those of PDF/UA, and the desk's own. An attached file names what it is to the
document and its media type (ISO 19005-3, 6.8).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Protocol
from xml.sax.saxutils import escape, quoteattr

from briefings.engines.sealed import PRODUCER, DocumentMetadata, PDFAttachment
from briefings.properties import NAMESPACE, OWN

__all__ = ["Attached", "Properties", "metadata"]

GENERATOR = "Briefings"
# WeasyPrint names one standard a file. The second is told by ISO 14289-1, clause 5.
PDF_UA = "http://www.aiim.org/pdfua/ns/id/"
NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": PDF_UA,
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    "briefings": NAMESPACE,
}


class Attached(Protocol):
    """A file that is in a PDF: its name, what it is in words, its content, and what it is to the document."""

    @property
    def name(self) -> str:
        """What the file is called; ASCII."""

    @property
    def description(self) -> str:
        """What it is, in words."""

    @property
    def text(self) -> str:
        """What is in it."""

    @property
    def media_type(self) -> str:
        """What kind of file it is: application/yaml."""

    @property
    def relationship(self) -> str:
        """What it is to the document: Source or Data."""


@dataclass(frozen=True, slots=True)
class Properties:
    """What a PDF says about itself; nothing of it comes from the document's text or the clock.

    Attributes:
        title: shown in the reader's title bar.
        language: of the whole document, a BCP 47 tag.
        date: when it was published: written as the date of creation.
        authors: names of people or desks.
        keywords: in the order given.
        description: one sentence, the subject.
        modified: when it was last changed; the date of creation where it was not.
        publisher: the desk.
        identifier: the address of the same content as a page; empty where nobody knows it.
        rights: who may do what with it.
        own: values of the desk's own properties, by name (one of OWN); those that are empty are left out.
        attachments: the files in it, sorted by name.
    """

    title: str
    language: str
    date: dt.date
    authors: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    description: str = ""
    modified: dt.date | None = None
    publisher: str = ""
    identifier: str = ""
    rights: str = ""
    own: tuple[tuple[str, str], ...] = ()
    attachments: tuple[Attached, ...] = ()


class _Attachment(PDFAttachment):  # type: ignore[misc] # WeasyPrint is untyped
    """A file whose kind is said, and not guessed from what the machine knows of kinds."""

    def __init__(self, attached: Attached, created: dt.datetime, modified: dt.datetime) -> None:
        content = attached.text.encode()
        super().__init__(
            string=content,
            name=attached.name,
            description=attached.description,
            created=created,
            modified=modified,
            relationship=attached.relationship,
        )
        self.source = nullcontext((BytesIO(content), None, None, attached.media_type))


class _Metadata(DocumentMetadata):  # type: ignore[misc] # WeasyPrint is untyped
    """Metadata that name both standards, and say more than WeasyPrint's."""

    def __init__(self, properties: Properties) -> None:
        changed = properties.modified or properties.date
        created, modified = (dt.datetime.combine(day, dt.time(), dt.UTC) for day in (properties.date, changed))
        super().__init__(
            title=properties.title,
            authors=list(properties.authors),
            description=properties.description,
            keywords=list(properties.keywords),
            generator=GENERATOR,
            created=properties.date.isoformat(),
            modified=changed.isoformat(),
            lang=properties.language,
            attachments=[_Attachment(attached, created, modified) for attached in properties.attachments],
        )
        self._properties = properties

    def include_in_pdf(self, pdf: Any, variant: str, version: int, conformance: str, compress: bool) -> None:  # noqa: ANN401, FBT001 # as WeasyPrint calls it
        """Add the XMP packet; each attached file is named once as belonging to the document, and not twice."""
        if "AF" in pdf.catalog:
            pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])
        super().include_in_pdf(pdf, variant, version, conformance, compress)

    def generate_rdf_metadata(self, variant: str, version: int, conformance: str) -> bytes:
        """Return the XMP packet's RDF."""
        del variant
        standards = f"<pdfaid:part>{version}</pdfaid:part><pdfaid:conformance>{conformance}</pdfaid:conformance>"
        said = [standards, "<pdfuaid:part>1</pdfuaid:part>", *_said(self._properties), *_own(self._properties)]
        names = "".join(f" xmlns:{prefix}={quoteattr(name)}" for prefix, name in NAMESPACES.items())
        described = "\n".join(filter(None, said))
        return f'<rdf:RDF{names}><rdf:Description rdf:about="">\n{described}\n</rdf:Description></rdf:RDF>'.encode()


def metadata(properties: Properties) -> DocumentMetadata:
    """Return the properties and the files as WeasyPrint writes them."""
    return _Metadata(properties)


def _said(properties: Properties) -> Iterator[str]:
    """Yield the properties that every program knows."""
    modified = (properties.modified or properties.date).isoformat()
    created, language = properties.date.isoformat(), properties.language
    yield _text("dc:format", "application/pdf")
    yield _alternatives("dc:title", properties.title, language)
    yield _list("dc:creator", "Seq", properties.authors)
    yield _alternatives("dc:description", properties.description, language)
    yield _list("dc:subject", "Bag", properties.keywords)
    yield _list("dc:publisher", "Bag", [properties.publisher])
    yield _list("dc:date", "Seq", [created])
    yield _list("dc:language", "Bag", [language])
    yield _text("dc:identifier", properties.identifier)
    yield _alternatives("dc:rights", properties.rights)
    yield _text("xmpRights:Marked", "True" if properties.rights else "")
    yield _text("pdf:Producer", PRODUCER)
    yield _text("pdf:Keywords", ", ".join(properties.keywords))
    yield _text("xmp:CreatorTool", GENERATOR)
    yield from (_text(f"xmp:{name}", day) for name, day in _days(created, modified))


def _days(created: str, modified: str) -> Iterable[tuple[str, str]]:
    """Return the days of the document, and of what is said of it."""
    return ("CreateDate", created), ("ModifyDate", modified), ("MetadataDate", modified)


def _own(properties: Properties) -> Iterator[str]:
    """Yield the desk's own properties, and the description of all that PDF/A does not know."""
    yield from (_text(f"briefings:{name}", value) for name, value in properties.own)
    there = {name: ("Text", OWN[name]) for name, value in properties.own if value}
    accessible = {"part": ("Integer", "The part of ISO 14289 that the file conforms to")}
    schemas = [_schema("PDF/UA identification schema", PDF_UA, "pdfuaid", accessible)]
    schemas += [_schema("Briefings", NAMESPACE, "briefings", there)] if there else []
    yield f"<pdfaExtension:schemas><rdf:Bag>{''.join(schemas)}</rdf:Bag></pdfaExtension:schemas>"


def _schema(name: str, namespace: str, prefix: str, properties: Mapping[str, tuple[str, str]]) -> str:
    """Describe properties, given with their types and what they mean, as PDF/A asks."""
    described = (
        '<rdf:li rdf:parseType="Resource">'
        + _text("pdfaProperty:name", name)
        + _text("pdfaProperty:valueType", kind)
        + _text("pdfaProperty:category", "internal")
        + _text("pdfaProperty:description", meaning)
        + "</rdf:li>"
        for name, (kind, meaning) in properties.items()
    )
    return (
        '<rdf:li rdf:parseType="Resource">'
        + _text("pdfaSchema:schema", name)
        + _text("pdfaSchema:namespaceURI", namespace)
        + _text("pdfaSchema:prefix", prefix)
        + f"<pdfaSchema:property><rdf:Seq>{''.join(described)}</rdf:Seq></pdfaSchema:property></rdf:li>"
    )


def _text(name: str, value: str) -> str:
    """Write a property; nothing for an empty one."""
    return f"<{name}>{escape(value)}</{name}>" if value else ""


def _list(name: str, kind: str, values: Sequence[str]) -> str:
    """Write a property with several values: a Seq in order, a Bag without."""
    items = "".join(f"<rdf:li>{escape(value)}</rdf:li>" for value in values if value)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>" if items else ""


def _alternatives(name: str, value: str, *languages: str) -> str:
    """Write a property that is text: by default, and by the names of the languages that it is in."""
    items = "".join(f'<rdf:li xml:lang="{tag}">{escape(value)}</rdf:li>' for tag in ("x-default", *languages))
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>" if value else ""
