"""Publishing to another machine with rsync: a real daemon on loopback, and ssh that comes back to this machine."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings.errors import ContentError, EnvironmentFault, UsageError
from briefings.output import MANIFEST
from briefings.publishers.rsync import Folder, prepare
from tests.cutting import grow, tree
from tests.publishers.sites import FIRST, SECOND, site

CONFIG = """\
use chroot = no
uid = {user}
gid = {group}
[www]
path = {folder}
read only = no
"""
SSH = """\
#!/bin/sh
while [ "$1" != localhost ] && [ "$1" != desk@localhost ]; do shift; done
shift
exec sh -c "$*"
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Start a daemon that serves a folder; give its address and the folder."""
    own = tmp_path_factory.mktemp("daemon")
    (own / "www").mkdir()
    (own / "rsyncd.conf").write_text(CONFIG.format(folder=own / "www", user=os.getuid(), group=os.getgid()))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    options = ["--daemon", "--no-detach", f"--config={own}/rsyncd.conf", "--address=127.0.0.1", f"--port={port}"]
    with subprocess.Popen(["rsync", *options]) as daemon:
        try:
            for _ in range(100):
                with socket.socket() as tried:
                    if tried.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.05)
            yield f"rsync://127.0.0.1:{port}/www", own / "www"
        finally:
            daemon.terminate()


@pytest.fixture
def place(served: tuple[str, Path], request: pytest.FixtureRequest) -> tuple[str, Path]:
    """Give the address of a folder of a test's own, which is not there yet, and where it will be."""
    address, folder = served
    name = request.node.name.partition("[")[0]
    return f"{address}/{name}", folder / name


def published(folder: Path) -> dict[str, bytes]:
    """Return what stands in a folder, but for the manifest."""
    return {path: content for path, content in tree(folder).items() if path != MANIFEST}


def test_a_site_stands_in_a_folder_that_was_not_there(tmp_path: Path, place: tuple[str, Path]) -> None:
    """The daemon makes the folder, and files are for everybody to read."""
    address, folder = place
    prepare(site(tmp_path / "site", FIRST), address, tmp_path).carry_out()
    assert published(folder) == FIRST
    assert {path.stat().st_mode & 0o777 for path in folder.rglob("*") if path.is_file()} == {0o644}


def test_only_what_changed_comes_and_what_is_gone_goes(tmp_path: Path, place: tuple[str, Path]) -> None:
    """A file that stays is not touched; a folder that is empty then goes too."""
    address, folder = place
    prepare(site(tmp_path / "site", FIRST), address, tmp_path).carry_out()
    before = (folder / "assets/a.css").stat()
    second = prepare(site(tmp_path / "site", SECOND), address, tmp_path)
    assert (second.transfer.go, second.transfer.stay) == (("briefings/old/index.html",), 2)
    second.carry_out()
    assert published(folder) == SECOND
    assert not (folder / "briefings/old").exists()
    assert (folder / "assets/a.css").stat().st_ino == before.st_ino
    assert prepare(site(tmp_path / "site", SECOND), address, tmp_path).transfer.come == ()


def test_what_somebody_else_put_there_stays(tmp_path: Path, place: tuple[str, Path]) -> None:
    """A file beside ours stays, in a folder that is otherwise empty too; one in the way is an error."""
    address, folder = place
    prepare(site(tmp_path / "site", FIRST), address, tmp_path).carry_out()
    mine = {"robots.txt": b"mine", "briefings/old/my notes.txt": b"mine", "\u00fcber uns.html": b"mine"}
    grow(folder, mine)
    prepare(site(tmp_path / "site", SECOND), address, tmp_path).carry_out()
    assert published(folder) == {**SECOND, **mine}
    for path in mine:
        with pytest.raises(ContentError, match="foreign-file"):
            prepare(site(tmp_path / "site", {**SECOND, path: b"ours"}), address, tmp_path)
    assert published(folder) == {**SECOND, **mine}


def test_it_may_be_broken_off_between_any_two_steps(
    tmp_path: Path, place: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever a reader sees then has all that it loads; and the next publication completes it."""
    address, folder = place
    run = Folder.rsync
    number, done = 0, False
    while not done:
        number += 1
        there, left = folder / str(number), [number]

        def cut(self: object, *arguments: str, given: bytes = b"", left: list[int] = left) -> bytes:
            left[0] -= 1
            if left[0] < 0:
                raise EnvironmentFault("cut off")
            return run(self, *arguments, given=given)  # type: ignore[arg-type] # it is one

        prepare(site(tmp_path / "site", FIRST), f"{address}/{number}", tmp_path).carry_out()
        publication = prepare(site(tmp_path / "site", SECOND), f"{address}/{number}", tmp_path)
        with monkeypatch.context() as patched:
            patched.setattr(Folder, "rsync", cut)
            try:
                publication.carry_out()
                done = True
            except EnvironmentFault:
                pass
        page = (there / "index.html").read_bytes()
        assert page in (FIRST["index.html"], SECOND["index.html"])
        assert page == FIRST["index.html"] or (there / "assets/b.css").exists()
        prepare(site(tmp_path / "site", SECOND), f"{address}/{number}", tmp_path).carry_out()
        assert published(there) == SECOND
    assert number > 5


def test_another_machine_is_reached_by_ssh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder is named by its whole path there."""
    grow(tmp_path, {"bin/ssh": SSH.encode()})
    (tmp_path / "bin/ssh").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}/bin:{os.environ['PATH']}")
    place = tmp_path / "srv/the site"
    for files in (FIRST, SECOND):
        address = f"rsync+ssh://desk@localhost:2222{tmp_path}/srv/the%20site"
        prepare(site(tmp_path / "site", files), address, tmp_path).carry_out()
        assert published(place) == files


@pytest.mark.parametrize(
    "address",
    [
        "rsync://host",
        "rsync://host/",
        "rsync:///srv",
        "rsync://desk:secret@host/www",
        "rsync://host/www/../etc",
        "rsync+ssh://-oProxyCommand=x/srv",
        "rsync+rsh://host/www",
        "rsync://host/www?x",
    ],
)
def test_addresses_that_name_no_folder_are_refused(tmp_path: Path, address: str) -> None:
    """Without a folder, with a password, with a way up, or with an option in the place of a host."""
    with pytest.raises(UsageError):
        prepare(site(tmp_path / "site", FIRST), address, tmp_path)


def test_a_machine_that_does_not_answer_is_said(tmp_path: Path) -> None:
    """A closed port is a fault of the environment."""
    with pytest.raises(EnvironmentFault, match=r"rsync://127\.0\.0\.1:9/www/"):
        prepare(site(tmp_path / "site", FIRST), "rsync://127.0.0.1:9/www", tmp_path)
