"""Lines without what was kept of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefings.importing.skeletons import KEPT, PAD, PIPED, filled, literal, numbers, ranges

TEXTS = st.text(st.sampled_from("\\…|-{}4a "), max_size=120)


@given(TEXTS, TEXTS)
def test_literal_text_comes_back(before: str, after: str) -> None:
    """Whatever stood around a kept piece stands there again, long runs of one sign too."""
    assert filled(literal(before) + KEPT + literal(after), iter(["kept"])) == f"{before}kept{after}"


def test_a_long_run_is_its_number() -> None:
    """Ten million spaces do not make a file of ten million bytes."""
    assert literal(" " * 10_000_000) == "\\{10000000} "


def test_pieces_that_were_not_there() -> None:
    """A cell that was added is passed over; one whose pipes had backslashes gets them back."""
    assert filled(f"{PAD}{PIPED} | {KEPT}", iter(["added", "a|b", "c"])) == "a\\|b | c"


@given(st.sets(st.integers(1, 60), min_size=1))
def test_numbers_of_lines(lines: set[int]) -> None:
    """Numbers of lines are written as ranges, and read back."""
    assert list(numbers(ranges(sorted(lines)))) == sorted(lines)
