"""Where a site can be published, one kind of address a module: its name is the scheme, `git` for `git+https://`.

A publisher module has `prepare`, from a site that is ready, an address and a folder of its own for what it keeps
between runs, to a Publication: it looks at the place and changes nothing there. An address that it does not understand
is a mistake in the command line; a place that refuses is a fault of the environment.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias, cast
from urllib.parse import urlsplit

from briefings import discovery
from briefings.errors import UsageError
from briefings.transfer import Publication, Ready

__all__ = ["Preparer", "names", "prepare"]

Preparer: TypeAlias = Callable[[Ready, str, Path], Publication]


def names() -> tuple[str, ...]:
    """Return the names of all publishers, sorted."""
    return discovery.names(__name__)


def prepare(site: Ready, address: str, workshop: Path) -> Publication:
    """Look at the place of an address, and return what is to be done for it to hold a site.

    Args:
        site: what is to stand there.
        address: the place, as a URL.
        workshop: a folder that publishers may fill, and find so the next time.

    Raises:
        UsageError: where no publisher knows such addresses, or this one.
        ContentError: where what no publishing put there is in the way.
        EnvironmentFault: where the place cannot be reached.
    """
    scheme = urlsplit(address).scheme.partition("+")[0]
    if scheme not in names():
        known = ", ".join(f"{name}" for name in names())
        raise UsageError(f"{address!r} is no address that a site can be published to; addresses begin with: {known}")
    preparer = cast("Preparer", discovery.module(__name__, scheme).prepare)
    return preparer(site, address, workshop / scheme)
