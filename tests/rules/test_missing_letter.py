from __future__ import annotations

from pathlib import Path

from tests.desks import DESK, briefing, desk, findings, said

AMIRI = """fonts:
  - {family: Amiri, package: fontpkg_amiri, file: files/Amiri-Regular.ttf,
     sha256: ab391c4147d054c48976e98322ad0eefe1427aa0e0502a12a4c75d80a70cfcd7}
"""
STEEL = "content/briefings/steel.yaml"


def found(root: Path, typed: str, settings: str = DESK, **files: str) -> list[str]:
    """Return what is said of a briefing's letters."""
    inside = {STEEL: briefing(typed), **{f"content/{name}.csv": text for name, text in files.items()}}
    return findings(desk(root, inside, settings), "missing-letter")


def test_good(tmp_path: Path) -> None:
    """European letters, signs of the trade, letters in parts and those of the desk's own typefaces are all there."""
    assert found(tmp_path / "a", "summary: Ærøskøbing, Łódź, Ћуприја, Ἀθῆναι, e\u0301, H₂O → ≥ 5 µm, a\u00adb\n") == []
    assert found(tmp_path / "b", "summary: One \u062d\u062f\u064a\u062f.\n", DESK + AMIRI) == []


def test_bad(tmp_path: Path) -> None:
    """Each line is said once, at its first such letter, with all of them and the way to name a typeface."""
    typed = "summary: One 包头 and 钢, 包.\nlead: |\n  Steel.\n  Then 稀土 ✨.\n"
    assert found(tmp_path, typed) == [
        "steel.yaml:1:14 no typeface has the letters 包 (U+5305), 头 (U+5934), 钢 (U+94A2)",
        "steel.yaml:4:8 no typeface has the letters 稀 (U+7A00), 土 (U+571F), ✨ (U+2728)",
    ]
    assert "fonts: [{family: NAME, file: fonts/NAME.ttf, sha256: ...}]" in said(tmp_path)[0]


def test_letters_of_charts_and_data_are_looked_at(tmp_path: Path) -> None:
    """A cell of a chart is said at its place, and one of a data file in that file."""
    chart = "body:\n  - chart: {{type: bar, title: Ore, x: a, y: b, data: {}}}\n"
    inline, file = chart.format("[{a: 钢, b: 1}]"), chart.format("ore.csv")
    assert found(tmp_path / "a", inline) == ["steel.yaml:2:59 no typeface has the letter 钢 (U+94A2)"]
    assert found(tmp_path / "b", file, ore="a,b\nA,1\n钢,2\n") == ["ore.csv:3:1 no typeface has the letter 钢 (U+94A2)"]


def test_what_is_not_set_is_not_looked_at(tmp_path: Path) -> None:
    """Comments, addresses and reasons for a silence may hold any letter."""
    typed = (
        "# 钢\nsources: [{id: a, title: A, url: 'https://example.org/钢'}]\n"
        "ignore: [{rule: unused-source, reason: 钢}]\n"
    )
    assert found(tmp_path, typed) == []


def test_the_desks_own_words_are_looked_at(tmp_path: Path) -> None:
    """A letter of the desk's settings is said there."""
    assert found(tmp_path, "", "name: Steel desk 钢\n") == [
        "briefings.yaml:1:18 no typeface has the letter 钢 (U+94A2)"
    ]
