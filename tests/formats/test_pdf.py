"""What reports are planned with."""

from __future__ import annotations

from pathlib import Path

from briefings.artifacts import FileInput, FileSet
from briefings.formats import pdf
from briefings.installed import versions
from briefings.planning import Site
from tests.desks import DESK, briefing, checked, desk

FONT = (
    "fonts: [{family: Own, package: font_source_sans_pro, file: files/SourceSansPro-It.ttf, sha256: %s, weight: %d}]\n"
)


def keys(root: Path, settings: str) -> dict[str, str]:
    """Return the keys of the reports of a desk, by path."""
    catalog = checked(desk(root, {"content/briefings/steel.yaml": briefing()}, settings)).catalog
    site = Site(catalog, FileSet(()), frozenset({"pdf"}), versions(), {})
    return {artifact.path: artifact.key for artifact in pdf.plan(site)}


def test_each_briefing_and_each_edition_has_a_report(tmp_path: Path) -> None:
    """Beside its page, under its name."""
    assert list(keys(tmp_path, DESK)) == ["briefings/steel/steel.pdf", "editions/2025-w04/2025-w04.pdf"]


def test_another_typeface_sets_every_report_anew(tmp_path: Path) -> None:
    """The file's digest, its weight and its family are among what reports depend on."""
    found = [
        keys(tmp_path / str(number), DESK + font)
        for number, font in enumerate(("", FONT % ("a" * 64, 400), FONT % ("b" * 64, 400), FONT % ("b" * 64, 700)))
    ]
    for path in found[0]:
        assert len({planned[path] for planned in found}) == 4


def test_a_typeface_below_content_travels_with_the_report(tmp_path: Path) -> None:
    """Its file is an input, by its path."""
    settings = DESK + FONT.replace("package: font_source_sans_pro, ", "") % ("a" * 64, 400)
    catalog = checked(desk(tmp_path, {"content/files/SourceSansPro-It.ttf": b"OTTO"}, settings)).catalog
    site = Site(catalog, FileSet(()), frozenset({"pdf"}), versions(), {})
    files = site.typefaces()["font_files"]
    assert isinstance(files, FileSet)
    ((name, file),) = files.files
    assert name == "files/SourceSansPro-It.ttf"
    assert isinstance(file, FileInput)
