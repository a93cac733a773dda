from pathlib import Path

import pytest

from tests.desks import briefing, desk, findings

RULE = "glued-footnote"


def found(root: Path, typed: str) -> list[str]:
    """Return what the rule says of a briefing, without the file's name."""
    files = {"content/briefings/steel.yaml": briefing(typed)}
    return [line.removeprefix("steel.yaml:") for line in findings(desk(root, files), RULE)]


def test_bad(tmp_path: Path) -> None:
    """A digit before thousands that are cut elsewhere is found."""
    said = "2:13 7100,000 is no number: a footnote's digit may be stuck to it"
    assert found(tmp_path, "lead: |\n  They sold 7100,000 tonnes.\n") == [said]


def test_good(tmp_path: Path) -> None:
    """A number with its footnote apart is not."""
    assert found(tmp_path, "lead: |\n  They sold 100,000 tonnes[^7].\n\n  [^7]: In a year.\n") == []


@pytest.mark.parametrize(
    ("text", "place"), [("They sold 1,0003 tonnes.", "2:13"), ("Sales rose sharply.12 Then they fell.", "2:22")]
)
def test_behind(tmp_path: Path, text: str, place: str) -> None:
    """A digit behind a number, or behind the end of a sentence, is found."""
    assert [line.partition(" ")[0] for line in found(tmp_path, f"lead: |\n  {text}\n")] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "In 2023,2024 and 2025",
        "1,234,567.89 tonnes",
        "Version 2.12 is out.",
        "It has 99.5 per cent. 12 more follow.",
        "The years 1999,2000,2001",
        "An id of 12345678",
        "See https://example.org/7100,000/",
    ],
)
def test_let_be(tmp_path: Path, text: str) -> None:
    """Years in a row, decimals, versions and addresses are let be."""
    assert found(tmp_path, f"lead: |\n  {text}\n") == []


def test_other_languages(tmp_path: Path) -> None:
    """Where a comma stands before decimals, such a number is one."""
    assert found(tmp_path, "lang: de\nlead: |\n  Es waren 7100,000 Tonnen.\n") == []
