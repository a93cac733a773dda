"""`briefings build`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefings import formats
from briefings.cache import Cache
from briefings.cli import main
from briefings.cli._target import _bytes
from tests.cutting import tree
from tests.desks import shared_cache

BRIEFING = """\
title: {title}
date: 2025-01-20
{extra}
sources: [{{id: report, title: A report}}]
highlights: |
  - A point. [@report]
body:
  - prose: Text.
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Make a desk with an open briefing, a draft, one under embargo, one that is over, and a marked one."""
    (tmp_path / "content" / "briefings").mkdir(parents=True)
    (tmp_path / "briefings.yaml").write_text("name: A desk\n")
    (tmp_path / ".briefings").mkdir()
    (tmp_path / ".briefings" / "cache").symlink_to(shared_cache(tmp_path))
    shared_cache(tmp_path).mkdir(exist_ok=True)
    extras = {
        "open": "",
        "draft": "draft: true",
        "embargo": "publish_at: 2025-06-01T08:00+02:00",
        "over": "expires_at: 2025-03-01",
        "amber": "tlp: AMBER",
    }
    for slug, extra in extras.items():
        text = BRIEFING.format(title=f"The {slug} one", extra=extra)
        (tmp_path / "content" / "briefings" / f"{slug}.yaml").write_text(text)
    return tmp_path


def built(desk: Path, *arguments: str) -> tuple[int, str]:
    """Run the command as of a fixed moment; return its status and all that it says."""
    fixed = ["build", "-f", str(desk / "briefings.yaml"), "--formats", "html", "--clock", "2025-05-01"]
    said = CliRunner().invoke(main, [*fixed, *arguments])
    return said.exit_code, said.output


def slugs(site: Path) -> set[str]:
    """Return the briefings that a site shows."""
    return {path.name for path in (site / "briefings").iterdir()}


def test_a_build_shows_what_is_open_now(desk: Path) -> None:
    """Drafts, items under embargo, those that are over and marked ones are not there, by name or by title."""
    status, _ = built(desk)
    assert status == 0
    assert slugs(desk / "site") == {"open"}
    text = "".join(path.read_text() for path in (desk / "site").rglob("*.html"))
    assert not [word for word in ("The draft", "The embargo", "The over", "The amber") if word in text]


def test_a_preview_goes_to_a_folder_of_its_own(desk: Path) -> None:
    """With drafts or future items, site/ is not touched."""
    built(desk, "--drafts", "--future")
    assert slugs(desk / "site-preview") == {"open", "draft", "embargo"}
    assert not (desk / "site").exists()


def test_a_preview_is_stamped(desk: Path) -> None:
    """Each page of a preview says that it is one, and what it shows; a page for readers does not."""
    built(desk, "--drafts")
    built(desk)
    readers = "Preview, not for publication. It shows drafts."
    assert all(readers in page.read_text() for page in (desk / "site-preview").rglob("*.html"))
    assert not any("Preview" in page.read_text() for page in (desk / "site").rglob("*.html"))


def test_a_briefing_waits_for_its_day(desk: Path) -> None:
    """A briefing dated after the clock is not shown, and the build says when the next one is due."""
    path = desk / "content" / "briefings" / "tomorrow.yaml"
    path.write_text(BRIEFING.format(title="The late one", extra="").replace("2025-01-20", "2025-05-02"))
    _, said = built(desk)
    assert slugs(desk / "site") == {"open"}
    assert "2 items still under embargo; the next ends 2025-05-02 00:00 UTC." in said
    built(desk, "--clock", "2025-05-02")
    assert slugs(desk / "site") == {"open", "tomorrow"}


def test_a_build_says_when_the_site_changes_by_itself(desk: Path) -> None:
    """The next embargo that ends and the next item that expires are said in UTC, soonest first."""
    folder = desk / "content" / "briefings"
    (folder / "open.yaml").write_text(BRIEFING.format(title="The open one", extra="expires_at: 2025-05-09T10:00+02:00"))
    _, said = built(desk)
    expiry, embargo = said.splitlines()[-2:]
    assert expiry == "1 item to expire; the next does 2025-05-09 08:00 UTC."
    assert embargo == "1 item still under embargo; the next ends 2025-06-01 06:00 UTC."
    assert "embargo" not in built(desk, "--future")[1].splitlines()[-1]


def test_nothing_waits_that_will_not_be_seen(desk: Path) -> None:
    """A draft under embargo, and a marked item that expires, call for no build."""
    for slug, extra in {
        "embargo": "draft: true\npublish_at: 2025-06-01",
        "amber": "tlp: RED\nexpires_at: 2025-06-01",
    }.items():
        (desk / "content" / "briefings" / f"{slug}.yaml").write_text(BRIEFING.format(title="T", extra=extra))
    assert "embargo" not in built(desk)[1]
    assert "expire" not in built(desk)[1]


def test_a_summary_is_cited_on_its_own_page_alone(desk: Path) -> None:
    """Lists show a briefing's summary without its citations, whose sources stand on the briefing's page."""
    path = desk / "content" / "briefings" / "open.yaml"
    path.write_text("summary: '[@report] Ore rises. [@report]'\n" + path.read_text())
    built(desk)
    assert "#source-1" not in (desk / "site" / "index.html").read_text()
    assert "#source-1" in (desk / "site" / "briefings" / "open" / "index.html").read_text()


def test_the_clock_ends_an_embargo(desk: Path) -> None:
    """As of a later moment the item is there."""
    built(desk, "--clock", "2025-06-01T06:00Z")
    assert slugs(desk / "site") == {"open", "embargo"}


def test_a_clearance_admits_what_is_marked(desk: Path) -> None:
    """Readers cleared for AMBER see what is marked AMBER."""
    built(desk, "--clearance", "AMBER")
    assert slugs(desk / "site-preview") == {"open", "amber"}


def test_a_second_build_writes_nothing(desk: Path) -> None:
    """Where nothing changed, nothing is made and nothing written."""
    built(desk)
    assert "0 made, 0 written, 0 removed" in built(desk)[1]


def test_drafts_are_counted_and_not_named(desk: Path) -> None:
    """A build says how many drafts it leaves out, also where nothing changed; a preview leaves none out."""
    for _ in range(2):
        _, said = built(desk)
        assert "\n1 draft left out" in said
        assert "draft.yaml" not in said
    assert "left out" not in built(desk, "--drafts")[1]


def test_a_build_goes_on_without_a_cache(desk: Path) -> None:
    """A file in the place of the cache costs time, and is said once; the site is the same."""
    built(desk)
    before = tree(desk / "site")
    shutil.rmtree(desk / "site")
    (desk / ".briefings" / "cache").unlink()
    (desk / ".briefings" / "cache").write_text("a file")
    status, said = built(desk)
    assert (status, said.count("takes no files")) == (0, 1)
    assert tree(desk / "site") == before


def test_an_unknown_format_is_wrong_use(desk: Path) -> None:
    """`--formats` names what there is."""
    status, said = built(desk, "--formats", "epub")
    assert (status, f"formats: {', '.join(formats.names())}" in said) == (2, True)


@pytest.mark.parametrize(("size", "room"), [("0", 0), ("500K", 500_000), ("7m", 7_000_000), ("2G", 2_000_000_000)])
def test_a_cache_size_is_a_number_with_a_unit(size: str, room: int) -> None:
    """Thousands, millions and billions of bytes are K, M and G."""
    assert _bytes(size, "--cache-size") == room


@pytest.mark.parametrize("size", ["", "G", "-1", "1.5G", "10T", "2GB"])
def test_what_is_no_size_is_wrong_use(desk: Path, size: str) -> None:
    """Another size is said, with the units that there are."""
    units = "write bytes, or thousands, millions, billions: 500K, 500M, 10G"
    assert built(desk, "--cache-size", size) == (2, f"briefings: --cache-size: {size!r} is no size; {units}\n")


def test_a_wrong_variable_is_named(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A size that comes from the environment is not blamed on the option."""
    monkeypatch.setenv("BRIEFINGS_CACHE_SIZE", "much")
    status, said = built(desk)
    assert (status, said.startswith("briefings: BRIEFINGS_CACHE_SIZE: 'much' is no size")) == (2, True)


