"""A picture that cannot be shown: no file, no picture, too large, or an SVG that could act.

Bad: figure: {image: images/mpa.png, alt: ...}
Good: figure: {image: images/map.png, alt: ...}
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.errors import Severity
from briefings.pictures import PictureFault
from briefings.rules import Finding
from briefings.subject import Subject
from briefings.values.places import ImagePath
from briefings.values.record import each

__all__ = ["LEVEL", "in_file"]

LEVEL = Severity.ERROR


def in_file(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each picture that cannot be shown."""
    for location, path in each(ImagePath, subject.value):
        picture = subject.picture(path)
        if picture is None and not subject.refused(path):
            yield Finding(subject.mark(location), f"there is no file content/{path}")
        if isinstance(picture, PictureFault):
            yield Finding(subject.mark(location), f"{path}: {picture}")
