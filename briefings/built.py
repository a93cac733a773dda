"""What a site was built from, and how long that holds, for who publishes it.

It is kept in the cache and not in the site: readers are not to know that something waits, nor until when.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import cast

from briefings.memory import keep, recall, written
from briefings.output import MANIFEST
from briefings.settling import file_digest
from briefings.standing import Span, site_name

__all__ = ["Built", "keep_built", "recall_built"]

FOLDER = "built-1"
"""The folder of the cache; its number is that of what stands in it."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a site was built from.

    Attributes:
        content: the SHA-256 of all files of the project (`briefings.files.Snapshot.sha256`).
        span: how long the same files make the same site.
        manifest: the SHA-256 of the site's manifest.
    """

    content: str
    span: Span
    manifest: str


def keep_built(cache: Path, site: Path, content: str, span: Span) -> None:
    """Keep what the site in a folder was built from; where that cannot be written, nothing is kept."""
    line = [content, span.plain(), file_digest(site / MANIFEST)]
    keep(_place(cache, site), [written(line)])


def recall_built(cache: Path, site: Path) -> Built | None:
    """Return what the site in a folder was built from; None where that is not known."""
    for line in recall(_place(cache, site)):
        content, span, manifest = cast("tuple[str, list[str], str]", line)
        found = Built(content, Span.of(span), manifest)
        return found if manifest == file_digest(site / MANIFEST) else None
    return None


def _place(cache: Path, site: Path) -> Path:
    """Return the file that says it of a site."""
    return cache / FOLDER / site_name(site)
