from pathlib import Path

import pytest

from tests.desks import briefing, desk, findings

RULE = "figure-without-source"


def found(root: Path, typed: str) -> list[str]:
    """Return what the rule says of a briefing, without the file's name."""
    files = {"content/briefings/steel.yaml": briefing(typed)}
    return [line.removeprefix("steel.yaml:") for line in findings(desk(root, files), RULE)]


def test_bad(tmp_path: Path) -> None:
    """A sentence with a figure is found in a paragraph that cites nothing, not in the one that does."""
    text = "Exports fell by 12%. [@usgs]\n\n  They fell. They were 5,400 tonnes."
    assert found(tmp_path, f"lead: |\n  {text}\n") == ["4:24 5,400 tonnes in a paragraph that cites nothing"]


def test_good(tmp_path: Path) -> None:
    """One in a paragraph that cites is not, wherever the citation stands."""
    assert found(tmp_path, "lead: |\n  Exports fell by 12%. They were 5,400 tonnes. [@usgs]\n") == []


@pytest.mark.parametrize("figure", ["$5 million", "€3.5bn", "12 %", "3 per cent", "1,250", "7 tonnes", "4.5 billion"])
def test_figures(tmp_path: Path, figure: str) -> None:
    """Money, shares, thousands and units are figures."""
    assert len(found(tmp_path, f"lead: |\n  It was {figure} then.\n")) == 1


@pytest.mark.parametrize(
    "text",
    ["In 2024 they met on 5 May.", "The 3 mines", "Is it 12%?", "It was 12% ([report](https://example.org/)).",
     "Section 4.2 of rule 12", "It was 12%.[^1]\n\n  [^1]: [@usgs]"],
)  # fmt: skip
def test_let_be(tmp_path: Path, text: str) -> None:
    """Years, days, small counts, questions, links to a document and footnotes are let be."""
    assert found(tmp_path, f"lead: |\n  {text}\n") == []


@pytest.mark.parametrize(
    "block",
    ["{prose: It was 12%., sources: [usgs]}", "{callout: {kind: method, text: Likely means 55 to 80%.}}",
     "{quote: {text: It was 12%.}}", "{products: [{name: A, summary: It is 12%., sources: [usgs]}]}"],
)  # fmt: skip
def test_rests(tmp_path: Path, block: str) -> None:
    """A block with sources rests on them; quotations and the desk's own method need none."""
    assert found(tmp_path, f"body: [{block}]") == []
