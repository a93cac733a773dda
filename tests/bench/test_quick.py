"""The short form of the measurements."""

from bench.quick import worse


def test_worse() -> None:
    """A ratio that got worse by more than half is named; one that got better, or a little worse, is not."""
    found = {"clean": 3.1, "same": 1.0, "changed": 0.1}
    assert worse(found, {"clean": 2.0, "same": 0.7, "changed": 0.2}) == ["clean"]
