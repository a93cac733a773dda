"""What a site was built from is kept for who publishes it, and stands in no file of the site."""

from __future__ import annotations

from pathlib import Path

from briefings.built import keep_built, recall_built
from briefings.output import MANIFEST
from briefings.standing import ALWAYS, Span

SPAN = Span("2025-02-01", ALWAYS[0], ALWAYS[1])


def test_what_is_kept_is_recalled(tmp_path: Path) -> None:
    """The content's digest and the span come back, for that site alone."""
    (tmp_path / MANIFEST).write_text("{}")
    keep_built(tmp_path / "cache", tmp_path, "abc", SPAN)
    found = recall_built(tmp_path / "cache", tmp_path)
    assert found
    assert (found.content, found.span) == ("abc", SPAN)
    assert recall_built(tmp_path / "cache", tmp_path / "other") is None


def test_another_site_in_the_same_folder_is_not_known(tmp_path: Path) -> None:
    """Where the manifest is another, as somebody put another site there, nothing is known of it."""
    (tmp_path / MANIFEST).write_text("{}")
    keep_built(tmp_path / "cache", tmp_path, "abc", SPAN)
    (tmp_path / MANIFEST).write_text("{} ")
    assert recall_built(tmp_path / "cache", tmp_path) is None
