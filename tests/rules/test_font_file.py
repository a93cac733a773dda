from __future__ import annotations

from pathlib import Path

from briefings.artifacts import digest
from briefings.faces import face
from tests.desks import DESK, desk, findings, said

REGULAR = face("source-sans-pro-regular").content()
FONT = "fonts:\n  - {{family: Own, file: {file}, sha256: {sha256}{more}}}\n"


def found(root: Path, file: str, sha256: str = "0" * 64, more: str = "", content: bytes | None = None) -> list[str]:
    """Return what is said of a desk with one typeface."""
    settings = DESK + FONT.format(file=file, sha256=sha256, more=more)
    return findings(desk(root, {f"content/{file}": content} if content else {}, settings), "font-file")


def test_good(tmp_path: Path) -> None:
    """A font with the digest that the desk names is used, from content/ and from a package."""
    assert found(tmp_path, "fonts/own.ttf", digest(REGULAR), content=REGULAR) == []
    package = ", package: font_source_sans_pro"
    assert found(tmp_path / "b", "files/SourceSansPro-Regular.ttf", digest(REGULAR), package) == []


def test_bad(tmp_path: Path) -> None:
    """It is said at the digest, and what it should be."""
    assert found(tmp_path, "fonts/own.ttf", content=REGULAR) == [
        "briefings.yaml:3:48 fonts/own.ttf is another file than the one with this SHA-256"
    ]
    assert f"If it is the right one, write: sha256: {digest(REGULAR)}" in said(tmp_path)[0]


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """A missing file, a missing package and a missing file of a package are said at the file."""
    assert found(tmp_path, "fonts/own.ttf") == ["briefings.yaml:3:25 there is no file content/fonts/own.ttf"]
    for package in ("no_such_package", "font_source_sans_pro", "__main__", "json"):
        assert found(tmp_path, "files/own.ttf", more=f", package: {package}") == [
            f"briefings.yaml:3:25 no installed package {package} has a file files/own.ttf"
        ]


def test_what_is_no_font_is_an_error(tmp_path: Path) -> None:
    """A file with a font's name and other content is said to be none."""
    said_of_it = found(tmp_path, "fonts/own.ttf", digest(b"<svg/>"), content=b"<svg/>")
    assert said_of_it == ["briefings.yaml:3:25 fonts/own.ttf is no TrueType or OpenType font"]
