"""The rule that finds what only says what is to be written."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from briefings.cli import main
from briefings.importing.assembling import NO_POINTS, NO_TEXT, NO_TITLE
from briefings.rules.placeholder import BARE, PLACEHOLDERS
from briefings.scaffold import TEXTS
from tests.desks import briefing, desk, findings

RULE = "placeholder"


def test_bad(tmp_path: Path) -> None:
    """A text that says what is to be written is found, in a list of key points and in prose too."""
    typed = "summary: One sentence that stands under the title.\nbody:\n  - prose: |\n      It rose.\n\n      ...\n"
    found = findings(desk(tmp_path, {"content/briefings/steel.yaml": briefing(typed)}), RULE)
    assert [line.partition(" ")[0] for line in found] == ["steel.yaml:1:10", "steel.yaml:6:7"]


def test_good(tmp_path: Path) -> None:
    """The same words in a longer text are no placeholder."""
    typed = "summary: Why. And what follows, in a few words... of mine.\n"
    assert findings(desk(tmp_path, {"content/briefings/steel.yaml": briefing(typed)}), RULE) == []


@pytest.mark.parametrize("kind", ["briefing", "edition"])
def test_whatever_a_new_file_says_is_found(tmp_path: Path, kind: str) -> None:
    """A file that `new` wrote has a finding for each text that is to be written."""
    root = desk(tmp_path)
    name = "2025-w04" if kind == "edition" else "steel"
    assert CliRunner().invoke(main, ["new", kind, name, "--title", "Steel", "-f", str(root)]).exit_code == 0
    said = " ".join(findings(root, RULE))
    expected = [text for text in PLACEHOLDERS if len(text) > len("...") and text in TEXTS[kind]]
    assert expected
    assert [text for text in expected if text not in said] == []


@pytest.mark.parametrize("text", [NO_POINTS, NO_TEXT, NO_TITLE])
def test_what_an_import_lacks_is_found(text: str) -> None:
    """What stands where an imported text had nothing is a placeholder."""
    assert BARE.sub("", text.strip()) in PLACEHOLDERS
