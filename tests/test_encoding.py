"""Records and diagnostics as plain values, and back."""

from __future__ import annotations

import dataclasses
import json
from typing import cast, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings import encoding, records
from briefings.artifacts import Packed, canonical
from briefings.errors import Diagnostic, Severity
from briefings.records import Record

TEXT = st.text(max_size=8)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=4,
)
KINDS = (records.BriefingRecord, records.EditionRecord, records.EntityRecord, records.SourceRecord, records.DeskRecord)
SIMPLE: dict[str, st.SearchStrategy[object]] = {
    "str": TEXT,
    "int": st.integers(),
    "bool": st.booleans(),
    "Plain": PLAIN,
    "Facts": st.dictionaries(TEXT, PLAIN, max_size=3),
    "Packed": PLAIN.map(lambda value: Packed.of(canonical(value))),
    "ReferenceKind": st.sampled_from(get_args(records.ReferenceKind)),
    "Severity": st.sampled_from(Severity),
    "tuple[str, str]": st.tuples(TEXT, TEXT),
}


def values(annotation: str) -> st.SearchStrategy[object]:
    """Give the values that a field of an annotation may hold."""
    if annotation.endswith(" | None"):
        return st.none() | values(annotation.removesuffix(" | None"))
    if annotation.endswith(", ...]"):
        return st.lists(values(annotation[len("tuple[") : -len(", ...]")]), max_size=2).map(tuple)
    return SIMPLE[annotation] if annotation in SIMPLE else made(getattr(records, annotation))


def made(kind: type) -> st.SearchStrategy[object]:
    """Give values of a dataclass with anything in each of its fields."""
    held = {field.name: values(str(field.type)) for field in dataclasses.fields(kind)}
    return st.builds(kind, **held)


ALL = cast("st.SearchStrategy[Record]", st.one_of(*map(made, KINDS)))


@given(record=ALL)
@settings(deadline=None, max_examples=60)
def test_a_record_is_what_it_was(record: Record) -> None:
    """What is decoded from JSON equals what was encoded."""
    line = json.dumps(encoding.encode_record(record))
    assert encoding.decode_record(json.loads(line)) == record


@given(diagnostic=made(Diagnostic))
def test_a_diagnostic_is_what_it_was(diagnostic: Diagnostic) -> None:
    """What is decoded from JSON equals what was encoded, its severity a severity again."""
    found = encoding.decode_diagnostic(json.loads(json.dumps(encoding.encode_diagnostic(diagnostic))))
    assert found == diagnostic
    assert isinstance(found.severity, Severity)


def test_every_record_is_known() -> None:
    """Each dataclass that records hold has a way to be written, with each of its fields."""
    held = [kind for kind in vars(records).values() if isinstance(kind, type) and dataclasses.is_dataclass(kind)]
    # A reference is made of those columns when it is asked for.
    assert sorted(kind.__name__ for kind in held if kind.__name__ not in encoding.CODECS) == ["Reference"]
    assert set(KINDS) <= set(held)


def test_a_new_kind_of_field_is_an_error() -> None:
    """A field of a kind that is not known is not passed over, nor written in some way or other."""

    @dataclasses.dataclass(frozen=True)
    class Odd:
        """A record with a field of a kind that no other has."""

        when: frozenset[int]

    with pytest.raises(KeyError, match="frozenset"):
        encoding.dataclass_codec(Odd)


@pytest.mark.parametrize("values", [["a.yaml", 1], ["a.yaml", 1, 2, 3]])
def test_a_field_too_few_or_too_many_is_an_error(values: list[object]) -> None:
    """What was written by another version of the program is not taken for a record."""
    with pytest.raises((TypeError, ValueError)):
        encoding.decode_diagnostic([values, "error", "rule", "message", ""])  # type: ignore[list-item]
