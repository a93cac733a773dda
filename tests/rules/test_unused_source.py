from pathlib import Path

from tests.desks import briefing, desk, findings

RULE = "unused-source"


def test_bad(tmp_path: Path) -> None:
    """A source that nothing cites is found."""
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing("sources: [{id: usgs, title: T}]")})
    assert findings(root, RULE) == ["steel.yaml:1:16 the source usgs is never cited"]


def test_good(tmp_path: Path) -> None:
    """One that a text cites is not."""
    root = desk(
        tmp_path,
        {"content/briefings/steel.yaml": briefing("lead: Output doubled. [@usgs]\nsources: [{id: usgs, title: T}]")},
    )
    assert findings(root, RULE) == []


def test_fields(tmp_path: Path) -> None:
    """A field cites as well as a text does."""
    typed = "body: [{quote: {text: Yes., source: usgs}}]\nsources: [{id: usgs, title: T}]"
    assert findings(desk(tmp_path, {"content/briefings/steel.yaml": briefing(typed)}), RULE) == []
