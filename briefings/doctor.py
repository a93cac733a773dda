"""What the machine has of what is needed, and how to get the rest."""

from __future__ import annotations

import ctypes
import importlib
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from briefings import __version__
from briefings.faces import FACES, Face

__all__ = ["Finding", "examine"]

LIBRARIES = (
    ("libpango-1.0.so.0", "libpango-1.0-0", True),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0-0", True),
    ("libharfbuzz.so.0", "libharfbuzz0b", True),
    ("libharfbuzz-subset.so.0", "libharfbuzz-subset0", False),
    ("libfontconfig.so.1", "libfontconfig1", True),
)
PACKAGES = (
    "weasyprint",
    "vl-convert-python",
    "font-source-serif-pro",
    "font-source-sans-pro",
    "fonttools",
    "babel",
    "brotli",
    "jinja2",
    "markdown-it-py",
    "mdit-py-plugins",
    "pikepdf",
    "pillow",
    "pydantic",
    "pyyaml",
    "rcssmin",
    "ruamel.yaml",
)
LEAST_PYTHON = (3, 11)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is there or missing.

    Attributes:
        name: what it is.
        present: whether it is there.
        detail: its version, or what it is for.
        remedy: how to get it.
        needed: whether nothing works without it.
    """

    name: str
    present: bool
    detail: str
    remedy: str = ""
    needed: bool = True


def examine() -> tuple[Finding, ...]:
    """Look at the interpreter, the packages and the libraries."""
    return tuple(_findings())


def _findings() -> Iterator[Finding]:
    """Yield what was found."""
    yield Finding("briefings", present=True, detail=__version__)
    python = sys.version_info[:2] >= LEAST_PYTHON
    yield Finding("Python", python, platform.python_version(), "Install Python 3.11 or later.")
    for package in PACKAGES:
        yield _package(package)
    for library, debian, needed in LIBRARIES:
        yield _library(library, debian, needed=needed)
    yield _faster_yaml()
    yield _faces()


def _package(name: str) -> Finding:
    """Look for a Python package."""
    try:
        return Finding(name, present=True, detail=version(name))
    except PackageNotFoundError:
        return Finding(name, present=False, detail="not installed", remedy=f"pip install {name}")


def _library(name: str, debian: str, *, needed: bool) -> Finding:
    """Look for a shared library."""
    remedy = f"apt-get install {debian}"
    try:
        ctypes.CDLL(name)
    except OSError:
        purpose = "PDF reports cannot be set without it" if needed else "PDF reports take ten times as long without it"
        return Finding(name, present=False, detail=purpose, remedy=remedy, needed=needed)
    return Finding(name, present=True, detail="found")


def _faster_yaml() -> Finding:
    """Look for PyYAML's C parser, which the loader uses."""
    try:
        importlib.import_module("yaml._yaml")
    except ImportError:
        return Finding(
            "libyaml",
            present=False,
            detail="PyYAML has no C parser",
            remedy="pip install --force-reinstall pyyaml",
        )
    return Finding("libyaml", present=True, detail="found")


def _faces() -> Finding:
    """Look for the files of the typefaces."""
    missing = [face.name for face in FACES if not _is_there(face)]
    remedy = "pip install --force-reinstall font-source-serif-pro font-source-sans-pro"
    detail = f"{missing[0]} cannot be read" if missing else f"{len(FACES)} faces found"
    return Finding("typefaces", not missing, detail, remedy)


def _is_there(face: Face) -> bool:
    """Tell whether a face's file can be read."""
    try:
        return bool(face.content())
    except (OSError, ImportError):
        return False
