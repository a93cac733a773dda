"""Small sites that are ready to go out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefings.output import MANIFEST, Readers, commit, written_files
from briefings.transfer import Ready

__all__ = ["FIRST", "SECOND", "site"]

FIRST = {
    "index.html": b'<link rel="stylesheet" href="assets/a.css">first',
    "assets/a.css": b"body {}",
    "briefings/old/index.html": b"old",
    "feed.xml": b"<feed/>",
}
SECOND = {
    "index.html": b'<link rel="stylesheet" href="assets/b.css">second',
    "assets/a.css": b"body {}",
    "assets/b.css": b"main {}",
    'briefings/n\xe4chste "Woche"/index.html': b"new",
    "feed.xml": b"<feed/>",
}


def site(folder: Path, files: Mapping[str, bytes]) -> Ready:
    """Write a site into a folder, in the place of what builds wrote there, and return it."""
    commit(folder, files, Readers("CLEAR"))
    return Ready(folder, written_files(folder), (folder / MANIFEST).read_bytes())
