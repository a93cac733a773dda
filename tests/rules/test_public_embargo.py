"""Content under embargo in a public repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.checking import check
from tests.desks import ENTITY, audience, briefing, desk, findings

RULE = "public-embargo"
PUBLIC = "name: Steel desk\nrepository: public\n"
SAID = "anyone can read this file in the repository: it is"
WAITING = {"content/briefings/steel.yaml": briefing("publish_at: 2025-02-01T08:00+01:00")}


def test_bad(tmp_path: Path) -> None:
    """What is held back is named, file by file; what everyone may see is not."""
    files = {
        **WAITING,
        "content/briefings/open.yaml": briefing(),
        "content/briefings/over.yaml": briefing("expires_at: 2025-01-25"),
        "content/briefings/soon.yaml": briefing("date: 2025-02-03"),
        "content/entities/baogang.yaml": ENTITY + "tlp: AMBER\n",
        "content/sources/memo.yaml": "title: A memo\ntlp: RED\n",
        "content/sources/usgs.yaml": "title: Mineral summaries\n",
    }
    assert findings(desk(tmp_path, files, PUBLIC), RULE) == [
        f"soon.yaml:1:1 {SAID} under embargo",
        f"steel.yaml:1:1 {SAID} under embargo",
        f"baogang.yaml:1:1 {SAID} marked TLP:AMBER",
        f"memo.yaml:1:1 {SAID} marked TLP:RED",
    ]


@pytest.mark.parametrize("settings", ["name: Steel desk\n", "name: Steel desk\nrepository: private\n"])
def test_good(tmp_path: Path, settings: str) -> None:
    """Where the repository is private, or nobody says, there is nothing to warn of."""
    assert findings(desk(tmp_path, WAITING, settings), RULE) == []


def test_drafts(tmp_path: Path) -> None:
    """A draft may be written in the open."""
    files = {"content/briefings/steel.yaml": briefing("draft: true\npublish_at: 2025-03-01")}
    assert findings(desk(tmp_path, files, PUBLIC), RULE) == []


def test_the_desks_own_marking(tmp_path: Path) -> None:
    """Content that carries no marking has the desk's; its settings and its sources are for everyone."""
    files = {"content/briefings/steel.yaml": briefing(), "content/sources/usgs.yaml": "title: Mineral summaries\n"}
    root = desk(tmp_path, files, f"{PUBLIC}tlp: GREEN\n")
    assert findings(root, RULE) == [f"steel.yaml:1:1 {SAID} marked TLP:GREEN"]


@pytest.mark.parametrize(
    ("settings", "known", "count"),
    [
        ("name: Steel desk\n", "public", 1),
        ("name: Steel desk\n", "private", 0),
        ("name: Steel desk\n", "", 0),
        ("name: Steel desk\nrepository: private\n", "public", 0),
    ],
)
def test_what_the_machine_knows(tmp_path: Path, settings: str, known: str, count: int) -> None:
    """What the machine knows of the repository counts where the desk does not say."""
    checked = check(desk(tmp_path, WAITING, settings), "briefings.yaml", audience(), known)
    assert len([item for item in checked.diagnostics if item.rule == RULE]) == count
