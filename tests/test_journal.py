"""The journal: data with a checksum, and an order of steps that works."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefings.artifacts import digest
from briefings.journal import Journal, Step, is_safe, ordered

STEPS = (Step(1, "gone", "", replaces=True), Step(0, "come", "0" * 64, replaces=False))


def test_what_was_written_is_read() -> None:
    """A journal comes back as it was."""
    assert Journal.read(Journal(STEPS).write()) == Journal(STEPS)


@given(at=st.integers(0, 300), other=st.binary(max_size=3), cut=st.booleans())
def test_damage_at_any_byte_is_noticed(at: int, other: bytes, cut: bool) -> None:
    """A journal that was cut or changed anywhere is itself or none."""
    content = Journal(STEPS).write()
    damaged = content[:at] + other + (b"" if cut else content[at + len(other) :])
    assert Journal.read(damaged) in {Journal(STEPS), None}


def test_a_journal_that_leads_out_of_the_folder_is_none() -> None:
    """Its checksum may be right: a path above the site is not touched."""
    for path in ("../a", "/a", "a/../../b", "", "a\0b"):
        assert not is_safe(path)
        assert Journal.read(Journal((Step(0, path, "", replaces=True),)).write()) is None


def test_a_journal_of_another_version_is_none() -> None:
    """What a later release wrote is not guessed at."""
    body = b'{"steps":[],"version":2}'
    assert Journal.read(digest(body).encode() + b"\n" + body) is None


def test_what_is_in_the_way_goes_first_and_the_rest_last() -> None:
    """Files below or above one that comes go before it; a page that only goes, goes when the others are there."""
    come = [Step(0, "a/x", "1", replaces=False), Step(1, "b", "1", replaces=False)]
    go = [Step(2, "a", "", replaces=True), Step(3, "b/c/y", "", replaces=True), Step(4, "z", "", replaces=True)]
    assert [step.path for step in ordered([*come, *go])] == ["a", "b/c/y", "a/x", "b", "z"]
