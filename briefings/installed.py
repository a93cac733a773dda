"""What is installed: the versions that the bytes of each maker depend on."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from briefings import __version__
from briefings.artifacts import digest
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
    "pydantic",
    "pyyaml",
    "rcssmin",
)


def versions() -> Versions:
    """Return the makers' versions; no engine is imported."""
    own = code()
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
    home = Path(__file__).parent
    paths = sorted(path for suffix in CODE for path in home.rglob(f"*{suffix}"))
    sources = b"".join(path.relative_to(home).as_posix().encode() + b"\0" + path.read_bytes() for path in paths)
    return f"briefings {__version__}+{digest(sources)[:16]}"
