"""Every PDF that the project makes conforms to PDF/A-3a and PDF/UA-1, whatever it holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conformance import breaches
from tests.gallery.cases import cases
from tests.gallery.desk import EDITION

EDITIONS = (EDITION, "editions/2025-w05/2025-w05.pdf")
pytestmark = pytest.mark.xdist_group("conformance")


@pytest.mark.parametrize("name", [case.name for case in cases()])
def test_a_case_conforms(gallery: Path, name: str) -> None:
    """A briefing's report breaks no rule of either standard."""
    assert list(map(str, breaches((gallery / "briefings" / name / f"{name}.pdf").read_bytes()))) == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_edition_conforms(gallery: Path, edition: str) -> None:
    """An edition's report breaks no rule, with a marking and without."""
    assert list(map(str, breaches((gallery / edition).read_bytes()))) == []


def test_no_pdf_of_the_gallery_is_left_out(gallery: Path) -> None:
    """Each PDF is that of a case, or of an edition."""
    tried = {*(f"briefings/{case.name}/{case.name}.pdf" for case in cases()), *EDITIONS}
    assert {path.relative_to(gallery).as_posix() for path in gallery.rglob("*.pdf")} == tried


def test_the_demonstration_conforms(demonstration: Path) -> None:
    """Every PDF of the demonstration desk breaks no rule of either standard."""
    reports = sorted(demonstration.rglob("*.pdf"))
    found = {str(path.relative_to(demonstration)): breaches(path.read_bytes()) for path in reports}
    assert {name: [str(breach) for breach in broken] for name, broken in found.items() if broken} == {}
    assert len(reports) >= 30
