"""Publishing to a branch of a git repository."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from briefings.errors import ContentError, EnvironmentFault, UsageError
from briefings.output import MANIFEST
from briefings.publishers.git import prepare
from briefings.transfer import Publication
from tests.cutting import grow, tree
from tests.publishers.sites import FIRST, SECOND, site


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder as nobody by name, and return what it says."""
    identity = ("-c", "user.name=Desk", "-c", "user.email=desk@localhost")
    return subprocess.run(
        ["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True
    ).stdout.strip()


def published(repository: Path, branch: str = "pages") -> dict[str, bytes]:
    """Return what stands on a branch, but for the manifest."""
    copy = repository.parent / "copy"
    subprocess.run(["rm", "-rf", copy], check=True)
    git(repository.parent, "clone", "-q", "--branch", branch, str(repository), str(copy))
    return {path: content for path, content in tree(copy).items() if path != MANIFEST and not path.startswith(".git/")}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Make a bare repository without a commit."""
    git(tmp_path, "init", "-q", "--bare", "pages.git")
    return tmp_path / "pages.git"


def publication(repository: Path, files: dict[str, bytes], asked: str = "#pages") -> Publication:
    """Look at a branch of a repository, to publish a site of some files there."""
    there = site(repository.parent / "site", files)
    return prepare(there, f"git+{repository.as_uri()}{asked}", repository.parent / "own")


def test_a_site_stands_on_a_branch_that_was_not_there(repository: Path) -> None:
    """The first publication makes the branch; GitHub Pages are told to leave nothing out."""
    publication(repository, FIRST).carry_out()
    assert published(repository) == {**FIRST, ".nojekyll": b""}


def test_only_what_changed_is_committed(repository: Path) -> None:
    """The second commit stands on the first, and changes what is said."""
    publication(repository, FIRST).carry_out()
    second = publication(repository, SECOND)
    assert second.transfer.go == ("briefings/old/index.html",)
    assert second.transfer.stay == 2
    second.carry_out()
    assert published(repository) == {**SECOND, ".nojekyll": b""}
    assert git(repository, "rev-list", "--count", "pages") == "2"
    changed = git(repository, "diff", "--name-only", "pages~", "pages").splitlines()
    assert "feed.xml" not in changed
    assert "index.html" in changed


def test_nothing_is_committed_where_nothing_changed(repository: Path) -> None:
    """The same site twice is one commit."""
    for _ in range(2):
        publication(repository, FIRST).carry_out()
    assert git(repository, "rev-list", "--count", "pages") == "1"


def test_history_can_be_left_out(repository: Path) -> None:
    """Where nobody wants it, the branch holds the newest commit alone."""
    for files in (FIRST, SECOND):
        publication(repository, files).carry_out()
    publication(repository, SECOND, "?history=none#pages").carry_out()
    assert git(repository, "rev-list", "--count", "pages") == "1"
    assert published(repository) == {**SECOND, ".nojekyll": b""}


def test_what_somebody_else_put_on_the_branch_stays(repository: Path) -> None:
    """CNAME stays, with history and without, and other branches are not touched."""
    publication(repository, FIRST).carry_out()
    clone = repository.parent / "clone"
    git(repository.parent, "clone", "-q", "--branch", "pages", str(repository), str(clone))
    grow(clone, {"CNAME": b"desk.example.org"})
    git(clone, "add", "CNAME")
    git(clone, "commit", "-qm", "Name the site")
    git(clone, "push", "-q", "origin", "pages", "pages:main")
    main = git(repository, "rev-parse", "main")
    for asked in ("#pages", "?history=none#pages"):
        publication(repository, SECOND if "?" in asked else FIRST | {"more.html": b""}, asked).carry_out()
        assert published(repository)["CNAME"] == b"desk.example.org"
    assert git(repository, "rev-parse", "main") == main
    with pytest.raises(ContentError, match="foreign-file"):
        publication(repository, {**SECOND, "CNAME": b"other"})


def test_who_was_overtaken_changes_nothing(repository: Path) -> None:
    """A push that does not stand on what was looked at is refused, and the branch is the other one's."""
    publication(repository, FIRST).carry_out()
    late = publication(repository, FIRST | {"late.html": b"late"})
    site(repository.parent / "site", SECOND)
    other = prepare(
        site(repository.parent / "other", SECOND), f"git+{repository.as_uri()}#pages", repository.parent / "theirs"
    )
    other.carry_out()
    site(repository.parent / "site", FIRST | {"late.html": b"late"})
    with pytest.raises(EnvironmentFault, match="git push"):
        late.carry_out()
    assert published(repository) == {**SECOND, ".nojekyll": b""}


@pytest.mark.parametrize(
    "address",
    [
        "git+ext::sh -c touch%20/tmp/x",
        "git+ext://sh",
        "git+fd://0",
        "git://host/desk.git",
        "git+https://#pages",
        "git+https://host/desk.git#-x",
        "git+https://host/desk.git#a..b",
        "git+https://host/desk.git?history=some#pages",
        "git+ssh://-oProxyCommand=touch%20x/desk.git",
    ],
)
def test_addresses_that_execute_something_are_refused(tmp_path: Path, address: str) -> None:
    """Helpers that run a command, options in the place of names, and what is no branch never come to git."""
    with pytest.raises(UsageError):
        prepare(site(tmp_path / "site", FIRST), address, tmp_path / "own")
    assert not (tmp_path / "own").exists()


def test_a_repository_that_is_not_there_is_said_without_its_password(tmp_path: Path) -> None:
    """What git says names the address, and never the secret in it."""
    with pytest.raises(EnvironmentFault, match="git ls-remote") as caught:
        prepare(site(tmp_path / "site", FIRST), "git+http://desk:s3cret@127.0.0.1:9/desk.git", tmp_path / "own")
    assert "s3cret" not in str(caught.value)
    assert "desk@127.0.0.1:9" in str(caught.value)


def test_neither_work_tree_nor_hooks_nor_variables_of_the_desk_are_touched(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A desk that publishes from its own checkout, inside a hook of git's, has its index as it was."""
    desk = repository.parent / "desk"
    git(repository.parent, "init", "-q", "desk")
    grow(desk, {"a.txt": b"a", ".git/hooks/pre-push": b"#!/bin/sh\nexit 1\n"})
    (desk / ".git/hooks/pre-push").chmod(0o755)
    git(desk, "add", "a.txt")
    monkeypatch.setenv("GIT_DIR", str(desk / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(desk / ".git/index"))
    monkeypatch.chdir(desk)
    before = tree(desk)
    publication(repository, FIRST).carry_out()
    assert tree(desk) == before
