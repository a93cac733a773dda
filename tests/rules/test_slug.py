from pathlib import Path

from tests.desks import BRIEFING, desk, findings, said

RULE = "slug"


def test_bad(tmp_path: Path) -> None:
    """A file whose name cannot stand in an address is found, and the hint is a name that can."""
    root = desk(tmp_path, {"content/briefings/Baogang report.yaml": BRIEFING})
    assert [line.partition(":")[0] for line in findings(root, RULE)] == ["Baogang report.yaml"]
    assert said(root)[0].endswith("    Rename the file to baogang-report.yaml")


def test_good(tmp_path: Path) -> None:
    """Lower-case letters, digits and hyphens are not; folders may be called anything."""
    root = desk(tmp_path, {"content/briefings/The year 2025/baogang-report.yaml": BRIEFING})
    assert findings(root, RULE) == []
