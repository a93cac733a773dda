"""The kinds of content file: where each stands and what it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from briefings.model.briefing import Briefing
from briefings.model.desk import Author, Desk
from briefings.model.edition import Edition
from briefings.model.entity import Entity
from briefings.model.source import DeskSource, Source
from briefings.values.record import Written

__all__ = ["DESK_FILE", "KINDS", "SCHEMAS", "Kind", "kind_of"]

DESK_FILE = "briefings.yaml"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of content file."""

    name: str
    folder: str
    model: type[Written]
    nested: bool = False

    def holds(self, path: str) -> bool:
        """Tell whether a path names a file of this kind."""
        within = re.escape(self.folder) + (r"/(?:[^/]+/)*" if self.nested else "/")
        return re.fullmatch(within + r"[^/]+\.ya?ml", path) is not None


KINDS = (
    Kind("briefing", "content/briefings", Briefing, nested=True),
    Kind("edition", "content/editions", Edition),
    Kind("entity", "content/entities", Entity),
    Kind("source", "content/sources", DeskSource),
)
SCHEMAS: dict[str, type[Written]] = {
    "desk": Desk,
    "author": Author,
    "source": Source,
    **{kind.name: kind.model for kind in KINDS if kind.name != "source"},
    "desk-source": DeskSource,
}


def kind_of(path: str) -> Kind | None:
    """Return the kind of the file at a path, or None for files that are no content."""
    if PurePosixPath(path).name.startswith("."):
        return None
    return next((kind for kind in KINDS if kind.holds(path)), None)
