from pathlib import Path

import pytest

from tests.desks import briefing, desk, findings

RULE = "double-space"


def found(root: Path, typed: str) -> list[str]:
    """Return what the rule says of a briefing, without the file's name."""
    files = {"content/briefings/steel.yaml": briefing(typed)}
    return [line.removeprefix("steel.yaml:") for line in findings(desk(root, files), RULE)]


def test_bad(tmp_path: Path) -> None:
    """Two spaces between words are found at the first of them."""
    assert found(tmp_path, "lead: |\n  Output  doubled.\n") == ["2:9 two spaces in “Output  doubled.”"]


def test_good(tmp_path: Path) -> None:
    """One space is not."""
    assert found(tmp_path, "lead: |\n  Output doubled.\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "The end.  The next.",
        "A line that breaks  \n  here.",
        "- One\n    - Two\n",
        "`a  b` is code.",
        "| A  | B |\n  |----|---|\n  | a  | b |",
        "    an  indented  start",
    ],
)
def test_let_be(tmp_path: Path, text: str) -> None:
    """Spaces behind a full stop, before a line's end, in code, before items and in tables are let be."""
    assert found(tmp_path, f"lead: |2\n  {text}\n") == []
