"""The rule that finds two editions with one number."""

from __future__ import annotations

from pathlib import Path

from tests.desks import desk, findings

RULE = "duplicate-number"


def found(root: Path, *editions: tuple[str, str]) -> list[str]:
    """Return what the rule says of some editions."""
    files = {
        f"content/editions/{name}.yaml": f"date: 2025-02-0{at}\n{typed}" for at, (name, typed) in enumerate(editions, 1)
    }
    return findings(desk(root, files), RULE)


def test_bad(tmp_path: Path) -> None:
    """The later one is found, with the name of the earlier."""
    said = ["2025-w07.yaml:1:1 the number 6 is that of the edition 2025-w06 too"]
    assert found(tmp_path, ("2025-w06", "number: 6\n"), ("2025-w07", "number: 6\n")) == said


def test_good(tmp_path: Path) -> None:
    """Other numbers, none, or another language."""
    last = ("special", "number: 6\nlang: fr\nbriefings: []\n")
    assert found(tmp_path, ("2025-w06", "number: 6\n"), ("2025-w07", "number: 7\n"), ("2025-w08", ""), last) == []
