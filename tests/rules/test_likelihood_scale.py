from pathlib import Path

import pytest

from tests.desks import briefing, desk, findings

RULE = "likelihood-scale"


def found(root: Path, typed: str) -> list[str]:
    """Return what the rule says of a briefing, without the file's name."""
    files = {"content/briefings/steel.yaml": briefing(typed)}
    return [line.removeprefix("steel.yaml:") for line in findings(desk(root, files), RULE)]


PROBABLY = "  - {text: Prices will probably fall., basis: judgement}\n"
ROW = "body: [{{implications: [{{id: a, implication: {text}, likelihood: {likelihood}}}]}}]"


def test_bad(tmp_path: Path) -> None:
    """A word that is on no scale is found, and one that says another band than is declared."""
    said = ["1:57 “possibly” is no word of the scale of likelihood"]
    assert found(tmp_path, ROW.format(text="Prices will possibly fall", likelihood="likely")) == said
    said = ["1:45 “Unlikely” stands beside likelihood: likely"]
    assert found(tmp_path, ROW.format(text="Unlikely that prices fall", likelihood="likely")) == said


def test_good(tmp_path: Path) -> None:
    """The declared band, and what may or could be, are not."""
    assert found(tmp_path, ROW.format(text="Prices are likely to fall and may stay low", likelihood="likely")) == []


def test_rows(tmp_path: Path) -> None:
    """A word of the other row of ICD 203 is found, with the one to write."""
    typed = f"highlights:\n{PROBABLY}  - {{text: A ban is unlikely., basis: judgement}}\n"
    said = ["2:24 “probably” is of another row of terms than the rest of the briefing's judgements"]
    assert found(tmp_path, typed) == said


def test_one_row(tmp_path: Path) -> None:
    """A briefing that keeps to the second row throughout is let be."""
    typed = f"highlights:\n{PROBABLY}  - {{text: A ban is improbable., basis: judgement}}\n"
    assert found(tmp_path, typed) == []


@pytest.mark.parametrize(
    "typed",
    ["lead: Prices will possibly fall.",
     "highlights: [{text: They will possibly fall., basis: claim, sources: [usgs]}]",
     "body: [{quote: {text: They will possibly fall.}}]"],
)  # fmt: skip
def test_only_in_judgements(tmp_path: Path, typed: str) -> None:
    """What others claim, and what is told, is let be."""
    assert found(tmp_path, typed) == []


def test_the_summary(tmp_path: Path) -> None:
    """A summary speaks of other things too; what it says of the judgement itself counts."""
    row = "{id: a, implication: Prices fall, likelihood: likely, summary: A ban is unlikely. This is very likely so.}"
    said = found(tmp_path, f"body: [{{implications: [{row}]}}]")
    assert [line.partition(" ")[2] for line in said] == ["“very likely” stands beside likelihood: likely"]
