"""Artifacts and their keys.

An artifact's key is a hash of all that its bytes depend on, so equal keys promise equal bytes: what is known
is never made again. Inputs are plain JSON values, packed or not, files of the project (by digest), sets of such
files, other artifacts (by key), or the size of another artifact. Before a maker is called, `Inputs` are resolved to
plain values and bytes, so that a job carries all that it needs to any process or machine.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

__all__ = [
    "Artifact",
    "FileInput",
    "FileSet",
    "Input",
    "Maker",
    "Packed",
    "Plain",
    "Resolved",
    "SizeOf",
    "canonical",
    "digest",
    "unpacked",
]

SWIFT = 1
"""The level of compression: ten microseconds a kilobyte, and facts take a fifth of their room."""
Plain: TypeAlias = "None | bool | int | float | str | Sequence[Plain] | Mapping[str, Plain]"


def digest(content: bytes) -> str:
    """Return the SHA-256 of some bytes in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def canonical(value: Plain) -> bytes:
    """Serialise a plain value so that equal values give equal bytes (sorted keys, no spaces, UTF-8)."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class FileInput:
    """A file of the project as an input: its path from the root and the SHA-256 of its content."""

    path: str
    sha256: str


@dataclass(frozen=True)
class FileSet:
    """Several files under names of their own, such as a theme's templates."""

    files: tuple[tuple[str, FileInput], ...]

    @cached_property
    def sha256(self) -> str:
        """The hash of what the set contributes to a key; thousands of pages share the same templates."""
        return digest(canonical(self.identity()))

    def identity(self) -> Plain:
        """Return what the set contributes to a key."""
        return [[name, source.sha256] for name, source in self.files]


@dataclass(frozen=True, slots=True)
class Packed:
    """Plain values as compressed JSON: a fiftieth of the room that they take in memory.

    Equal values in another order are another input, as a page may show them in their order.

    Attributes:
        squeezed: the JSON, compressed.
        size: how many bytes it has where it is not.
    """

    squeezed: bytes
    size: int

    @classmethod
    def of(cls, text: bytes) -> Packed:
        """Pack values that are JSON in UTF-8."""
        return cls(zlib.compress(text, SWIFT), len(text))

    @property
    def text(self) -> bytes:
        """The JSON."""
        return zlib.decompress(self.squeezed)

    @property
    def sha256(self) -> str:
        """The hash of the text."""
        return digest(self.text)

    def plain(self) -> Plain:
        """Return the values."""
        values: Plain = json.loads(self.text)
        return values


@dataclass(frozen=True, slots=True)
class SizeOf:
    """The number of bytes of another artifact, for a page that names it."""

    artifact: Artifact


Input: TypeAlias = "Plain | Packed | FileInput | FileSet | SizeOf | Artifact | Sequence[Artifact]"
Resolved: TypeAlias = Mapping[str, object]
Maker: TypeAlias = Callable[[Resolved], bytes]


@dataclass(frozen=True)
class Artifact:
    """One output file to be.

    Attributes:
        path: where the file goes below the site's folder; empty for what only other artifacts use. One that ends
            in a slash is a folder: the bytes are an archive of the files below it (`briefings.archive`).
        maker: the dotted name of a pure function from resolved inputs to bytes.
        inputs: all that the bytes depend on, by name.
        version: what the maker's bytes depend on besides its inputs: code and library versions.
        heavy: whether making it is worth a process of its own.
    """

    path: str
    maker: str
    inputs: Mapping[str, Input]
    version: str = ""
    heavy: bool = field(default=False, compare=False)

    @cached_property
    def key(self) -> str:
        """The hash of all that the bytes depend on; the path is left out, as it changes no byte."""
        inputs = {name: _identity(value) for name, value in self.inputs.items()}
        return digest(canonical({"inputs": inputs, "maker": self.maker, "version": self.version}))

    @property
    def weight(self) -> int:
        """The bytes of what is packed in its inputs: how much it shows, about."""
        return sum(value.size for value in self.inputs.values() if isinstance(value, Packed))

    def uses(self) -> Iterator[Artifact]:
        """Yield the artifacts that have to be made before this one."""
        for value in self.inputs.values():
            if isinstance(value, Artifact):
                yield value
            elif isinstance(value, SizeOf):
                yield value.artifact
            elif isinstance(value, tuple):
                yield from (item for item in value if isinstance(item, Artifact))

    def resolve(self, read: Callable[[FileInput], bytes], made: Callable[[Artifact], bytes]) -> dict[str, object]:
        """Return the inputs as the maker gets them, but for what is packed (`unpacked`), which travels so.

        Args:
            read: gives a file's bytes.
            made: gives the bytes of an artifact that was made before.
        """
        return {name: _resolved(value, read, made) for name, value in self.inputs.items()}


def unpacked(inputs: Resolved) -> Resolved:
    """Return resolved inputs as the maker gets them."""
    return {name: value.plain() if isinstance(value, Packed) else value for name, value in inputs.items()}


def _identity(value: Input) -> Plain:
    """Return what an input contributes to a key; each kind is tagged, so that no two can be confused."""
    match value:
        case FileInput():
            return {"file": value.sha256, "path": value.path}
        case FileSet() | Packed():
            return {type(value).__name__: value.sha256}
        case SizeOf():
            return {"size": value.artifact.key}
        case Artifact():
            return {"artifact": value.key}
        case tuple() if value and isinstance(value[0], Artifact):
            return {"artifacts": [item.key for item in value if isinstance(item, Artifact)]}
        case _:
            return {"value": value}  # type: ignore[dict-item] # mypy cannot exclude Sequence[Artifact] here


def _resolved(value: Input, read: Callable[[FileInput], bytes], made: Callable[[Artifact], bytes]) -> object:
    """Return one input as the maker gets it."""
    match value:
        case FileInput():
            return read(value)
        case FileSet():
            return {name: read(source) for name, source in value.files}
        case SizeOf():
            return len(made(value.artifact))
        case Artifact():
            return made(value)
        case tuple() if value and isinstance(value[0], Artifact):
            return tuple(made(item) for item in value if isinstance(item, Artifact))
        case _:
            return value
