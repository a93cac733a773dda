"""What is asked of veraPDF, and that it can say no."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tests.conformance import Profile, breaches, main
from tests.engines.test_print import sample, simple

pytestmark = pytest.mark.xdist_group("conformance")
"""One Java serves all tests that ask veraPDF: it takes half a gigabyte."""


def changed(key: str) -> bytes:
    """Return the sample report without an entry of its catalog."""
    written = BytesIO()
    with pikepdf.open(BytesIO(sample())) as pdf:
        del pdf.Root[key]
        pdf.save(written)
    return written.getvalue()


def test_a_report_conforms_to_both_standards() -> None:
    """Nothing is said of a report that is as it should be."""
    assert breaches(sample()) == ()


def test_a_report_without_tags_breaks_both_standards() -> None:
    """What is missing is said with the clause of each standard."""
    found = breaches(changed("/StructTreeRoot"))
    assert {breach.profile for breach in found} == set(Profile)
    assert any(breach.clause.startswith("7.1-") for breach in found)


def test_a_report_without_a_language_is_not_accessible() -> None:
    """One standard may be broken alone, and one may be asked for alone."""
    content = changed("/Lang")
    assert [breach.clause for breach in breaches(content, (Profile.ACCESSIBLE,))]
    assert {breach.profile for breach in breaches(content)} == {Profile.ACCESSIBLE}


def test_a_rule_that_is_broken_twice_is_said_once() -> None:
    """A breach counts how often its rule is broken."""
    (skipped,) = breaches(simple("<h3>A</h3><h5>B</h5>", "body { font-family: 'Source Serif Pro' }"))
    assert skipped.count == 2
    assert str(skipped).startswith("PDFUA-1 7.4.2-1: For documents")


def test_what_is_no_pdf_is_no_conforming_one() -> None:
    """A file that cannot be read is an error, not an answer."""
    with pytest.raises(Exception, match="parse"):
        breaches(b"no PDF")


def test_the_command_says_what_each_file_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command's status is 1 where a file breaks a rule."""
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
    good.write_bytes(sample())
    bad.write_bytes(changed("/Lang"))
    assert (main([str(good)]), main([str(good), str(bad)])) == (0, 1)
    said = capsys.readouterr().out
    assert f"{good}: conforms to PDF/A-3a and PDF/UA-1\n" in said
    assert f"{bad}: PDFUA-1 7.2-" in said
