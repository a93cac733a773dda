from __future__ import annotations

import re
import subprocess
import sys
from importlib import metadata

from briefings import faces
from briefings.engines import versions

ABSENT = "libno-such-library.so.0"


def test_every_part_of_the_print_engine_is_named() -> None:
    """WeasyPrint, what it is made of, the fonts, and the shared libraries, each with a version."""
    said = versions.printing()
    for name in ("weasyprint", "pydyf", "fonttools", "tinycss2", "pyphen", "pillow", "font-source-serif-pro"):
        assert f"{name} {metadata.version(name)}" in said
    for name in ("pango", "harfbuzz", "zlib"):
        assert re.search(rf"(^| ){name} \d+\.\d+", said), said


def test_the_library_that_cuts_fonts_is_told_to_be_there_or_not() -> None:
    """A report cut by HarfBuzz has another version than one cut by fontTools."""
    assert versions.libraries()["harfbuzz-subset"] in {"present", versions.MISSING}


def test_a_missing_library_is_a_value() -> None:
    """A library that cannot be loaded is said to be missing; nothing is raised."""
    assert versions.library_version(ABSENT, "version_string") == versions.MISSING
    assert versions.library_version(ABSENT, None) == versions.MISSING


def test_the_version_of_web_fonts_is_that_of_the_faces() -> None:
    """Web fonts depend on the packaged files and on what packs them."""
    assert versions.faces() == faces.version()


def test_asking_imports_no_engine() -> None:
    """Planning learns the versions without WeasyPrint or fontTools."""
    code = (
        "import sys; from briefings.engines import versions; versions.printing(); versions.faces();"
        "print([name for name in ('weasyprint', 'fontTools', 'pydyf', 'PIL') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
