"""A typeface that cannot be used: no file, another file than the one that the desk chose, or no font.

Bad: fonts: [{family: Amiri, file: fonts/Amiri.ttf, sha256: 00...}]
Good: fonts: [{family: Amiri, file: fonts/Amiri.ttf, sha256: 5f...}], with the digest that sha256sum prints
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.artifacts import digest
from briefings.errors import Severity
from briefings.model.desk import Font
from briefings.rules import Finding
from briefings.subject import Subject
from briefings.values.record import Location, each

__all__ = ["LEVEL", "in_file"]

LEVEL = Severity.ERROR
SIGNATURES = (b"\0\1\0\0", b"true", b"OTTO", b"ttcf")
"""What font files start with: TrueType, as Apple writes it, PostScript outlines, collections (ISO 14496-22, 4)."""


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each typeface that cannot be used."""
    for location, font in each(Font, subject.value):
        content = subject.find(font.place)
        if content is None:
            if not subject.refused(font.place):
                yield _absent(subject, (*location, "file"), font)
        elif not content.startswith(SIGNATURES):
            yield Finding(subject.mark((*location, "file")), f"{font.file} is no TrueType or OpenType font")
        elif (found := digest(content)) != font.sha256:
            message = f"{font.file} is another file than the one with this SHA-256"
            yield Finding(
                subject.mark((*location, "sha256")), message, f"If it is the right one, write: sha256: {found}"
            )


def _absent(subject: Subject, location: Location, font: Font) -> Finding:
    """Return what is said of a typeface whose file is not there."""
    if font.package:
        message = f"no installed package {font.package} has a file {font.file}"
        return Finding(subject.mark(location), message, "Install the package that carries it, or correct the path.")
    return Finding(subject.mark(location), f"there is no file content/{font.file}")
