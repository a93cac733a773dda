from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.rules.mojibake import mended
from tests.desks import briefing, desk, findings

RULE = "mojibake"


def found(root: Path, typed: str) -> list[str]:
    """Return what the rule says of a briefing, without the file's name."""
    files = {"content/briefings/steel.yaml": briefing(typed)}
    return [line.removeprefix("steel.yaml:") for line in findings(desk(root, files), RULE)]


def test_bad(tmp_path: Path) -> None:
    """Each run of misread letters is found."""
    said = ["2:4 “â€™” was read in the wrong encoding", "2:17 “Ã§” was read in the wrong encoding"]
    assert found(tmp_path, "lead: |\n  lâ€™acier franÃ§ais\n") == said


def test_good(tmp_path: Path) -> None:
    """Letters with accents are not."""
    assert found(tmp_path, "lead: |\n  l’acier français, São Paulo, «MARCHÉ», ÅÄÖ, Ÿ, Ð, naïve à â\n") == []


@pytest.mark.parametrize(
    ("text", "right"),
    [("Ð¿Ñ€Ð¸Ð²ÐµÑ‚", "привет"), ("20â‚¬", "€"), ("5Â°", "°"), ("ä¸\u00adå›½", "中国"), ("ðŸ˜€", "😀")],
)
def test_mended(text: str, right: str) -> None:
    """What stood there comes back, in whatever script."""
    assert mended(text.lstrip("0123456789")) == right


@given(st.text(st.characters(min_codepoint=0xC0, max_codepoint=0x17F), min_size=2, max_size=8))
def test_what_was_misread_comes_back(text: str) -> None:
    """Misread letters come back as they were, or are let be; none becomes another."""
    assert mended("".join(map(chr, text.encode()))) in {text, ""}


def test_lost(tmp_path: Path) -> None:
    """A letter that was lost is found too."""
    assert found(tmp_path, "lead: |\n  fran\ufffdais\n") == ["2:7 a letter was lost on the way here (U+FFFD)"]
