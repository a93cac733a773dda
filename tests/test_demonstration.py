"""The demonstration desk uses what the program can do."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefings import discovery
from briefings.audience import Audience
from briefings.checking import Checked, check
from briefings.records import BriefingRecord, EditionRecord
from briefings.register import register
from briefings.scoring import ENOUGH, scoring
from briefings.values.dates import Day
from tests.conftest import CLOCK, ROOT


@pytest.fixture(scope="module")
def read() -> Checked:
    """Read the demonstration desk."""
    return check(ROOT, "briefings.yaml", Audience(CLOCK))


def records(read: Checked) -> list[BriefingRecord]:
    """Return the records of all briefings, seen or not."""
    return [record for record in read.content.records if isinstance(record, BriefingRecord)]


def test_fourteen_briefings_over_eight_weeks(read: Checked) -> None:
    """At least fourteen briefings are listed, from at least eight weeks."""
    assert len(read.catalog.listed) >= 14
    assert len({Day(briefing.date).iso_week for briefing in read.catalog.listed}) >= 8


@pytest.mark.parametrize("clock", [CLOCK, datetime(2025, 7, 1, tzinfo=UTC), datetime(2027, 6, 1, tzinfo=UTC)])
def test_silent(clock: datetime) -> None:
    """No rule finds anything, whenever the desk is built."""
    assert check(ROOT, "briefings.yaml", Audience(clock)).diagnostics == ()


def test_a_judgement_is_followed_over_weeks(read: Checked) -> None:
    """A judgement of one week is taken up by at least two later briefings; enough are settled for a score."""
    judgements = register(read.catalog)
    followed = [judgement for judgement in judgements if len(judgement.history) >= 2]
    weeks = {Day(step.briefing.date).iso_week for judgement in followed for step in judgement.history}
    assert len(followed) >= 2
    assert len(weeks) >= 3
    assert {judgement.outcome for judgement in judgements} == {"open", "came true", "did not", "void"}
    assert any(judgement.overdue for judgement in judgements)
    assert scoring(judgements).settled >= ENOUGH


def test_every_kind_of_hiding(read: Checked) -> None:
    """A draft, an embargo, an item that has expired and one above CLEAR are there, and are not seen."""
    hidden = [record for record in records(read) if record.slug not in read.catalog.by_slug]
    assert any(record.visibility.draft for record in hidden)
    assert any(record.visibility.publish_at > "2026-12" for record in hidden)
    assert any(record.visibility.expires_at for record in hidden)
    assert any(record.visibility.tlp == "AMBER" for record in hidden)


def test_languages(read: Checked) -> None:
    """One briefing stands in English, German, Chinese and Arabic."""
    languages = {tuple(sorted(one.language for one in group)) for group in read.catalog.translations.values()}
    assert ("ar", "de", "en", "zh") in languages


def test_fields(read: Checked) -> None:
    """Old addresses, corrections of both kinds, a source that was found wrong, replies and typefaces are in use."""
    editions = [record for record in read.content.records if isinstance(record, EditionRecord)]
    assert any(record.aliases for record in records(read))
    assert any(record.aliases for record in editions)
    assert {correction.kind for record in records(read) for correction in record.corrections} == {"minor", "major"}
    assert any(facts.get("retracted") for record in records(read) for facts in record.own_sources)
    assert read.content.desk.reply
    assert read.content.desk.fonts


def test_every_block_type() -> None:
    """Every type of block stands in some briefing."""
    texts = "".join(path.read_text(encoding="utf-8") for path in Path(ROOT / "content/briefings").rglob("*.yaml"))
    missing = [
        name
        for name in discovery.names("briefings.blocks")
        if f"- {name}:" not in texts and f"    {name}:" not in texts
    ]
    assert missing == []
