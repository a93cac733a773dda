from pathlib import Path

from tests.desks import briefing, desk, findings

RULE = "unknown-source"


def test_bad(tmp_path: Path) -> None:
    """A citation of a source that is not named is found where it stands."""
    root = desk(
        tmp_path,
        {
            "content/briefings/steel.yaml": briefing(
                "lead: |\n  A record year. [@baogan]\nsources: [{id: baogang, title: T}]"
            )
        },
    )
    assert findings(root, RULE) == ["steel.yaml:2:18 the source baogan is not named anywhere"]


def test_good(tmp_path: Path) -> None:
    """One of a source that the file names is not."""
    root = desk(
        tmp_path,
        {
            "content/briefings/steel.yaml": briefing(
                "lead: |\n  A record year. [@baogang]\nsources: [{id: baogang, title: T}]"
            )
        },
    )
    assert findings(root, RULE) == []


def test_shared(tmp_path: Path) -> None:
    """A source in content/sources/ is known to all; that of another briefing is not."""
    files = {
        "content/sources/usgs.yaml": "title: T\n",
        "content/briefings/steel.yaml": briefing("lead: Text. [@usgs; @own]"),
        "content/briefings/other.yaml": briefing("lead: Text. [@own]\nsources: [{id: own, title: T}]"),
    }
    assert findings(desk(tmp_path, files), RULE) == ["steel.yaml:1:13 the source own is not named anywhere"]
