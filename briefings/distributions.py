"""The versions of installed packages, by what their installers recorded (PEP 376, core metadata).

`importlib.metadata` reads the same files through the standard library's parser of mail, whose import alone takes as
long as to look at ten thousand files.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import cache

__all__ = ["version"]

RECORDED = ".dist-info"


def version(name: str) -> str:
    """Return the version of an installed package.

    Args:
        name: its name on the package index, in lower case with hyphens.

    Raises:
        importlib.metadata.PackageNotFoundError: where it is not installed.
    """
    folder = _folders(tuple(sys.path)).get(name, "")
    try:
        with open(f"{folder}/METADATA", encoding="utf-8") as lines:  # noqa: PTH123 # pathlib doubles the time
            return next(line for line in lines if line.startswith("Version:")).partition(":")[2].strip()
    except (OSError, StopIteration):
        from importlib import metadata  # noqa: PLC0415 # only for what is recorded in another way

        return metadata.version(name)


@cache
def _folders(path: tuple[str, ...]) -> Mapping[str, str]:
    """Return where the packages on a path are recorded, by name; what stands earlier on the path counts."""
    found: dict[str, str] = {}
    for place in filter(os.path.isdir, path):
        for entry in sorted(os.listdir(place)):  # noqa: PTH208 # as above
            if entry.endswith(RECORDED):
                found.setdefault(entry.partition("-")[0].lower().replace("_", "-"), f"{place}/{entry}")
    return found
