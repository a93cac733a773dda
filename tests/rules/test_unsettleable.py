from pathlib import Path

from tests.desks import briefing, desk, findings

RULE = "unsettleable"


def found(root: Path, typed: str) -> list[str]:
    """Return what the rule says of a briefing, without the file's name."""
    files = {"content/briefings/steel.yaml": briefing(typed)}
    return [line.removeprefix("steel.yaml:") for line in findings(desk(root, files), RULE)]


def test_bad(tmp_path: Path) -> None:
    """A likelihood that nothing settles is found, with what is missing."""
    typed = "body: [{implications: [{id: a, implication: Prices fall, likelihood: likely, horizon: 2026}]}]"
    assert found(tmp_path, typed) == ["1:24 the implication a has a likelihood and no settled_by"]


def test_good(tmp_path: Path) -> None:
    """One with both is not, nor is an implication without a likelihood."""
    row = "{id: a, implication: Prices fall, likelihood: likely, horizon: 2026, settled_by: The price of June}"
    assert found(tmp_path, f"body: [{{implications: [{row}, {{id: b, implication: It matters}}]}}]") == []
