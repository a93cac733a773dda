from pathlib import Path

import pytest

from tests.desks import BRIEFING, ENTITY, briefing, desk, findings

RULE = "dead-link"
OTHER = {
    "content/briefings/baogang-special-steel.yaml": BRIEFING,
    "content/entities/baogang.yaml": ENTITY,
}


def test_bad(tmp_path: Path) -> None:
    """A link to a page that is not there is found where its address stands."""
    root = desk(
        tmp_path,
        {"content/briefings/steel.yaml": briefing("lead: |\n  See [the earlier one](briefings/baogang/)."), **OTHER},
    )
    assert findings(root, RULE) == ["steel.yaml:2:25 no page of the site is at briefings/baogang/"]


def test_good(tmp_path: Path) -> None:
    """A link to one that is there is not."""
    root = desk(
        tmp_path,
        {
            "content/briefings/steel.yaml": briefing(
                "lead: |\n  See [the earlier one](briefings/baogang-special-steel/#sources)."
            ),
            **OTHER,
        },
    )
    assert findings(root, RULE) == []


@pytest.mark.parametrize(
    "address", ["#sources", "", "editions/", "editions/2025-w04/", "entities/", "entities/baogang/"]
)
def test_pages(tmp_path: Path, address: str) -> None:
    """Pages of every kind are known, lists and weeks without a file among them."""
    files = {"content/briefings/steel.yaml": briefing(f"lead: |\n  See [it]({address})."), **OTHER}
    assert findings(desk(tmp_path, files), RULE) == []


def test_hidden(tmp_path: Path) -> None:
    """A draft may link a draft, though neither has a page on this site."""
    files = {
        "content/briefings/a.yaml": briefing("draft: true\nlead: See [b](briefings/b/)."),
        "content/briefings/b.yaml": briefing("draft: true"),
    }
    assert findings(desk(tmp_path, files), RULE) == []


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("briefings/steel/steel.pdf", True),
        ("briefings/steel/steel.json", True),
        ("editions/2025-w04/2025-w04.pdf", True),
        ("feed.xml", True),
        ("data/briefings.csv", True),
        ("briefings/steel/other.pdf", False),
        ("briefings/other/other.pdf", False),
        ("topics/nothing/feed.xml", False),
    ],
)
def test_files(tmp_path: Path, address: str, *, there: bool) -> None:
    """A file that a build makes may be linked, one that it does not make may not."""
    files = {"content/briefings/steel.yaml": briefing(f"lead: |\n  See [it]({address}).")}
    assert (findings(desk(tmp_path, files), RULE) == []) is there
