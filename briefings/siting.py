"""Where a site may stand: in a folder of its own, apart from what its desk is made of; and what is at fault in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from briefings.errors import EnvironmentFault, UsageError
from briefings.files import FOLDERS
from briefings.settling import JOURNAL, RETURN, STAGE

__all__ = ["at_fault", "refuse_site"]

OWN = (*FOLDERS, ".briefings", ".git")
"""The folders of a desk that hold nothing of a site's."""


def refuse_site(site: Path, root: Path, desk_file: str, cache: Path) -> None:
    """Stop before anything is touched where a site's folder is none of its own.

    Args:
        site: the folder; it need not be there.
        root: the project's folder.
        desk_file: the desk's settings, below it.
        cache: the folder of what was made before.

    Raises:
        UsageError: where it is, holds, or lies within what the desk is made of, by any link.
        EnvironmentFault: where a file stands there.
    """
    own = [root / desk_file, cache, *(root / name for name in OWN)]
    for here in _names(site):
        holds = [place for place in (root, *own) if any(name.is_relative_to(here) for name in _names(place))]
        within = [place for place in own if any(here.is_relative_to(name) for name in _names(place))]
        if holds or within:
            said = f"{site} cannot hold the site, as the desk's own files are there ({(*within, *holds)[0]})"
            raise UsageError(f"{said}; --site-dir names a folder of its own, such as site/")
    if os.path.lexists(site) and not site.is_dir():
        raise EnvironmentFault(
            f"{site} is no folder, and the site needs one; move it away, or name another: --site-dir"
        )


def _names(place: Path) -> Iterator[Path]:
    """Yield the whole path of a place as it is named, and as it is called behind all links."""
    yield Path(os.path.abspath(place))  # noqa: PTH100 # pathlib's does not take `..` away
    yield place.resolve()


def at_fault(error: OSError, site: Path) -> Path:
    """Return what an error of a site's commit is about.

    Of two paths it is the one that a file was to come to. Whoever reads it knows nothing of the stage: the site's
    folder is named instead.
    """
    place = Path(str(error.filename2 or error.filename or site))
    return site if {STAGE, JOURNAL, RETURN}.intersection(place.parts) else place
