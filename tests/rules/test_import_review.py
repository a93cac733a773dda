"""The rule that finds what an import left to look at."""

from __future__ import annotations

from pathlib import Path

from tests.desks import briefing, desk, findings

RULE = "import-review"
IMPORT = "import:\n  format: text\n  digest: '{0}'\n  publisher: Baogang Group\n{1}"


def found(root: Path, review: str) -> list[str]:
    """Return what the rule says of a briefing with some doubts."""
    typed = briefing(IMPORT.format("0" * 64, review))
    return findings(desk(root, {"content/briefings/steel.yaml": typed}), RULE)


def test_bad(tmp_path: Path) -> None:
    """Each doubt is found at its place, with the words that it is about."""
    review = "  review:\n    - {line: 7, quote: press release, note: its address is lost}\n"
    assert found(tmp_path, review) == ["steel.yaml:6:7 its address is lost: “press release”"]


def test_good(tmp_path: Path) -> None:
    """What was looked at was taken out."""
    assert found(tmp_path, "") == []
