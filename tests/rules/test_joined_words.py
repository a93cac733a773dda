from pathlib import Path

import pytest

from tests.desks import briefing, desk, findings, said

RULE = "joined-words"


def found(root: Path, typed: str) -> list[str]:
    """Return what the rule says of a briefing, without the file's name."""
    files = {"content/briefings/steel.yaml": briefing(typed)}
    return [line.removeprefix("steel.yaml:") for line in findings(desk(root, files), RULE)]


BOTH = "lead: |\n  The expansion of industrial use, and the {word} of it.\n"


def test_bad(tmp_path: Path) -> None:
    """A short word joined to one that stands elsewhere is found, before and behind it."""
    assert found(tmp_path, BOTH.format(word="expansionof")) == ["2:44 “expansionof” may be two words"]
    assert found(tmp_path, BOTH.format(word="forindustrial")) == ["2:44 “forindustrial” may be two words"]


def test_good(tmp_path: Path) -> None:
    """Words that stand apart are not."""
    assert found(tmp_path, BOTH.format(word="use")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Output rose, and the furnaceof took it",
        "They stand by, on standby",
        "The products are byproducts",
        "Given that, all is forgiven",
        "The land is an island, the main land the mainland",
        "an offshore shore",
        "`expansionof` expansion",
        "The expansionof, once more the expansionof: an expansion",
    ],
)
def test_let_be(tmp_path: Path, text: str) -> None:
    """Words that are made so by rights, whose rest stands nowhere, in code, or written so twice, are let be."""
    assert found(tmp_path, f"lead: |\n  {text}.\n") == []


def test_capitals(tmp_path: Path) -> None:
    """A name with a word joined to it is found, and what to write."""
    root = desk(
        tmp_path, {"content/briefings/steel.yaml": briefing("lead: |\n  Exports of Chinaand imports of China.\n")}
    )
    assert said(root)[0].endswith("“Chinaand” may be two words\n    Write: China and")
