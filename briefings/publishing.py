"""Whether a site may go out: built whole, for its readers alone, and from the content as it is now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefings.built import Built
from briefings.errors import ContentError, Diagnostic, Mark, Severity
from briefings.files import Snapshot
from briefings.output import MANIFEST, read_manifest, unfinished
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


def ready(asked: Asked, snapshot: Snapshot, built: Built | None) -> Ready:
    """Return a site that may go out.

    Args:
        asked: what is to go out.
        snapshot: the project's files as they are now.
        built: what the site was built from; None where that is not known.

    Raises:
        ContentError: where it may not, with a diagnostic for each reason.
    """
    manifest = read_manifest(asked.site)
    if unfinished(asked.site):
        raise ContentError([_refusal(asked, "unfinished-site", "a build was broken off while it wrote the site")])
    if manifest is None or not manifest.files:
        raise ContentError([_refusal(asked, "no-site", "no build has written a site there")])
    if manifest.readers.preview:
        message = f"it is a preview, which shows {manifest.readers.preview}"
        raise ContentError([_refusal(asked, "preview-site", message)])
    if age := _age(asked, snapshot, built):
        raise ContentError([_refusal(asked, "stale-site", age)])
    if changed := [path for path, sha256 in manifest.files.items() if file_digest(asked.site / path) != sha256]:
        raise ContentError(_changed(asked, path) for path in changed)
    return Ready(asked.site, manifest.files, (asked.site / MANIFEST).read_bytes())


def _age(asked: Asked, snapshot: Snapshot, built: Built | None) -> str:
    """Return why a site is not the one that the content makes now; nothing where it is."""
    if built is None:
        return "it is not known what it was built from: .briefings/ does not say it of this site"
    if built.content != snapshot.sha256:
        return "content, settings or templates changed since it was built"
    if not built.span.includes(asked.clock):
        return "an embargo has ended, or an item expired, since it was built"
    return ""


def _changed(asked: Asked, path: str) -> Diagnostic:
    """Say that a file is not as a build wrote it."""
    message = "the file is not as the build wrote it"
    return Diagnostic(Mark(f"{asked.site.name}/{path}"), Severity.ERROR, "changed-site", message, BUILD)


def _refusal(asked: Asked, rule: str, message: str) -> Diagnostic:
    """Say why a site may not go out."""
    return Diagnostic(Mark(f"{asked.site.name}/"), Severity.ERROR, rule, message, BUILD)
