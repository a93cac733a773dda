from pathlib import Path

import pytest

from tests.desks import briefing, desk, findings

RULE = "residue"


def found(root: Path, typed: str) -> list[str]:
    """Return what the rule says of a briefing, without the file's name."""
    files = {"content/briefings/steel.yaml": briefing(typed)}
    return [line.removeprefix("steel.yaml:") for line in findings(desk(root, files), RULE)]


def test_bad(tmp_path: Path) -> None:
    """What is left where a link stood is found."""
    said = "2:14 “(opens in a new tab)” is left of what was copied"
    assert found(tmp_path, "lead: |\n  It said so (opens in a new tab).\n") == [said]


def test_good(tmp_path: Path) -> None:
    """A citation in its place is not."""
    assert found(tmp_path, "lead: |\n  It said so. [@usgs]\n") == []


@pytest.mark.parametrize(
    "text",
    ["Leave a Reply", "Read More…", "## Table of Contents", "Dear [Your Name],", "Sure, here is the summary.",
     "As an AI language model I cannot say.", "- Share this", "Loading..."],
)  # fmt: skip
def test_found(tmp_path: Path, text: str) -> None:
    """Words of pages and of assistants are found."""
    assert len(found(tmp_path, f"lead: |\n  A text.\n\n  {text}\n")) == 1


@pytest.mark.parametrize(
    "text",
    ["The ministry does not leave a reply to chance.", "To read more, see the annex.", "Here is what follows.",
     "A table of contents opens the report."],
)  # fmt: skip
def test_let_be(tmp_path: Path, text: str) -> None:
    """The same words within a sentence of the desk's own are let be."""
    assert found(tmp_path, f"lead: |\n  {text}\n") == []
