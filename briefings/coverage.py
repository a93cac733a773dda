"""Which letters the typefaces have, so that a text is refused before it is set."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from io import BytesIO

from fontTools.ttLib import TTCollection, TTFont, TTLibError

from briefings.faces import FACES

__all__ = ["lacking"]


def lacking(fonts: Iterable[bytes]) -> Callable[[str], bool]:
    """Return what tells whether neither the packaged typefaces nor those given have a letter.

    A letter that a typeface has in parts, as a base and the signs above it, is one that it has: it is set so.

    Args:
        fonts: the content of font files; what is no font has no letters.
    """
    codes = frozenset().union(_packaged(), *map(_codes, fonts))

    def lacks(letter: str) -> bool:
        return not codes.issuperset(map(ord, letter)) and not codes.issuperset(
            map(ord, unicodedata.normalize("NFD", letter))
        )

    return lacks


@cache
def _packaged() -> frozenset[int]:
    """Return the code points that the packaged typefaces have, one or another."""
    return frozenset().union(*(_codes(face.content()) for face in FACES))


def _codes(font: bytes) -> frozenset[int]:
    """Return the code points of a font, or of the first of a collection, as that is the one that is set."""
    try:
        found = (
            TTCollection(BytesIO(font), lazy=True).fonts[0] if font[:4] == b"ttcf" else TTFont(BytesIO(font), lazy=True)
        )
        return frozenset(found.getBestCmap() or {})
    except (TTLibError, AssertionError, KeyError):
        return frozenset()
