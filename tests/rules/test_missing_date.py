from pathlib import Path

from tests.desks import briefing, desk, findings

RULE = "missing-date"
DIGEST = "0" * 64


def found(root: Path, imported: str, more: str = "") -> list[str]:
    """Return what the rule says of a briefing with such an import."""
    typed = f"import: {{format: text, digest: '{DIGEST}'{imported}}}\n{more}"
    return findings(desk(root, {"content/briefings/steel.yaml": briefing(typed)}), RULE)


def test_bad(tmp_path: Path) -> None:
    """A date that is only that of the import is found."""
    said = ["steel.yaml:2:7 2025-01-21 is the day of the import; when it was published is not known"]
    assert found(tmp_path, ", undated: true", "date: 2025-01-21\n") == said


def test_good(tmp_path: Path) -> None:
    """One that somebody has set is not, nor is that of a briefing of the desk's own."""
    assert found(tmp_path, "") == []
    assert findings(desk(tmp_path, {"content/briefings/steel.yaml": briefing()}), RULE) == []
