"""The rules on text that is not wrong: the demonstration desk, and the Debian Policy Manual (70,000 words)."""

from __future__ import annotations

import gzip
from collections import Counter
from pathlib import Path

import pytest

from briefings.errors import Diagnostic
from tests.desks import checked, desk
from tests.ordinary import POLICY, briefings

ROOT = Path(__file__).parents[2]
CLOSE = {"joined-words", "arithmetic", "heading-case"}
"""The rules that guess most."""
QUIET = ("glued-footnote", "likelihood-scale", "mojibake", "residue", "stale-week")


def looked(root: Path, text: str) -> tuple[Diagnostic, ...]:
    """Return what is said of the manual, a briefing a chapter."""
    return checked(desk(root, briefings(text))).diagnostics


@pytest.fixture(scope="module")
def manual() -> str:
    """Return the manual, which `make test` installs."""
    text = gzip.decompress(POLICY.read_bytes()).decode()
    assert len(text.split()) > 20_000
    return text


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory, manual: str) -> tuple[Diagnostic, ...]:
    """Return what is said of the manual."""
    return looked(tmp_path_factory.mktemp("manual"), manual)


def test_false_hits(found: tuple[Diagnostic, ...]) -> None:
    """The rules that guess have at most one false hit in the demonstration desk and the manual together."""
    false = [item for item in (*checked(ROOT).diagnostics, *found) if item.rule in CLOSE]
    assert len(false) <= 1, false


def test_others(found: tuple[Diagnostic, ...]) -> None:
    """Other rules of the letter find at most one slip each in a text that many have proofread."""
    counts = Counter(item.rule for item in found)
    assert {rule: counts[rule] for rule in QUIET if counts[rule] > 1} == {}


def test_slips_are_found(tmp_path: Path, manual: str) -> None:
    """Words that are joined in the manual are found where they are."""
    damaged = manual.replace("installation of", "installationof", 1).replace(" for example", " forexample", 1)
    said = {item.message for item in looked(tmp_path, damaged) if item.rule == "joined-words"}
    assert said == {"“installationof” may be two words", "“forexample” may be two words"}
