"""What GitHub Actions say of the place where a command runs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

__all__ = ["repository"]


def repository(environment: Mapping[str, str]) -> str:
    """Return who can read the files of the repository that a command runs for.

    Args:
        environment: the variables of the process; under GitHub Actions GITHUB_EVENT_PATH names a file with the event
            that started the run, and most events say of what kind the repository is.

    Returns:
        public or private; empty where nobody says.
    """
    if environment.get("GITHUB_ACTIONS") != "true":
        return ""
    try:
        event = json.loads(Path(environment.get("GITHUB_EVENT_PATH", "")).read_bytes())
    except (OSError, ValueError):
        return ""
    found = event.get("repository") if isinstance(event, dict) else None
    private = found.get("private") if isinstance(found, dict) else None
    return {True: "private", False: "public"}[private] if isinstance(private, bool) else ""
