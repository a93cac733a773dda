from pathlib import Path

from tests.desks import briefing, desk, findings

RULE = "unknown-implication"
BAOGANG = {
    "content/briefings/baogang-special-steel.yaml": briefing(
        "body: [{implications: [{id: supply-leverage, implication: Leverage}]}]"
    )
}


def test_bad(tmp_path: Path) -> None:
    """An implication that no briefing has is found."""
    root = desk(
        tmp_path,
        {
            "content/briefings/steel.yaml": briefing(
                "updates: [{implication: baogang/leverage, change: strengthened}]"
            ),
            **BAOGANG,
        },
    )
    assert findings(root, RULE) == ["steel.yaml:1:25 baogang/leverage is no implication of a briefing"]


def test_good(tmp_path: Path) -> None:
    """One that a briefing has is not."""
    root = desk(
        tmp_path,
        {
            "content/briefings/steel.yaml": briefing(
                "updates: [{implication: baogang-special-steel/supply-leverage, change: strengthened}]"
            ),
            **BAOGANG,
        },
    )
    assert findings(root, RULE) == []
