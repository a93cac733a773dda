from pathlib import Path

from tests.desks import briefing, desk, findings

RULE = "edition-overlap"
STEEL = {"content/briefings/steel.yaml": briefing()}


def test_bad(tmp_path: Path) -> None:
    """A briefing that two editions list is found at the second, and so is one that an edition lists twice."""
    files = {
        **STEEL,
        "content/briefings/other.yaml": briefing(),
        "content/editions/a.yaml": "lead: steel\nbriefings: [steel]\n",
        "content/editions/b.yaml": "briefings:\n  - steel\n  - other\n  - other\n",
    }
    assert findings(desk(tmp_path, files), RULE) == [
        "b.yaml:2:5 the edition a lists the briefing steel already",
        "b.yaml:4:5 the edition b lists the briefing other already",
    ]


def test_good(tmp_path: Path) -> None:
    """One that an edition lists and leads with is not."""
    files = {**STEEL, "content/editions/a.yaml": "briefings: [steel]\nlead: steel\n", "content/editions/b.yaml": ""}
    assert findings(desk(tmp_path, files), RULE) == []
