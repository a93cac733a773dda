from pathlib import Path

from tests.desks import briefing, built, desk
from tests.following import FOLLOWED, judged

EDITION = """\
title: The third week
number: 4
note: What we think of it.
lead: third
calendar:
  - {date: 2025-03, text: A meeting}
"""


def page(root: Path, address: str) -> str:
    """Build a desk and return a page."""
    built(root)
    return (root / "site" / address / "index.html").read_text(encoding="utf-8")


def test_an_edition_tells_its_week(tmp_path: Path) -> None:
    """An edition has its note, its lead, what is settled and new, coming dates and a hash of its content."""
    text = page(desk(tmp_path, {**FOLLOWED, "content/editions/2025-w04.yaml": EDITION}), "editions/2025-w04")
    for said in ("What we think of it.", "Judgements settled", "New judgements", "A meeting", "Edition 4"):
        assert said in text
    assert '<meta name="content-sha256" content="' in text


def test_a_week_without_a_file_has_an_edition(tmp_path: Path) -> None:
    """A week that has briefings is an edition, called by its week."""
    text = page(desk(tmp_path, FOLLOWED), "editions/2025-w03")
    assert "<h1>Week 3 of 2025</h1>" in text
    assert "Judgements updated" in text


def test_home_names_what_falls_due(tmp_path: Path) -> None:
    """Home shows the overdue judgements first, then the next horizons; it has no hash, as it is no edition."""
    text = page(desk(tmp_path, FOLLOWED), "")
    assert text.index("What late says") < text.index("The whole register")
    assert "content-sha256" not in text
    assert "What fall says" not in text


def test_horizons_known_to_the_month_or_year_fall_due_with_their_last_day(tmp_path: Path) -> None:
    """At home a judgement due in 2025 comes after one due in June 2025, and neither is left out."""
    rows = {
        "year": "        horizon: 2025\n",
        "month": "        horizon: 2025-06\n",
        "day": "        horizon: 2025-12-01\n",
    }
    text = page(desk(tmp_path, {"content/briefings/steel.yaml": judged("2025-01-20", rows)}), "")
    due = text[text.index('id="due"') : text.index("The whole register")]
    places = [due.index(f"What {name} says") for name in ("month", "day", "year")]
    assert places == sorted(places)


def test_a_highlight_that_rests_on_what_no_longer_holds_is_marked(tmp_path: Path) -> None:
    """The lead's highlights at home and in the edition say which of them rests on a source that was found wrong."""
    text = briefing(
        "date: 2025-01-20\nsources:\n  - {id: leaflet, title: A leaflet,"
        " retracted: {date: 2025-01-22, kind: found wrong, reason: Ten times too high.}}\n"
        "highlights: |\n  - Output doubled. [@leaflet]\n  - It rained.\n"
    )
    root = desk(tmp_path, {"content/briefings/steel.yaml": text})
    for address in ("", "editions/2025-w04"):
        shown = page(root, address)
        assert shown.count('Output doubled. <span class="retracted-mark">found wrong</span>') == 1
        assert shown.count("retracted-mark") == 1
