"""A desk whose judgements are followed over the weeks, for tests of what is made from them."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["FOLLOWED", "judged"]


def judged(day: str, rows: Mapping[str, str], ending: str = "") -> str:
    """Write a briefing of a day with implications, each with fields of its own beside its id and title."""
    table = "".join(
        f"      - id: {name}\n        implication: What {name} says\n{fields}" for name, fields in rows.items()
    )
    return (
        f"title: The briefing of {day}\ndate: {day}\ntopics: [steel]\nhighlights:\n"
        "  - {text: Output doubled., basis: judgement}\n"
        f"{ending}body:\n  - implications:\n{table}"
    )


def update(name: str, change: str) -> str:
    """Write one update with a note."""
    return f"  - {{implication: {name}, change: {change}, note: Seen in the figures.}}\n"


FOLLOWED: Mapping[str, str] = {
    "content/briefings/first.yaml": judged(
        "2025-01-06",
        {
            "rise": "        likelihood: likely\n        horizon: 2025-06\n",
            "fall": (
                "        likelihood: very unlikely\n        horizon: 2025-01\n        affects: The [[baogang]] group\n"
            ),
            "late": "        horizon: 2025-01-20\n",
        },
    ),
    "content/briefings/second.yaml": judged(
        "2025-01-13", {"other": "        likelihood: unlikely\n"}, "updates:\n" + update("first/rise", "weakened")
    ),
    "content/briefings/third.yaml": judged(
        "2025-01-20",
        {"last": "        likelihood: almost certain\n"},
        "updates:\n" + update("first/rise", "came true") + update("first/fall", "void"),
    ),
    "content/entities/baogang.yaml": "name: Baogang Group\nkind: organisation\n",
}
"""Three briefings of January 2025: what the first judged is weakened, comes true, is void, or waits too long."""
