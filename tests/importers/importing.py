"""Import text in tests, and hold what every import has to hold."""

from __future__ import annotations

from briefings.importers import importer
from briefings.importing.assembling import Import, Origin
from briefings.importing.rebuilding import rebuilt
from briefings.model.briefing import Briefing
from briefings.model.imported import Imported
from briefings.model.reading import read
from briefings.writer import write

__all__ = ["TODAY", "all_imported", "imported", "record"]

TODAY = "2025-01-31"


def all_imported(name: str, content: str | bytes, file: str = "") -> list[Import]:
    """Import what a file holds; each text comes back whole from its YAML, and the YAML is read back equal."""
    found = list(
        importer(name).read(content if isinstance(content, bytes) else content.encode(), Origin(name, file, TODAY))
    )
    for one in found:
        again = read("content/briefings/steel.yaml", write(one.briefing, one.comments).encode(), Briefing)[1]
        assert again == one.briefing
        assert rebuilt(again) == one.text
    return found


def imported(name: str, content: str | bytes) -> Briefing:
    """Import the one briefing that a file holds."""
    (found,) = all_imported(name, content)
    if name == "text" and isinstance(content, str):
        assert found.text == content
    return found.briefing


def record(briefing: Briefing) -> Imported:
    """Return a briefing's record."""
    assert briefing.import_ is not None
    return briefing.import_
