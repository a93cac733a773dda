from pathlib import Path

from tests.desks import briefing, desk, findings

RULE = "not-reviewed"


def looked(root: Path, typed: str, level: str = "warning") -> list[str]:
    """Return what the rule says of a briefing, where the desk sets its level."""
    settings = f"name: Steel desk\nauthors: {{a: {{name: A}}, b: {{name: B}}}}\nrules: {{not-reviewed: {level}}}\n"
    return findings(desk(root, {"content/briefings/steel.yaml": briefing(typed)}, settings), RULE)


def test_bad(tmp_path: Path) -> None:
    """A briefing that nobody, or only its author, has read is found."""
    assert looked(tmp_path, "title: T\n") == ["steel.yaml:1:8 nobody has read the briefing"]
    said = ["steel.yaml:1:8 nobody but its authors has read the briefing"]
    assert looked(tmp_path, "title: T\nauthors: [a]\nreviewed_by: [a]\n") == said


def test_good(tmp_path: Path) -> None:
    """One that somebody else has read is not, nor is a draft."""
    assert looked(tmp_path, "authors: [a]\nreviewed_by: [b]\n") == []
    assert looked(tmp_path, "draft: true\n") == []


def test_off(tmp_path: Path) -> None:
    """The rule is off where the desk sets no level."""
    assert findings(desk(tmp_path, {"content/briefings/steel.yaml": briefing()}), RULE) == []
