"""What the engines' bytes depend on, said without importing an engine.

Planning asks for it on every build, so packages are asked by their metadata and shared libraries through
their own version functions, which takes a few milliseconds where WeasyPrint's import takes hundreds.
"""

from __future__ import annotations

import ctypes
import zlib

from briefings import distributions
from briefings import faces as packaged

__all__ = ["MISSING", "faces", "libraries", "library_version", "printing"]

MISSING = "missing"

PACKAGES = (
    "weasyprint",
    "pydyf",
    "fonttools",
    "tinycss2",
    "cssselect2",
    "tinyhtml5",
    "pyphen",
    "pillow",
    "font-source-serif-pro",
    "font-source-sans-pro",
)
SHARED = (
    ("pango", "libpango-1.0.so.0", "pango_version_string"),
    ("harfbuzz", "libharfbuzz.so.0", "hb_version_string"),
    # It says no version of its own, but is built with HarfBuzz; without it fonts are cut by fontTools instead.
    ("harfbuzz-subset", "libharfbuzz-subset.so.0", None),
    ("fontconfig", "libfontconfig.so.1", None),
)


def printing() -> str:
    """Return the versions of all that a report's bytes depend on besides its inputs."""
    packages = [f"{name} {distributions.version(name)}" for name in PACKAGES]
    return " ".join([*packages, *(f"{name} {found}" for name, found in libraries().items())])


def faces() -> str:
    """Return the versions of all that a web font's bytes depend on."""
    return packaged.version()


def libraries() -> dict[str, str]:
    """Return the versions of the shared libraries that printing uses, each by name, `MISSING` where one is."""
    return {name: library_version(file, function) for name, file, function in SHARED} | {
        "zlib": zlib.ZLIB_RUNTIME_VERSION
    }


def library_version(file: str, function: str | None) -> str:
    """Return a shared library's version.

    Args:
        file: the name that the system's loader finds the library by.
        function: what returns its version as text, or None for a library that has no such function.

    Returns:
        The version; "present" for a library without a function; `MISSING` for one that cannot be loaded.
    """
    try:
        library = ctypes.CDLL(file)
    except OSError:
        return MISSING
    return "present" if function is None else _said(library[function])


def _said(function: ctypes._NamedFuncPointer) -> str:
    """Call a function that returns text."""
    function.restype = ctypes.c_char_p
    said: bytes = function()
    return said.decode("ascii")
