"""Whether a site may go out: built whole, for its readers alone, and from the content as it is now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefings.building import span_of, stamped
from briefings.errors import ContentError, Diagnostic, Mark, Severity
from briefings.files import Snapshot
from briefings.output import MANIFEST, Stamp, read_manifest, unfinished
from briefings.reading import Means, read_content
from briefings.settling import file_digest
from briefings.transfer import Ready

__all__ = ["Asked", "ready"]

BUILD = "Run: briefings build"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to go out.

    Attributes:
        site: the site's folder; it is locked by the caller.
        clock: as of when.
    """

    site: Path
    clock: datetime


def ready(asked: Asked, snapshot: Snapshot, desk_file: str, means: Means) -> Ready:
    """Return a site that may go out.

    Args:
        asked: what is to go out.
        snapshot: the project's files as they are now.
        desk_file: the desk's settings, below it.
        means: how content is read.

    Raises:
        ContentError: where it may not, with a diagnostic for each reason.
    """
    manifest = read_manifest(asked.site)
    if unfinished(asked.site):
        raise ContentError(
            [_refusal(asked, "unfinished-site", "a build was broken off while it wrote the site", BUILD)]
        )
    if manifest is None or not manifest.files:
        raise ContentError([_refusal(asked, "no-site", "no build has written a site there", BUILD)])
    if reasons := [*_readers(asked, manifest.stamp), *_age(asked, manifest.stamp, snapshot, desk_file, means)]:
        raise ContentError(reasons)
    if changed := [path for path, sha256 in manifest.files.items() if file_digest(asked.site / path) != sha256]:
        raise ContentError(_changed(asked, path) for path in changed)
    return Ready(asked.site, manifest.files, (asked.site / MANIFEST).read_bytes())


def _readers(asked: Asked, stamp: Stamp) -> Iterator[Diagnostic]:
    """Yield why a site is not for everybody."""
    if stamp.preview:
        yield _refusal(asked, "preview-site", f"it is a preview, which shows {stamp.preview}", BUILD)


def _age(asked: Asked, stamp: Stamp, snapshot: Snapshot, desk_file: str, means: Means) -> Iterator[Diagnostic]:
    """Yield why a site is not the one that the content makes now."""
    content = read_content(snapshot, desk_file, means)
    now = stamped(snapshot, span_of(content.records, asked.clock), stamp.clearance, stamp.preview)
    if now.content != stamp.content:
        yield _refusal(asked, "stale-site", "content, settings or templates changed since it was built", BUILD)
    elif now.span != stamp.span:
        yield _refusal(asked, "stale-site", "an embargo has ended, or an item expired, since it was built", BUILD)


def _changed(asked: Asked, path: str) -> Diagnostic:
    """Say that a file is not as a build wrote it."""
    message = "the file is not as the build wrote it"
    return Diagnostic(Mark(f"{asked.site.name}/{path}"), Severity.ERROR, "changed-site", message, BUILD)


def _refusal(asked: Asked, rule: str, message: str, hint: str) -> Diagnostic:
    """Say why a site may not go out."""
    return Diagnostic(Mark(f"{asked.site.name}/"), Severity.ERROR, rule, message, hint)
