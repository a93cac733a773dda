from pathlib import Path

import pytest

from tests.desks import briefing, desk, findings

RULE = "abbreviation"


def found(root: Path, typed: str) -> list[str]:
    """Return what the rule says of a briefing, without the file's name."""
    files = {"content/briefings/steel.yaml": briefing(typed)}
    return [line.removeprefix("steel.yaml:") for line in findings(desk(root, files), RULE)]


def test_bad(tmp_path: Path) -> None:
    """One that is not written out is found where it first stands."""
    said = ["2:7 SFE is not written out where it first stands"]
    assert found(tmp_path, "lead: |\n  The SFE will store metal. The SFE is in Shanghai.\n") == said


def test_good(tmp_path: Path) -> None:
    """One with its words beside it is not."""
    assert found(tmp_path, "lead: |\n  The Shanghai Futures Exchange (SFE) stores. The SFE is old.\n") == []


@pytest.mark.parametrize(
    "text",
    ["The US and the EU", "GDP in USD", "Part VIII", "A [[sfe|SFE rule]]", "`SFE`", "https://example.org/SFE", "SFE-12",
     "WE SHOUT IN CAPITALS NOW", "The SFE (Shanghai Futures Exchange) is old."],
)  # fmt: skip
def test_let_be(tmp_path: Path, text: str) -> None:
    """What everybody knows, numerals, links, code and headlines are let be."""
    assert found(tmp_path, f"lead: |\n  {text}\n") == []


def test_products(tmp_path: Path) -> None:
    """The short name of a product is written out by its name."""
    assert found(tmp_path, "body: [{products: [{name: Electrolytic steel, short: EAS, summary: EAS is steel.}]}]") == []


def test_the_readers_know(tmp_path: Path) -> None:
    """The desk says which ones its readers know."""
    files = {"content/briefings/steel.yaml": briefing("lead: The SFE will store metal.")}
    assert findings(desk(tmp_path, files, "name: Steel desk\nabbreviations: [SFE]\n"), RULE) == []
