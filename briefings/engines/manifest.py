"""Maker of manifests: what an edition's files were made from, and their digests."""

from __future__ import annotations

import json
from collections.abc import Mapping

from briefings.artifacts import Plain, Resolved, digest
from briefings.inputs import content

__all__ = ["FORMAT", "manifest"]

FORMAT = 1


def manifest(inputs: Resolved) -> bytes:
    """Make an edition's manifest.

    Args:
        inputs: ``edition`` (what is said of it), ``paths`` (where each of its files stands, by name), and under the
            same names the files.
    """
    edition, paths = inputs["edition"], inputs["paths"]
    if not isinstance(edition, Mapping) or not isinstance(paths, Mapping):
        raise TypeError("an edition and its paths are mappings")
    files = {name: _file(str(path), content(inputs, name)) for name, path in paths.items()}
    said = {name: value for name, value in edition.items() if name != "preview" or value}
    return (json.dumps({"format": FORMAT, **said, **files}, ensure_ascii=False, indent=1) + "\n").encode()


def _file(path: str, made: bytes) -> Mapping[str, Plain]:
    """Return what is said of a file: where it stands, the SHA-256 of its bytes, and how many they are."""
    return {"path": path, "sha256": digest(made), "bytes": len(made)}
