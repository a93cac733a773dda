"""Maker of the fonts of the web: a packaged face as WOFF2."""

from __future__ import annotations

from io import BytesIO

from fontTools.ttLib.woff2 import compress

from briefings.artifacts import Resolved
from briefings.faces import face
from briefings.inputs import text

__all__ = ["woff2"]


def woff2(inputs: Resolved) -> bytes:
    """Make a face's file for the web, in the Web Open Font Format 2 (W3C Recommendation, 2022).

    Args:
        inputs: ``face``, the name of the face.

    Returns:
        The same bytes each time: tables are packed as they stand, never decoded and written anew.
    """
    packed = BytesIO()
    compress(BytesIO(face(text(inputs, "face")).content()), packed)
    return packed.getvalue()
