from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.register import Judgement, Outcome, register
from briefings.scoring import ENOUGH, scoring
from briefings.values.judgement import Likelihood
from tests.desks import checked, desk
from tests.following import FOLLOWED


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Judgement:
    """Give a judgement to make others from."""
    return register(checked(desk(tmp_path_factory.mktemp("desk"), FOLLOWED)).catalog)[0]


def settled(pattern: Judgement, likelihood: str, outcome: Outcome) -> Judgement:
    """Give a judgement of a likelihood with an outcome."""
    return replace(pattern, implication=replace(pattern.implication, likelihood=likelihood), outcome=outcome)


def test_fewer_than_ten_have_no_score(pattern: Judgement) -> None:
    """Nine settled judgements give no score, ten do."""
    found = [settled(pattern, "likely", "came true")] * ENOUGH
    assert scoring(found[1:]).brier is None
    assert scoring(found).brier == pytest.approx((1 - 0.675) ** 2)


def test_the_score_by_hand(pattern: Judgement) -> None:
    """Five that were almost certain and came true, five that were unlikely and did: (0.03² + 0.675²) / 2."""
    sure = [settled(pattern, "almost certain", "came true")] * 5
    missed = [settled(pattern, "unlikely", "came true")] * 5
    assert scoring([*sure, *missed]).brier == pytest.approx((0.03**2 + 0.675**2) / 2)


def test_what_does_not_count(pattern: Judgement) -> None:
    """Open and void judgements and those without a likelihood are left out."""
    outcomes: tuple[Outcome, ...] = ("open", "void")
    left_out = [settled(pattern, "likely", outcome) for outcome in outcomes] + [settled(pattern, "", "came true")]
    assert scoring(left_out).settled == 0


def test_bands(pattern: Judgement) -> None:
    """Each band counts its settled judgements and those that came true; empty bands stay in the table."""
    found = [settled(pattern, "likely", "came true"), settled(pattern, "likely", "did not")]
    counts = {band.likelihood.value: (band.settled, band.came_true) for band in scoring(found).bands}
    assert counts["likely"] == (2, 1)
    assert len(counts) == len(Likelihood)
    assert sum(count for count, _ in counts.values()) == 2


OUTCOMES: tuple[Outcome, ...] = ("came true", "did not", "open", "void")


@given(pairs=st.lists(st.tuples(st.sampled_from(list(Likelihood)), st.sampled_from(OUTCOMES)), max_size=40))
def test_the_score_is_bounded_and_needs_no_order(pattern: Judgement, pairs: list[tuple[Likelihood, Outcome]]) -> None:
    """A score lies between 0 and 1, and is that of the same judgements in any order."""
    found = [settled(pattern, likelihood.value, outcome) for likelihood, outcome in pairs]
    score = scoring(found)
    backwards = scoring(reversed(found))
    assert score.bands == backwards.bands
    assert score.brier == pytest.approx(backwards.brier) if score.brier is not None else backwards.brier is None
    assert score.brier is None or 0 <= score.brier <= 1


def test_midpoints() -> None:
    """The midpoints are those of ICD 203's bands."""
    assert [band.midpoint for band in Likelihood] == [0.03, 0.125, 0.325, 0.5, 0.675, 0.875, 0.97]


def test_a_desk_of_few_shows_no_score(tmp_path: Path) -> None:
    """A desk with one settled judgement has none."""
    found = scoring(register(checked(desk(tmp_path, FOLLOWED)).catalog))
    assert (found.settled, found.brier) == (1, None)
