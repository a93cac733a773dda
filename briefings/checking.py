"""The content, read whole and looked at with every rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefings.audience import Audience
from briefings.catalog import Catalog, catalog
from briefings.digests import DIGESTS
from briefings.errors import Diagnostic
from briefings.files import Snapshot, scan
from briefings.model.desk import Repository
from briefings.reading import AFRESH, Content, Means, read_content
from briefings.rules import World, check_all
from briefings.templates import faults

__all__ = ["Checked", "Means", "check", "look", "own_templates", "world_of"]


@dataclass(frozen=True)
class Checked:
    """The content, read and checked."""

    snapshot: Snapshot
    content: Content
    catalog: Catalog
    diagnostics: tuple[Diagnostic, ...]


def check(root: Path, desk_file: str, audience: Audience, repository: str = "", means: Means = AFRESH) -> Checked:
    """Read the content, and look at it with every rule.

    Args:
        root: the project's folder.
        desk_file: the desk's settings, below it.
        audience: for whom and as of when.
        repository: who can read the files, where the desk does not say.
        means: with what it is read; what did not change since the last time is not read again where that is kept.

    Raises:
        ContentError: where not even the desk's settings can be read.
    """
    kept = means.kept / DIGESTS if means.kept else None
    return look(scan(root, desk_file, kept), desk_file, audience, repository, means)


def look(
    snapshot: Snapshot, desk_file: str, audience: Audience, repository: str = "", means: Means = AFRESH
) -> Checked:
    """Do what `check` does for files that were looked at."""
    content = read_content(snapshot, desk_file, means)
    linked = catalog(content.desk, content.desk_file, content.records, audience, snapshot.files)
    across = check_all(world_of(content, linked, audience, repository))
    found = {*content.diagnostics, *across, *faults(own_templates(snapshot))}
    return Checked(snapshot, content, linked, tuple(sorted(found)))


def world_of(content: Content, linked: Catalog, audience: Audience, repository: str) -> World:
    """Return what rules across files see."""
    files = (record.file for record in content.records if audience.waits_for(record.visibility))
    return World(
        catalog=linked,
        records=content.records,
        broken=content.broken,
        waiting=frozenset(file.path for file in files if file),
        public=(content.desk.repository or repository) == Repository.PUBLIC,
    )


def own_templates(snapshot: Snapshot) -> Mapping[str, bytes]:
    """Return the desk's own templates, by name."""
    own = snapshot.below("templates").files
    return {name: snapshot.read(file) for name, file in own if name.endswith(".j2")}
