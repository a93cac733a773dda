from pathlib import Path

import pytest

from tests.desks import DESK, briefing, desk, findings

RULE = "unknown-rule"
IGNORED = "ignore: [{{rule: {rule}, reason: It stands elsewhere.}}]\n"


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        ("{unused-sources: off}", "briefings.yaml:2:9 unused-sources is no rule"),
        ("{leak: off}", "briefings.yaml:2:9 findings of leak are always errors, as a build relies on them"),
    ],
)
def test_bad(tmp_path: Path, rules: str, message: str) -> None:
    """A name that no rule has, and a level for a rule whose findings are always errors, are found."""
    assert findings(desk(tmp_path, settings=f"{DESK}rules: {rules}\n"), RULE) == [message]


def test_a_silence_for_nothing(tmp_path: Path) -> None:
    """A silence for a rule that is not there is found."""
    files = {"content/briefings/steel.yaml": briefing(IGNORED.format(rule="unused-sources"))}
    assert findings(desk(tmp_path, files), RULE) == ["steel.yaml:1:17 unused-sources is no rule"]


def test_good(tmp_path: Path) -> None:
    """A level for a warning, and a silence for a rule that is there, are not."""
    files = {"content/briefings/steel.yaml": briefing(IGNORED.format(rule="unused-source"))}
    assert findings(desk(tmp_path, files, f"{DESK}rules: {{unused-source: error}}\n"), RULE) == []


def test_errors_stay_errors(tmp_path: Path) -> None:
    """No setting turns the search for leaks off."""
    files = {
        "content/briefings/steel.yaml": briefing("body: [{prose: 'See [[group]].'}]"),
        "content/entities/group.yaml": "name: Group\nkind: organisation\ntlp: RED\n",
    }
    assert findings(desk(tmp_path, files, f"{DESK}rules: {{leak: off}}\n"), "leak") != []
