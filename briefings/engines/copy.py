"""Maker of files that are published as they are."""

from __future__ import annotations

from briefings.artifacts import Resolved
from briefings.inputs import content

__all__ = ["verbatim"]


def verbatim(inputs: Resolved) -> bytes:
    """Return the content of the input ``file``."""
    return content(inputs, "file")
