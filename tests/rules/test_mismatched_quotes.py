from pathlib import Path

import pytest

from tests.desks import briefing, desk, findings

RULE = "mismatched-quotes"


def found(root: Path, typed: str) -> list[str]:
    """Return what the rule says of a briefing, without the file's name."""
    files = {"content/briefings/steel.yaml": briefing(typed)}
    return [line.removeprefix("steel.yaml:") for line in findings(desk(root, files), RULE)]


def test_bad(tmp_path: Path) -> None:
    """A mark that is not closed is found."""
    said = ["2:5 a quotation mark without its other half: “pause."]
    assert found(tmp_path, "lead: |\n  A “pause.\n") == said


def test_good(tmp_path: Path) -> None:
    """One that is closed is not."""
    assert found(tmp_path, 'lead: |\n  A “pause”, and "another".\n') == []


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "A pause”."), ("en", 'A "pause.'), ("de", "Eine „Pause."), ("fr", "Une «pause."), ("en", "“One ” two ”")],
)
def test_found(tmp_path: Path, language: str, text: str) -> None:
    """Each language has marks of its own."""
    assert len(found(tmp_path, f"lang: {language}\nlead: |\n  {text}\n")) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“It opens here.\n\n  “It goes on, and closes.”"),
        ("en", 'A bar of 5" and one more.'),
        ("de", "Eine „Pause“."),
        ("sv", "En ”paus”."),
        ("en", "The firm’s ‘pause’, the others’ rule"),
        ("en", '`a " in code`'),
    ],
)
def test_let_be(tmp_path: Path, language: str, text: str) -> None:
    """Quotations of several paragraphs, inches, apostrophes and code are let be."""
    assert found(tmp_path, f"lang: {language}\nlead: |\n  {text}\n") == []
