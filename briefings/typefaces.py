"""The typefaces that a desk names: files of its own, or of installed packages."""

from __future__ import annotations

from briefings.artifacts import digest
from briefings.faces import PACKAGE, installed
from briefings.files import Snapshot

__all__ = ["packaged_or_own", "typeface_digest"]


def packaged_or_own(snapshot: Snapshot, path: str) -> bytes | None:
    """Return the bytes of a file below content/, or, for package:NAME/FILE, of an installed package."""
    if path.startswith(PACKAGE):
        return installed(*path.removeprefix(PACKAGE).split("/", maxsplit=1))
    return snapshot.find(f"content/{path}")


def typeface_digest(snapshot: Snapshot, place: str) -> str:
    """Return the SHA-256 of a typeface by its place: a path below content/, or package:NAME/FILE."""
    return digest(packaged_or_own(snapshot, place) or b"")
