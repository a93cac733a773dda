from __future__ import annotations

import subprocess
import sys
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from briefings.engines.font import woff2
from briefings.faces import face

FACE = "source-serif-pro-semibold-italic"


def test_a_web_font_is_the_same_each_time() -> None:
    """Packing a face twice, and in another process with another hash seed, gives equal bytes."""
    code = (
        "import hashlib; from briefings.engines.font import woff2;"
        f"print(hashlib.sha256(woff2({{'face': '{FACE}'}})).hexdigest())"
    )
    here = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    there = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"},
    )
    assert here.stdout == there.stdout != ""
    assert woff2({"face": FACE}) == woff2({"face": FACE})


def test_a_web_font_has_the_letters_of_its_face() -> None:
    """The packed file is WOFF2 and loses no letter."""
    packed = woff2({"face": FACE})
    before = TTFont(BytesIO(face(FACE).content()))
    assert packed.startswith(b"wOF2")
    assert TTFont(BytesIO(packed)).getBestCmap() == before.getBestCmap()


def test_a_web_font_needs_the_name_of_a_face() -> None:
    """An input that is no text is refused."""
    with pytest.raises(TypeError, match="face"):
        woff2({"face": 7})
