"""`briefings publish`: which sites go out, and what is said."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefings.cli import main
from briefings.settling import JOURNAL
from tests.cutting import tree
from tests.desks import BRIEFING, desk, shared_cache

NOW, LATER = "2025-02-01T00:00Z", "2025-03-02T00:00Z"
EMBARGOED = BRIEFING.replace("2025-01-20", "2025-03-01").replace("A record year", "Later")


def run(root: Path, command: str, *arguments: str, clock: str = NOW) -> Result:
    """Run a command for a desk, as of a moment."""
    settings = str(root / "briefings.yaml")
    return CliRunner().invoke(main, [command, "-f", settings, "--clock", clock, *arguments])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Make a desk with a briefing and one under embargo, and build its pages."""
    files = {"content/briefings/steel.yaml": BRIEFING, "content/briefings/later.yaml": EMBARGOED}
    root = desk(tmp_path / "desk", files)
    (root / ".briefings").mkdir()
    shared_cache(root).mkdir(exist_ok=True)
    (root / ".briefings/cache").symlink_to(shared_cache(root))
    assert run(root, "build", "--formats", "html").exit_code == 0
    return root


def publish(root: Path, *arguments: str, clock: str = NOW) -> Result:
    """Publish the site of a desk to www/ beside it."""
    return run(root, "publish", (root.parent / "www").as_uri(), *arguments, clock=clock)


def test_a_site_is_published_as_it_was_built(root: Path) -> None:
    """Every file of the site stands there, and the line says how many came."""
    done = publish(root)
    there = tree((root.parent / "www").resolve())
    assert done.exit_code == 0, done.output
    assert there == tree(root / "site")
    assert done.output == f"{root.parent}/www: {len(there) - 1} files came, 0 went, 0 stayed.\n"
    assert publish(root).output.endswith(f"0 files came, 0 went, {len(there) - 1} stayed.\n")


def test_a_dry_run_says_the_same_and_changes_nothing(root: Path) -> None:
    """With --verbose it names each file."""
    done = publish(root, "--dry-run", "-v")
    assert done.exit_code == 0
    assert "comes briefings/steel/index.html\n" in done.output
    assert " would come, 0 go, 0 stay.\n" in done.output
    assert not (root.parent / "www").exists()


@pytest.mark.parametrize("shown", [("-F",), ("-D",), ("--clearance", "AMBER")])
def test_a_preview_is_refused(root: Path, shown: tuple[str, ...]) -> None:
    """What only some may see goes to no place, even where it was built into the site's own folder."""
    assert run(root, "build", "--formats", "html", "-d", str(root / "site"), *shown).exit_code == 0
    done = publish(root)
    assert done.exit_code == 1
    assert "error[preview-site]: it is a preview, which shows " in done.output
    assert not (root.parent / "www").exists()


@pytest.mark.parametrize("path", ["content/briefings/steel.yaml", "briefings.yaml", "templates/blocks/prose.html.j2"])
def test_a_site_that_is_older_than_the_content_is_refused(root: Path, path: str) -> None:
    """A change of content, settings or templates asks for a build first."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    with (root / path).open("a") as file:
        file.write("# a remark\n")
    done = publish(root)
    assert (done.exit_code, "error[stale-site]: content, settings or templates changed" in done.output) == (1, True)


def test_an_embargo_that_ended_since_asks_for_a_build(root: Path) -> None:
    """The same content makes another site then; built again it goes out."""
    done = publish(root, clock=LATER)
    assert (done.exit_code, "error[stale-site]: an embargo has ended" in done.output) == (1, True)
    assert run(root, "build", "--formats", "html", clock=LATER).exit_code == 0
    assert publish(root, clock=LATER).exit_code == 0
    assert (root.parent / "www/briefings/later/index.html").is_file()


def test_nothing_that_goes_out_tells_of_an_embargo(root: Path) -> None:
    """Neither the moment nor the name of what waits stands in any file."""
    publish(root)
    for path, content in tree((root.parent / "www").resolve()).items():
        assert b"2025-03-01" not in content, path
        assert b"later" not in content.lower() or path.startswith("assets/"), path


def test_a_site_that_somebody_edited_is_refused(root: Path) -> None:
    """Each file that is not as the build wrote it is named, and one that is gone too."""
    (root / "site/index.html").write_text("mine")
    (root / "site/404.html").unlink()
    done = publish(root)
    assert done.exit_code == 1
    assert "site/index.html:1:1: error[changed-site]" in done.output
    assert "site/404.html:1:1: error[changed-site]" in done.output


def test_an_unfinished_site_is_refused(root: Path) -> None:
    """What a build left half written never goes out."""
    (root / "site" / JOURNAL).write_bytes(b"{}")
    done = publish(root)
    assert (done.exit_code, "error[unfinished-site]" in done.output) == (1, True)


def test_no_site_is_refused(root: Path) -> None:
    """Before the first build there is nothing to publish."""
    shutil.rmtree(root / "site")
    done = publish(root)
    assert (done.exit_code, "error[no-site]" in done.output) == (1, True)


@pytest.mark.parametrize("address", ["gopher://host/", "srv/www", "", "git+ext://sh"])
def test_an_address_of_no_known_kind_is_a_mistake_of_use(root: Path, address: str) -> None:
    """It is said, with the kinds that there are."""
    done = run(root, "publish", address)
    assert done.exit_code == 2
    assert done.output.startswith("briefings: ")
