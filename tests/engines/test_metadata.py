"""What a PDF says about itself in XMP and in the document information, and how files are in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from xml.etree import ElementTree as ET

import pikepdf
import pytest

from briefings.engines.attachments import Attachment
from briefings.engines.metadata import Properties
from briefings.engines.print import typeset
from briefings.properties import NAMESPACE, OWN
from tests.engines.test_print import opened, page

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
FILES = (
    Attachment("steel.part-1.csv", "Data: Output", "\ufeffyear,output\r\n2024,'=1\r\n"),
    Attachment("steel.yaml", "Content: “Ä & B” حديد", "format: 1\ntitle: Ä\n"),
)
PROPERTIES = Properties(
    title='"Steel" & <iron>: a year’s حديد',
    language="de",
    date=dt.date(2025, 1, 20),
    authors=("Zoë & Öz", "حديد"),
    keywords=("Stahl", "Erden & Erze"),
    description='Was "man" weiß.',
    modified=dt.date(2025, 2, 3),
    publisher="Pult & Co",
    identifier="https://example.org/briefings/steel/?a=1&b=2",
    rights="Alles <vorbehalten>",
    own=(("kind", "briefing"), ("name", "steel"), ("contentSha256", "ab" * 32), ("tlp", ""), ("clearance", "CLEAR")),
    attachments=FILES,
)


def written(properties: Properties = PROPERTIES) -> bytes:
    """Set a page with properties."""
    return typeset(page("<h1>H</h1>"), [], {}, properties)


def packet(content: bytes) -> ET.Element:
    """Return the description in the XMP packet."""
    with opened(content) as pdf:
        metadata = pdf.Root.Metadata
        assert isinstance(metadata, pikepdf.Stream)
        (found,) = ET.fromstring(metadata.read_bytes()).iter(f"{RDF}Description")  # noqa: S314 # made above
    return found


def listed(found: ET.Element, name: str) -> list[str]:
    """Return the values of a property."""
    return [item.text or "" for item in (found.find(name) or found).iter(f"{RDF}li")]


def test_xmp_says_all_that_is_known() -> None:
    """Each property has the form that XMP gives it: lists in order or without, text by default and by language."""
    found = packet(written())
    assert [(item.get(LANGUAGE), item.text) for item in found.find(f"{DC}title").iter(f"{RDF}li")] == [  # type: ignore[union-attr] # it is there
        ("x-default", PROPERTIES.title),
        ("de", PROPERTIES.title),
    ]
    assert listed(found, f"{DC}creator") == ["Zoë & Öz", "حديد"]
    assert listed(found, f"{DC}subject") == ["Stahl", "Erden & Erze"]
    assert listed(found, f"{DC}description") == ['Was "man" weiß.'] * 2
    assert listed(found, f"{DC}publisher") == ["Pult & Co"]
    assert listed(found, f"{DC}date") == ["2025-01-20"]
    assert listed(found, f"{DC}language") == ["de"]
    assert listed(found, f"{DC}rights") == ["Alles <vorbehalten>"]
    assert found.findtext(f"{DC}identifier") == PROPERTIES.identifier
    assert found.findtext("{http://ns.adobe.com/xap/1.0/rights/}Marked") == "True"


def test_the_document_information_says_the_same() -> None:
    """Title, authors, keywords, description and both dates agree with XMP."""
    content = written()
    found = packet(content)
    with opened(content) as pdf:
        told = {name: str(value) for name, value in pdf.docinfo.items()}
    xmp = "{http://ns.adobe.com/xap/1.0/}"
    days = [found.findtext(f"{xmp}{name}") for name in ("CreateDate", "ModifyDate", "MetadataDate")]
    assert days == ["2025-01-20", "2025-02-03", "2025-02-03"]
    assert (told["/CreationDate"], told["/ModDate"]) == ("D:20250120", "D:20250203")
    assert told["/Title"] == listed(found, f"{DC}title")[0]
    assert told["/Author"] == ", ".join(listed(found, f"{DC}creator"))
    assert told["/Subject"] == listed(found, f"{DC}description")[0]
    assert told["/Keywords"] == found.findtext("{http://ns.adobe.com/pdf/1.3/}Keywords")
    assert told["/Producer"] == found.findtext("{http://ns.adobe.com/pdf/1.3/}Producer")
    assert told["/Creator"] == found.findtext(f"{xmp}CreatorTool")


def test_the_desks_own_properties_are_described() -> None:
    """Those that have a value are said, and PDF/A finds what each means; those without are not there."""
    found = packet(written())
    said = {name: found.findtext(f"{{{NAMESPACE}}}{name}") for name in OWN}
    assert said == {**dict.fromkeys(OWN), **{name: value for name, value in PROPERTIES.own if value}}
    described = {item.text for item in found.iter("{http://www.aiim.org/pdfa/ns/property#}name")}
    assert described == {"part", *(name for name, value in PROPERTIES.own if value)}


def test_a_property_that_is_not_described_is_a_fault() -> None:
    """No property can be written that PDF/A would not find described."""
    with pytest.raises(KeyError, match="secret"):
        written(replace(PROPERTIES, own=(("secret", "x"),)))


def test_files_say_what_they_are() -> None:
    """Each file has its name, kind, description, relationship, size and days, and belongs to the document once."""
    with opened(written()) as pdf:
        associated = pdf.Root.AF
        assert isinstance(associated, pikepdf.Array)
        found = list(associated)
        assert [str(one.UF) for one in found] == [str(one.F) for one in found] == [one.name for one in FILES]
        assert [str(one.Desc) for one in found] == [one.description for one in FILES]
        assert [str(one.AFRelationship) for one in found] == ["/Data", "/Source"]
        streams = [one.EF.F for one in found]
        assert [stream.read_bytes().decode() for stream in streams] == [one.text for one in FILES]
        assert [str(stream.Subtype) for stream in streams] == ["/text/csv", "/application/yaml"]
        assert {str(stream.Params.CreationDate) for stream in streams} == {"D:20250120000000Z"}
        assert {str(stream.Params.ModDate) for stream in streams} == {"D:20250203000000Z"}
        assert [int(stream.Params.Size) for stream in streams] == [len(one.text.encode()) for one in FILES]
        assert list(pdf.attachments) == [one.name for one in FILES]


def test_nothing_is_said_of_what_is_not_known() -> None:
    """A document without rights, address or files has no empty property, and is not said to be protected."""
    content = written(Properties("x", "en", dt.date(2025, 1, 20)))
    found = packet(content)
    assert found.find(f"{DC}identifier") is None
    assert found.find("{http://ns.adobe.com/xap/1.0/rights/}Marked") is None
    assert [item.tag for item in found.iter() if not len(item) and not item.text] == []
    with opened(content) as pdf:
        assert "/AF" not in pdf.Root
