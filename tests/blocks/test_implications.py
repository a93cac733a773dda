import pytest

from briefings.blocks.implications import Implications
from tests.desks import block, refused


def test_model() -> None:
    """A row is a judgement that can be settled."""
    found = block(
        "{implications: [{id: leverage, implication: Leverage, summary: Because., affects: Makers, "
        "likelihood: very likely, confidence: low, horizon: 2026-06, settled_by: A ban., sources: [usgs]}]}"
    )
    assert isinstance(found, Implications)
    (row,) = found.implications
    assert row.likelihood is not None
    assert row.confidence is not None
    assert (row.id, row.likelihood.step, row.confidence.value, row.horizon) == ("leverage", 6, "low", "2026-06")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("implication: b", "1:24: error[missing-field]: id is missing"),
        ("id: a", "1:24: error[missing-field]: implication is missing"),
        ("id: a, implication: b, likelihood: probable", "1:60: error[unknown-value]: likelihood cannot be 'probable'"),
        ("id: a, implication: b, horizon: soon", "1:57: error[wrong-type]: 'soon' is no date"),
    ],
)
def test_refused(typed: str, said: str) -> None:
    """A row has an id, a statement, and words of the shared scales."""
    assert [line.splitlines()[0] for line in refused(f"{{implications: [{{{typed}}}]}}")] == [said]


def test_empty() -> None:
    """One without anything in it is refused."""
    assert len(refused("{implications: []}")) == 1
