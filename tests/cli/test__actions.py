"""What GitHub Actions say of the repository."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefings.cli import main
from briefings.cli._actions import repository
from tests.desks import briefing, desk


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ('{"repository": {"private": false, "visibility": "public"}}', "public"),
        ('{"repository": {"private": true, "visibility": "internal"}}', "private"),
        ('{"repository": {}}', ""),
        ('{"schedule": "0 6 * * *"}', ""),
        ("[]", ""),
        ("{", ""),
    ],
)
def test_an_event(tmp_path: Path, event: str, expected: str) -> None:
    """The event that started a run says who can read the repository, or does not."""
    (tmp_path / "event.json").write_text(event)
    path = str(tmp_path / "event.json")
    assert repository({"GITHUB_ACTIONS": "true", "GITHUB_EVENT_PATH": path}) == expected
    assert not repository({"GITHUB_EVENT_PATH": path})


def test_no_event() -> None:
    """Without a file that can be read nobody knows."""
    assert not repository({"GITHUB_ACTIONS": "true", "GITHUB_EVENT_PATH": "/nowhere"})
    assert not repository({"GITHUB_ACTIONS": "true"})


@pytest.mark.parametrize("command", ["check", "build"])
def test_commands_ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    """`check` and `build` warn of embargoed content in a repository that Actions say is public."""
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing("publish_at: 2025-03-01")})
    (tmp_path / "event.json").write_text(json.dumps({"repository": {"private": False}}))
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(tmp_path / "event.json"))
    arguments = ["--formats", "data"] if command == "build" else []
    said = CliRunner().invoke(main, [command, "-f", str(root), "--clock", "2025-02-01", *arguments])
    assert "title=public-embargo::anyone can read this file" in said.output
