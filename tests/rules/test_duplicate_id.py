from pathlib import Path

import pytest

from tests.desks import briefing, desk, findings

RULE = "duplicate-id"


def test_bad(tmp_path: Path) -> None:
    """An id that stands twice is found at the second."""
    root = desk(
        tmp_path,
        {
            "content/briefings/steel.yaml": briefing(
                "lead: Text. [@usgs]\nsources: [{id: usgs, title: A}, {id: usgs, title: B}]"
            )
        },
    )
    assert findings(root, RULE) == ["steel.yaml:2:38 the id usgs stands already in line 2"]


def test_good(tmp_path: Path) -> None:
    """Two ids are not."""
    root = desk(
        tmp_path,
        {
            "content/briefings/steel.yaml": briefing(
                "lead: Text. [@usgs; @usgs-2]\nsources: [{id: usgs, title: A}, {id: usgs-2, title: B}]"
            )
        },
    )
    assert findings(root, RULE) == []


def test_in_the_page(tmp_path: Path) -> None:
    """Blocks, implications, products and questions share one page: the later line is the second."""
    typed = (
        "body:\n"
        "  - implications: [{id: a, implication: b, sources: [usgs]}]\n"
        "  - questions: [{id: a, text: What?}]\n"
        "  - {id: a, prose: Text.}\n"
        "  - products: [{id: a, name: Steel}]\n"
    )
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing(typed)})
    assert findings(root, RULE) == [
        f"steel.yaml:{place} the id a stands already in line 2" for place in ("3:22", "4:10", "5:21")
    ]


def test_name_spaces(tmp_path: Path) -> None:
    """A source and a block may have one id: nothing means both."""
    typed = "body: [{id: usgs, prose: 'Text. [@usgs]'}]\nsources: [{id: usgs, title: A}]"
    assert findings(desk(tmp_path, {"content/briefings/steel.yaml": briefing(typed)}), RULE) == []


@pytest.mark.parametrize("name", ["content", "highlights", "updates", "corrections", "sources", "source-1"])
def test_the_names_of_the_page(tmp_path: Path, name: str) -> None:
    """An id of a block is none that the page itself has; one of a source may be."""
    typed = f"body: [{{id: {name}, prose: 'Text. [@{name}]'}}]\nsources: [{{id: {name}, title: A}}]"
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing(typed)})
    assert findings(root, RULE) == [f"steel.yaml:1:13 the id {name} belongs to a section of the page itself"]
