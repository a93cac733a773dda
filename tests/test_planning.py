"""What formats share when they plan a site."""

from __future__ import annotations

from pathlib import Path

from briefings.addresses import picture
from tests.desks import briefing, built, desk

REVIEWED = "authors: [desk]\nreviewed_by: [second]\n"
AUTHORS = "name: Steel desk\nauthors: {desk: {name: The desk}, second: {name: Second reader}}\n"


def test_a_picture_has_a_name_that_addresses_hold() -> None:
    """Signs that mean something in an address do not stand in a picture's name; its digest does."""
    address = picture("images/a#b c?.SVG", "ab" * 32)
    assert address == "assets/a-b-c.abababababab.svg"


def test_a_reader_sees_who_reviewed(tmp_path: Path) -> None:
    """A briefing's page names its authors and its reviewers."""
    built(desk(tmp_path, {"content/briefings/steel.yaml": briefing(REVIEWED)}, AUTHORS))
    page = (tmp_path / "site" / "briefings" / "steel" / "index.html").read_text()
    assert "<span>The desk</span>" in page
    assert "<span>reviewed by Second reader</span>" in page
