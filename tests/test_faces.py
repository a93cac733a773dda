from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from briefings.faces import FACES, Face, face, stylesheet, version

ITALIC = 1 << 0


def names(known: Face) -> str:
    """Give a face's name."""
    return known.name


def test_each_face_has_a_name_of_its_own() -> None:
    """No two faces share a name, a file, or a place in their family."""
    assert len({known.name for known in FACES}) == len(FACES)
    assert len({known.file for known in FACES}) == len(FACES)
    assert len({(known.family, known.weight, known.italic) for known in FACES}) == len(FACES)


def test_a_face_is_found_by_its_name() -> None:
    """The name gives the face back."""
    assert [face(known.name) for known in FACES] == list(FACES)


def test_an_unknown_face_is_refused() -> None:
    """A name that no packaged face has is an error that names it."""
    with pytest.raises(KeyError, match="comic-sans"):
        face("comic-sans")


@pytest.mark.parametrize("known", FACES, ids=names)
def test_the_file_is_what_the_face_says(known: Face) -> None:
    """Family, weight and slant stand in the TrueType file as the face gives them."""
    font = TTFont(BytesIO(known.content()))
    family = font["name"].getDebugName(16) or font["name"].getDebugName(1)
    slanted = bool(font["OS/2"].fsSelection & ITALIC)
    assert (family, font["OS/2"].usWeightClass, slanted) == (known.family, known.weight, known.italic)


def test_each_face_has_one_rule() -> None:
    """The style sheet names each face's family, weight, style and address, once."""
    rules = stylesheet(lambda known: f"fonts/{known.name}.woff2", "swap").splitlines()
    assert len(rules) == len(FACES)
    assert rules[1] == (
        '@font-face { font-family: "Source Serif Pro"; font-style: italic; font-weight: 400; font-display: swap;'
        ' src: url("fonts/source-serif-pro-italic.woff2"); }'
    )


def test_paper_needs_no_display() -> None:
    """Without a display, the rules say nothing of it."""
    assert "font-display" not in stylesheet(names)


def test_the_version_names_what_the_bytes_depend_on() -> None:
    """Both packages of fonts and both libraries that pack them are named with their versions."""
    numbered = re.findall(r"(\S+) (\d[\w.]*)", version())
    assert [name for name, _ in numbered] == ["font-source-serif-pro", "font-source-sans-pro", "fonttools", "brotli"]


def test_naming_faces_imports_no_engine() -> None:
    """Neither the module nor its style sheet and version need fontTools."""
    code = (
        "import sys; from briefings import faces;"
        "faces.stylesheet(lambda face: face.file); faces.version(); print('fontTools' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
