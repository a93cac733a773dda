"""Libraries that only some importers need, and what is said where they are not there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from briefings.errors import MissingLibrary

__all__ = ["needed"]


@contextmanager
def needed() -> Iterator[None]:
    """Say how to install what an import inside lacks.

    Raises:
        MissingLibrary: where a library is not there.
    """
    try:
        yield
    except ImportError as error:
        name = error.name or "a library"
        message = f"{name} is not installed; plain text needs none, all else does: pip install 'briefings[import]'"
        raise MissingLibrary(message) from None
