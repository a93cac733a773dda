"""Several files as one artifact's bytes: a ZIP that is the same for the same files."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

__all__ = ["pack", "unpack"]


def pack(files: Mapping[str, bytes]) -> bytes:
    """Put files into an archive, sorted by path; no time, no compression, so that equal files give equal bytes."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as archive:
        for path, content in sorted(files.items()):
            archive.writestr(ZipInfo(path), content)
    return packed.getvalue()


def unpack(content: bytes) -> Mapping[str, bytes]:
    """Return the files of an archive, by path."""
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
