"""PDFs from anywhere: what they say, the files in them, and that nothing in them is trusted."""

from __future__ import annotations

import random
import zlib
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings import pdf as reader
from briefings.errors import BriefingsError
from briefings.pdf import UnreadablePdf, open_pdf
from briefings.properties import NAMESPACE
from tests.engines.test_metadata import FILES, PROPERTIES, written


def foreign(path: Path, files: dict[str, bytes], password: str = "") -> Path:
    """Write a PDF that is none of this program's, with files in it."""
    with pikepdf.Pdf.new() as pdf:
        pdf.add_blank_page()
        for number, (name, content) in enumerate(files.items()):
            pdf.attachments[f"{number:03}"] = pikepdf.AttachedFileSpec(pdf, content, filename=name)
        pdf.save(path, encryption=pikepdf.Encryption(user=password, owner=password) if password else False)
    return path


def test_what_was_written_is_read(tmp_path: Path) -> None:
    """Properties, the desk's own among them, and files come back as they were."""
    path = tmp_path / "steel.pdf"
    path.write_bytes(written())
    found = open_pdf(path, NAMESPACE)
    assert found.properties == {
        "title": PROPERTIES.title,
        "creator": "Zoë & Öz, حديد",
        "date": "2025-01-20",
        "language": "de",
        "subject": "Stahl, Erden & Erze",
        "description": PROPERTIES.description,
        "publisher": PROPERTIES.publisher,
        "identifier": PROPERTIES.identifier,
        "rights": PROPERTIES.rights,
    }
    assert found.own == {name: value for name, value in PROPERTIES.own if value}
    assert found.files == {one.name: one.text.encode() for one in FILES}


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("/etc/cron.d/job", "job"),
        ("..\\..\\autoexec.bat", "autoexec.bat"),
        ("C:\\Windows\\x.yaml", "x.yaml"),
        ("..", "attachment"),
        (".bashrc", "bashrc"),
        ("a\x1b[31m\nb.csv", "a[31mb.csv"),
        ("CON.yaml", "_CON.yaml"),
        ("x" * 400 + ".yaml", "x" * 120 + ".yaml"),
        ("حديد.yaml", "حديد.yaml"),
    ],
)
def test_a_name_leads_nowhere(tmp_path: Path, name: str, safe: str) -> None:
    """Folders, signs of a terminal, hidden and reserved names go."""
    assert list(open_pdf(foreign(tmp_path / "a.pdf", {name: b"x"}), NAMESPACE).files) == [safe]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_every_name_is_one_file_in_its_folder(name: str) -> None:
    """Whatever a PDF calls a file, what is written is one short name without a folder."""
    safe = reader._plain_name(name)  # noqa: SLF001 # it is what stands between a PDF and the disk
    assert Path(safe).name == safe
    assert safe not in {"", ".", ".."}
    assert safe.isprintable()
    assert len(safe) < 150


def test_no_file_takes_the_place_of_another(tmp_path: Path) -> None:
    """Files of one name, capitals or not, are told apart."""
    found = open_pdf(foreign(tmp_path / "a.pdf", {"a/x.csv": b"1", "b/X.csv": b"2", "x.csv ": b"3"}), NAMESPACE)
    assert found.files == {"x.csv": b"1", "X-2.csv": b"2", "x-3.csv": b"3"}


def test_a_file_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few bytes that stand for millions are not unpacked, and all files together are bounded too."""
    monkeypatch.setattr("briefings.pdf.MOST", 100_000)
    with pytest.raises(UnreadablePdf, match="more than 100,000 bytes"):
        open_pdf(foreign(tmp_path / "a.pdf", {"bomb": bytes(1_000_000)}), NAMESPACE)
    with pytest.raises(UnreadablePdf, match="more than 100,000 bytes"):
        open_pdf(foreign(tmp_path / "b.pdf", {"one": bytes(60_000), "two": bytes(60_000)}), NAMESPACE)


def test_a_packet_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """XMP is bounded before it is read."""
    monkeypatch.setattr("briefings.pdf.MOST", 100_000)
    path = tmp_path / "a.pdf"
    with pikepdf.Pdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.Metadata = pdf.make_stream(zlib.compress(bytes(1_000_000)), Filter=pikepdf.Name.FlateDecode)
        pdf.save(path, fix_metadata_version=False)
    with pytest.raises(UnreadablePdf, match="more than"):
        open_pdf(path, NAMESPACE)


def test_a_foreign_pdf_says_nothing_of_its_own(tmp_path: Path) -> None:
    """A PDF without XMP has no properties, and is read all the same."""
    found = open_pdf(foreign(tmp_path / "a.pdf", {}), NAMESPACE)
    assert (found.properties, found.own, found.files) == ({}, {}, {})


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    """What is no PDF, and one that asks for a password, are each one message."""
    (tmp_path / "text.pdf").write_text("no PDF")
    with pytest.raises(UnreadablePdf, match="is no PDF that can be read"):
        open_pdf(tmp_path / "text.pdf", NAMESPACE)
    with pytest.raises(UnreadablePdf, match="asks for a password"):
        open_pdf(foreign(tmp_path / "locked.pdf", {}, "secret"), NAMESPACE)


def test_a_broken_pdf_is_no_fault_of_the_program(tmp_path: Path) -> None:
    """However the bytes of a report are garbled, it is read or refused."""
    whole, chance = written(), random.Random(7)  # noqa: S311 # the same bytes each time
    path = tmp_path / "broken.pdf"
    for _ in range(150):
        garbled = bytearray(whole)
        for _ in range(chance.randint(1, 40)):
            garbled[chance.randrange(len(garbled))] = chance.randrange(256)
        path.write_bytes(garbled[: chance.choice([len(garbled), chance.randrange(len(garbled))])])
        try:
            open_pdf(path, NAMESPACE)
        except BriefingsError as error:
            assert isinstance(error, UnreadablePdf)  # noqa: PT017 # most of them are refused, and some are read
