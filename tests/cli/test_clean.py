"""`briefings clean`."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from briefings.cli import main


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Make a desk, build it, and put a file of one's own into the site."""
    (tmp_path / "briefings.yaml").write_text("name: A desk\n")
    settings = str(tmp_path / "briefings.yaml")
    assert CliRunner().invoke(main, ["build", "--formats", "html", "-f", settings]).exit_code == 0
    (tmp_path / "site" / "mine.txt").write_text("mine")
    return tmp_path


def test_what_builds_wrote_goes_and_the_rest_stays(desk: Path) -> None:
    """The site's files and the cache are gone, a file of one's own is not."""
    assert CliRunner().invoke(main, ["clean", "-f", str(desk / "briefings.yaml")]).exit_code == 0
    assert [path.name for path in (desk / "site").iterdir()] == ["mine.txt"]
    assert not (desk / ".briefings" / "cache").exists()


def test_the_cache_alone(desk: Path) -> None:
    """`--cache` leaves the site, and says how much it removed."""
    kept = [path.stat().st_size for path in (desk / ".briefings" / "cache").rglob("*") if path.is_file()]
    said = CliRunner().invoke(main, ["clean", "--cache", "-f", str(desk / "briefings.yaml")]).output
    assert said == f"Removed the cache of {len(kept)} files and {sum(kept) / 1e6:,.1f} MB.\n"
    assert (desk / "site" / "index.html").is_file()
    assert not (desk / ".briefings" / "cache").exists()
