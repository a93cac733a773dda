"""Where jobs run, and how."""

from __future__ import annotations

import gc

import pytest

from briefings.executors import passed_over, uncollected


def fail() -> None:
    """Fail inside."""
    with uncollected():
        raise KeyError("inside")


def test_rings_are_looked_for_again_afterwards() -> None:
    """Python looks for no rings of garbage inside, and does again once that is over, even by a failure."""
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(KeyError, match="inside"):
        fail()
    assert gc.isenabled()


def test_who_never_looks_for_them_still_does_not() -> None:
    """Where it was off before, it stays off."""
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_stays_is_passed_over() -> None:
    """What was there before is passed over inside, and looked at again afterwards."""
    before = gc.get_freeze_count()
    with passed_over():
        assert gc.get_freeze_count() > before
    assert gc.get_freeze_count() == 0
