from pathlib import Path

from tests.desks import briefing, desk, findings

RULE = "duplicate-text"


def found(root: Path, typed: str) -> list[str]:
    """Return what the rule says of a briefing, without the file's name."""
    files = {"content/briefings/steel.yaml": briefing(typed)}
    return [line.removeprefix("steel.yaml:") for line in findings(desk(root, files), RULE)]


LONG = "Exports fell, as licences came late and buyers had filled their stores in the months before they were needed."
PARAGRAPH = f"{LONG} So it was said."


def test_bad(tmp_path: Path) -> None:
    """A long paragraph that stands in the briefing before is found."""
    typed = f"lead: {PARAGRAPH}\nbody:\n - prose: {PARAGRAPH}\n"
    assert found(tmp_path, typed) == [
        "3:11 the paragraph “Exports fell, as licences came late and …” stands already in line 1"
    ]


def test_good(tmp_path: Path) -> None:
    """One that stands there once is not, nor is a short one."""
    assert found(tmp_path, f"lead: {PARAGRAPH}\nbody:\n - prose: It fell.\n - prose: It fell.\n") == []


def test_two_briefings(tmp_path: Path) -> None:
    """Two briefings with one text are found whatever they are called; the later one is."""
    text = (
        f"lead: |\n  {LONG}\n\n  The licences {LONG[13:]}\n\n  Then {LONG[13:]}\n\n  At last {LONG[13:]} It was so.\n"
    )
    files = {
        "content/briefings/one.yaml": briefing("title: One\ndate: 2025-01-20\n" + text),
        "content/briefings/two.yaml": briefing("title: Two\ndate: 2025-01-21\n" + text.replace("\n  ", " \n  ")),
    }
    said = ["two.yaml:1:1 the briefing has the same text as content/briefings/one.yaml"]
    assert findings(desk(tmp_path, files), RULE) == said
