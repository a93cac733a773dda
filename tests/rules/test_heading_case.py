from pathlib import Path

import pytest

from tests.desks import briefing, desk, findings

RULE = "heading-case"


def found(root: Path, typed: str) -> list[str]:
    """Return what the rule says of a briefing, without the file's name."""
    files = {"content/briefings/steel.yaml": briefing(typed)}
    return [line.removeprefix("steel.yaml:") for line in findings(desk(root, files), RULE)]


def body(*headings: str) -> str:
    """Write a body with headings."""
    return "body:\n" + "".join(f"  - heading: {heading}\n    prose: Growth was there.\n" for heading in headings)


def test_bad(tmp_path: Path) -> None:
    """One word without a capital among others with one is found."""
    said = ["2:23 “sustained” alone has no capital in the heading"]
    assert found(tmp_path, body("Achieved sustained Growth", "A Plan Made in Spring")) == said


def test_good(tmp_path: Path) -> None:
    """A heading whose words all have capitals, or none, is not."""
    assert found(tmp_path, body("Achieved Sustained Growth", "A Plan Made in Spring")) == []
    assert found(tmp_path, body("Growth was sustained for long", "A plan made in spring")) == []


def test_alone(tmp_path: Path) -> None:
    """In a file with no other heading it counts where one of its words stands in lower case elsewhere."""
    text = "lead: |\n  There was growth.\n" + body("Achieved sustained Growth in Output")
    assert len(found(tmp_path, "title: T\n" + text)) == 1


@pytest.mark.parametrize(
    "heading",
    [
        "Project Vault opens",
        "The US Geological Survey counts",
        "Serra Verde and Energy Fuels sign",
        "Vulcan Elements wins",
    ],
)
def test_names(tmp_path: Path, heading: str) -> None:
    """Names in a heading that is a sentence are let be, where the others are sentences too."""
    assert found(tmp_path, body(heading, "What follows for buyers", "What would change our mind")) == []


def test_small_words(tmp_path: Path) -> None:
    """Short words have no capital."""
    assert found(tmp_path, body("The Race for the Mines of the Future", "A Plan Made in Spring")) == []


def test_headings_in_prose(tmp_path: Path) -> None:
    """Headings that Markdown makes count too."""
    typed = "title: T\nbody:\n  - prose: |\n      ## A Plan made in Spring\n\n      ## Growth Is There Again\n"
    assert found(tmp_path, typed) == ["4:17 “made” alone has no capital in the heading"]