@pytest.mark.parametrize(
    "address", ["", "scheduler:8786", "tcp://scheduler", "tcp://scheduler:x", "tcp://scheduler:70000", "tls://:"]
)
def test_what_is_no_scheduler_is_wrong_use(desk: Path, address: str) -> None:
    """An address without its protocol, host or port, and an empty one, as of a variable that nobody set."""
    status, said = built(desk, "--cluster", address)
    assert (status, f"--cluster: {address!r} is no address of a scheduler" in said) == (2, True)


def test_quiet_and_verbose_exclude_each_other(desk: Path) -> None:
    """Both at once are wrong use, in any order."""
    assert built(desk, "-q", "-v")[0] == built(desk, "-v", "-q")[0] == 2
    assert not (desk / "site").exists()


def test_a_small_cache_holds_what_the_site_needs(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However small the cache, a build keeps what its site needs, and what nobody needs goes."""
    cache = desk / ".briefings" / "cache"
    cache.unlink()
    other = cache / "ab" / ("ab" * 32)
    other.parent.mkdir(parents=True)
    other.write_bytes(b"not needed")
    monkeypatch.setenv("BRIEFINGS_CACHE_SIZE", "0")
    built(desk)
    assert not other.exists()
    shutil.rmtree(desk / "site")
    monkeypatch.setattr(Cache, "put", None)
    assert built(desk)[0] == 0


def test_warnings_fail_a_strict_build(desk: Path) -> None:
    """With `--strict` a warning leaves the site as it was."""
    text = BRIEFING.format(title="T", extra="").replace(" [@report]", "")
    (desk / "content" / "briefings" / "loose.yaml").write_text(text)
    assert built(desk, "--strict")[0] == 1
    assert not (desk / "site").exists()


def test_the_base_url_makes_canonical_links(desk: Path) -> None:
    """`--base-url` is where the site is published."""
    built(desk, "--base-url", "https://example.org/desk")
    page = (desk / "site" / "briefings" / "open" / "index.html").read_text()
    assert '<link rel="canonical" href="https://example.org/desk/briefings/open/">' in page


def test_the_desks_own_folders_take_no_site(desk: Path) -> None:
    """`-d content` is wrong use, and nothing is read, made or written before that is said."""
    before = tree(desk)
    status, said = built(desk, "-d", str(desk / "content"))
    assert (status, "--site-dir names a folder of its own" in said) == (2, True)
    assert tree(desk) == before


def test_a_folder_that_cannot_be_written_is_said(desk: Path) -> None:
    """Where the site's folder is a file, the message names it, with status 3 and no traceback."""
    (desk / "site").write_text("a file")
    status, said = built(desk)
    assert status == 3
    assert "site" in said
    assert "Traceback" not in said


def test_verbose_names_each_file(desk: Path) -> None:
    """With `-v` each file that was written is named, and one that goes later too."""
    assert "wrote briefings/open/index.html\n" in built(desk, "-v")[1]
    (desk / "content" / "briefings" / "open.yaml").unlink()
    assert "removed briefings/open/index.html\n" in built(desk, "-v")[1]


@pytest.mark.parametrize(("arguments", "coloured"), [(["--color"], True), (["--no-color"], False), ([], False)])
def test_colours_are_the_readers_choice(desk: Path, arguments: list[str], coloured: bool) -> None:
    """Colours are shown where they are asked for, and not where there is no terminal."""
    (desk / "content" / "briefings" / "open.yaml").write_text("title: T\n")
    command = [sys.executable, "-m", "briefings", *arguments, "build", "-f", str(desk / "briefings.yaml")]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ("\x1b[31m" in said.stderr) == coloured


def test_a_progress_bar_is_shown_on_a_terminal(desk: Path) -> None:
    """On a terminal a bar says how far the build is."""
    master, slave = os.openpty()
    command = [sys.executable, "-m", "briefings", "build", "--formats", "html", "-f", str(desk / "briefings.yaml")]
    with subprocess.Popen(command, stderr=slave, stdout=subprocess.DEVNULL) as process:
        os.close(slave)
        shown = b""
        while chunk := _chunk(master):
            shown += chunk
    os.close(master)
    assert process.returncode == 0
    assert b"Building" in shown
    assert b"100%" in shown


def _chunk(master: int) -> bytes:
    """Read what a terminal shows; nothing once the program has gone."""
    try:
        return os.read(master, 4096)
    except OSError:
        return b""


def test_what_needs_an_address_is_named(tmp_path: Path) -> None:
    """A desk that does not say where it is published is told that it has no feeds and no site map."""
    CliRunner().invoke(main, ["init", str(tmp_path)])
    settings = tmp_path / "briefings.yaml"
    arguments = ["build", "-f", str(settings), "--formats", "html,feeds,sitemap"]
    assert "Without url: in briefings.yaml there are no feeds" in CliRunner().invoke(main, arguments).output
    settings.write_text(settings.read_text() + "url: https://example.org/\n", encoding="utf-8")
    assert "Without url:" not in CliRunner().invoke(main, arguments).output
