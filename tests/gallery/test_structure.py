"""The structure of every report of the gallery is sound where veraPDF does not look."""

from __future__ import annotations

from pathlib import Path

from tests.structure import faults


def test_the_structure_of_every_report_is_sound(gallery: Path) -> None:
    """One table is one table, a note a note, and all that is read stands in the order of the text."""
    reports = sorted(gallery.rglob("*.pdf"))
    found = {path.stem: faults(path.read_bytes()) for path in reports}
    assert {name: said for name, said in found.items() if said} == {}
    assert len(reports) > 60
