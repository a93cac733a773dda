from pathlib import Path

import pytest

from tests.desks import briefing, desk, findings

RULE = "translation-of"
GERMAN = "lang: de\ntranslation_of: steel\n"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("translation_of: stahl\nlang: de", "a briefing is no translation of itself"),
        ("translation_of: acier\nlang: de", "acier is a translation of steel"),
        ("translation_of: steel", "steel is in the same language, en"),
    ],
)
def test_bad(tmp_path: Path, typed: str, said: str) -> None:
    """One of itself, of a translation, or in the language of its original is found."""
    files = {
        "content/briefings/steel.yaml": briefing(),
        "content/briefings/acier.yaml": briefing("lang: fr\ntranslation_of: steel\n"),
        "content/briefings/stahl.yaml": briefing(typed),
    }
    assert findings(desk(tmp_path, files), RULE) == [f"stahl.yaml:1:17 {said}"]


def test_a_circle(tmp_path: Path) -> None:
    """Two that call each other the original are both found."""
    files = {
        "content/briefings/steel.yaml": briefing("translation_of: stahl\n"),
        "content/briefings/stahl.yaml": briefing(GERMAN),
    }
    assert len(findings(desk(tmp_path, files), RULE)) == 2


def test_good(tmp_path: Path) -> None:
    """A translation into another language is not, nor one whose original is hidden."""
    files = {
        "content/briefings/steel.yaml": briefing("draft: true\n"),
        "content/briefings/stahl.yaml": briefing(GERMAN),
    }
    assert findings(desk(tmp_path, files), RULE) == []
