"""Records and diagnostics as plain values, and back: lists of their fields, in order.

What is decoded equals what was encoded, with text alone where there was a kind of text. The annotations of the
fields say how; one that is not known here is an error on import, so that no new field goes lost.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import TypeAlias, TypeVar, cast

from briefings import records
from briefings.artifacts import FileInput, Packed, Plain
from briefings.errors import Diagnostic, Mark, Severity
from briefings.records import Record
from briefings.silences import Silence

__all__ = ["dataclass_codec", "decode_diagnostic", "decode_record", "encode_diagnostic", "encode_record"]

Encode: TypeAlias = Callable[[object], Plain]
Decode: TypeAlias = Callable[[Plain], object]
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class _Codec:
    """How values of one annotation are written and read."""

    encode: Encode
    decode: Decode


def _as_is(value: object) -> Plain:
    """Return a value that is plain already."""
    return cast("Plain", value)


def _name(value: Plain) -> str:
    """Return a name, one object for all that are equal: most stand in many records."""
    return sys.intern(str(value))


TEXT = _Codec(_as_is, lambda value: value)
NAME = _Codec(_as_is, _name)
CODECS: dict[str, _Codec] = {
    **dict.fromkeys(("str", "int", "bool", "Plain", "Facts"), TEXT),
    "ReferenceKind": NAME,
    "Packed": _Codec(
        lambda value: cast("Packed", value).text.decode("utf-8", "surrogatepass"),
        lambda value: Packed.of(str(value).encode("utf-8", "surrogatepass")),
    ),
    "Severity": _Codec(str, lambda value: Severity(str(value))),
}
NAMES = {
    ("Mark", "path"),
    ("References", "path"),
    ("References", "targets"),
    ("FileInput", "path"),
    ("Diagnostic", "rule"),
    ("Silence", "rule"),
}
"""The fields that hold the same text in many values."""


def _codec(annotation: str) -> _Codec:
    """Return how values of an annotation are written and read.

    Raises:
        KeyError: where that is not known.
    """
    if annotation.endswith(" | None"):
        return _optional(_codec(annotation.removesuffix(" | None")))
    if annotation.startswith("tuple[") and annotation.endswith(", ...]"):
        return _several(_codec(annotation.removeprefix("tuple[").removesuffix(", ...]")))
    if annotation == "tuple[str, str]":
        return _Codec(lambda value: list(cast("tuple[str, str]", value)), lambda value: tuple(cast("list[str]", value)))
    return CODECS[annotation]


def _optional(inner: _Codec) -> _Codec:
    """Return how a value that may be absent is written and read."""
    return _Codec(
        lambda value: None if value is None else inner.encode(value),
        lambda value: None if value is None else inner.decode(value),
    )


def _several(inner: _Codec) -> _Codec:
    """Return how a tuple of values is written and read."""
    if inner is NAME:
        return _Codec(
            lambda value: list(cast("tuple[str, ...]", value)),
            lambda value: tuple(map(sys.intern, cast("list[str]", value))),
        )
    if inner is TEXT:
        return _Codec(
            lambda value: list(cast("tuple[Plain, ...]", value)), lambda value: tuple(cast("list[str]", value))
        )
    return _Codec(
        lambda value: [inner.encode(item) for item in cast("tuple[object, ...]", value)],
        lambda value: tuple([inner.decode(item) for item in cast("list[Plain]", value)]),
    )


def dataclass_codec(kind: type) -> _Codec:
    """Return how a dataclass is written and read: as the list of its fields."""
    named = [(field.name, _field(kind.__name__, field.name, str(field.type))) for field in fields(kind)]
    decoders = [codec.decode for _, codec in named]

    def decode(value: Plain) -> object:
        return kind(*[read(item) for read, item in zip(decoders, cast("list[Plain]", value), strict=True)])

    return _Codec(lambda value: [codec.encode(getattr(value, name)) for name, codec in named], decode)


def _field(owner: str, name: str, annotation: str) -> _Codec:
    """Return how a field is written and read."""
    if (owner, name) in NAMES:
        return _several(NAME) if annotation.startswith("tuple[") else NAME
    return _codec(annotation)


for _kind in (
    Mark,
    FileInput,
    Diagnostic,
    Silence,
    records.References,
    records.Visibility,
    records.HighlightRecord,
    records.ImplicationRecord,
    records.UpdateRecord,
    records.ProductRecord,
    records.CorrectionRecord,
    records.ChartRecord,
    records.PictureRecord,
    records.DeskRecord,
    records.SourceRecord,
    records.EntityRecord,
    records.EditionRecord,
    records.BriefingRecord,
):
    # Later ones hold earlier ones.
    CODECS[_kind.__name__] = dataclass_codec(_kind)


def encode_record(record: Record) -> Plain:
    """Return a record as a plain value, with its kind."""
    kind = type(record).__name__
    return [kind, CODECS[kind].encode(record)]


def decode_record(value: Plain) -> Record:
    """Return the record that a plain value stands for.

    Raises:
        KeyError, TypeError, ValueError: where it stands for none.
    """
    kind, inner = cast("tuple[str, Plain]", value)
    return cast("Record", CODECS[kind].decode(inner))


def encode_diagnostic(diagnostic: Diagnostic) -> Plain:
    """Return a diagnostic as a plain value."""
    return CODECS["Diagnostic"].encode(diagnostic)


def decode_diagnostic(value: Plain) -> Diagnostic:
    """Return the diagnostic that a plain value stands for.

    Raises:
        TypeError, ValueError: where it stands for none.
    """
    return cast("Diagnostic", CODECS["Diagnostic"].decode(value))
