"""What is installed: the versions that the bytes of each maker depend on."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator

from briefings import __version__
from briefings.artifacts import digest
from briefings.distributions import version
from briefings.engines import versions as engines
from briefings.versions import Versions

__all__ = ["code", "versions"]

CODE = (".py", ".po")
PAGE_LIBRARIES = (
    "babel",
    "jinja2",
    "markdown-it-py",
    "markupsafe",
    "mdit-py-plugins",
    "mdurl",
    "openpyxl",
    "pydantic",
    "pyyaml",
    "rcssmin",
)


def versions() -> Versions:
    """Return the makers' versions; no engine is imported."""
    # Which letters there are, and of which kind, is Python's own knowledge.
    own = f"{code()} unidata {unicodedata.unidata_version}"
    libraries = " ".join(f"{name} {version(name)}" for name in PAGE_LIBRARIES)
    return Versions(
        reading=f"{own} {libraries} fonttools {version('fonttools')} pillow {version('pillow')} {engines.faces()}",
        page=f"{own} {libraries}",
        chart=f"{own} vl-convert-python {version('vl-convert-python')} {engines.faces()}",
        font=f"{own} {engines.faces()}",
        report=f"{own} {libraries} ruamel-yaml {version('ruamel-yaml')} {engines.printing()}",
        card=f"{own} {libraries} {engines.printing()} pypdfium2 {version('pypdfium2')}",
        search=f"{own} pagefind {version('pagefind-bin-extended')}",
    )


def code() -> str:
    """Return the package's version with a digest of its own code, so that no change of it goes unseen."""
    home = os.path.dirname(__file__)  # noqa: PTH120 # pathlib takes ten times as long for so many files
    sources = b"".join(path.removeprefix(f"{home}/").encode() + b"\0" + _read(path) for path in sorted(_below(home)))
    return f"briefings {__version__}+{digest(sources)[:16]}"


def _below(folder: str) -> Iterator[str]:
    """Yield the files of code below a folder."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _below(entry.path)
            elif entry.name.endswith(CODE):
                yield entry.path


def _read(path: str) -> bytes:
    """Return the bytes of a file."""
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 # as above
        return file.read()
