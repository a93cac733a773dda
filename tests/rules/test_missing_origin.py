from pathlib import Path

from tests.desks import briefing, desk, findings

RULE = "missing-origin"
DIGEST = "0" * 64


def found(root: Path, imported: str, more: str = "") -> list[str]:
    """Return what the rule says of a briefing with such an import."""
    typed = f"import: {{format: text, digest: '{DIGEST}'{imported}}}\n{more}"
    return findings(desk(root, {"content/briefings/steel.yaml": briefing(typed)}), RULE)


def test_bad(tmp_path: Path) -> None:
    """A text that nobody published anywhere is found."""
    assert found(tmp_path, "") == ["steel.yaml:1:9 it is not said who published the text, or where"]


def test_good(tmp_path: Path) -> None:
    """One with a publisher, or an address, is not, nor is a briefing of the desk's own."""
    assert found(tmp_path, ", publisher: Example Press") == []
    assert found(tmp_path, ", address: 'https://example.org/1'") == []
    assert findings(desk(tmp_path, {"content/briefings/steel.yaml": briefing()}), RULE) == []
