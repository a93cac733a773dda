"""What the machine can do to a build: each leaves a message of one line, status 3 or 130, and the site as it was."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefings.building import ARCHIVE
from briefings.reading import WORTH_A_POOL
from briefings.stopping import STOPPED, TERMINATED
from tests.cutting import tree
from tests.desks import briefing, desk, shared_cache

DROP = 24  # PR_CAPBSET_DROP
OVERRIDES = (1, 2)  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
OWNER = [] if os.geteuid() == 0 else ["--map-root-user"]
CANNOT_MOUNT = 1  # what unshare(1) ends with too, and a build without any mistake in the content does not
PAGE = 4096  # of which a file takes whole ones
ON_A_SMALL_DISK = """
mount -t tmpfs -o size="$0" tmpfs "$1" || exit 1
cp -a "$2"/. "$1" || exit 1
small="$1" seen="$3"
shift 3
"$@"
status=$?
cp -a "$small"/. "$seen"
exit $status
"""
"""Mounts a file system of so many bytes, for the shell alone; puts the site there, builds it and copies it back."""
INTERRUPTED = {130, -signal.SIGINT}  # a shell says 130 for both


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """Give a desk with a page built, and another page written that is not yet built."""
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing("title: Before\n")})
    shared_cache(tmp_path).mkdir(exist_ok=True)
    (root / ".briefings").mkdir()
    (root / ".briefings" / "cache").symlink_to(shared_cache(tmp_path))
    assert run(root)[0] == 0
    for number in range(4):
        (root / f"content/briefings/ore-{number}.yaml").write_text(briefing(f"title: After {tmp_path} {number}\n"))
    return root


@pytest.fixture
def crowded(built: Path) -> Path:
    """Give a desk with so many new files that several processes read them."""
    for number in range(WORTH_A_POOL):
        (built / f"content/briefings/new-{number}.yaml").write_text(briefing(f"title: New {number}\n"))
    return built


def command(root: Path, formats: str, *options: str) -> list[str]:
    """Return the command that builds a desk."""
    fixed = ["build", "--formats", formats, "--clock", "2025-06-01", "-f", str(root), *options]
    return [sys.executable, "-m", "briefings", *fixed]


def run(root: Path, *options: str, before: Callable[[], None] | None = None) -> tuple[int, str]:
    """Build in a process, prepared by a function; return its status and what it says of faults."""
    ended = subprocess.run(
        command(root, "html", *options),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=before,  # limits and owners can be set nowhere else, and no thread is running
        cwd=Path(__file__).parent.parent,
    )
    return ended.returncode, ended.stderr


def is_one_line(said: str) -> bool:
    """Tell whether one sentence is said, and no traceback."""
    return said.startswith("briefings: ") and said.count("\n") == 1 and "Traceback" not in said


@contextmanager
def started(root: Path, formats: str) -> Iterator[subprocess.Popen[str]]:
    """Start a build in a process group of its own, with two processes for what is heavy."""
    with subprocess.Popen(
        command(root, formats, "-j", "2", "-q"),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # A shell lets what it runs in the background, perhaps these tests, take no notice of Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509 # no thread is running
    ) as process:
        yield process


def workers(process: int) -> list[int]:
    """Return the processes that work for a build: the children of its fork server."""
    # A fork server that imports starts programs, too; a worker watches over its parent in a thread of its own.
    return [child for server in children(process) for child in children(server) if threads(child) > 1]


def threads(process: int) -> int:
    """Return how many threads a process has; none where it has ended."""
    try:
        return len(list(Path(f"/proc/{process}/task").iterdir()))
    except OSError:  # which is one of two errors, by when it ends
        return 0


def children(process: int) -> list[int]:
    """Return the processes that a process has started."""
    try:
        found = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(child) for child in found.split()]


def awaited(what: Callable[[], object], process: subprocess.Popen[str]) -> None:
    """Wait until something is so, and fail where the build ends before."""
    while not what():
        assert process.poll() is None, "the build ended before"
        time.sleep(0.001)


def test_a_disk_that_takes_no_more(built: Path) -> None:
    """Where a file cannot be written whole, the reason is said, and the site is the old one."""
    before = tree(built / "site")
    assert run(built, "-d", str(built / "other"))[0] == 0  # all is made, so that the site is what cannot be written
    few = 2000
    status, said = run(built, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (few, few)))
    assert (status, is_one_line(said)) == (3, True), said
    assert "File too large; the site is as it was" in said
    assert tree(built / "site") == before
    assert run(built)[0] == 0
    assert tree(built / "site") == tree(built / "other")


def test_a_disk_that_is_full(built: Path) -> None:
    """On a file system that has room for the old site and little more, that is said, and it is the old one."""
    before = tree(built / "site")
    assert run(built, "-d", str(built / "other"))[0] == 0
    for name in ("small", "seen"):
        (built / name).mkdir()
    room = sum(-(-len(content) // PAGE) * PAGE for content in before.values()) + 4 * PAGE
    places = (str(built / name) for name in ("small", "site", "seen"))
    build = command(built, "html", "-d", str(built / "small"))
    ended = subprocess.run(
        ["unshare", "--mount", *OWNER, "sh", "-c", ON_A_SMALL_DISK, str(room), *places, *build],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parent.parent,
    )
    if ended.returncode == CANNOT_MOUNT:
        pytest.skip("file systems cannot be mounted here; the size of files is bounded instead, above")
    assert (ended.returncode, is_one_line(ended.stderr)) == (3, True), ended.stderr
    assert "No space left on device; the site is as it was" in ended.stderr
    assert tree(built / "seen") == before


def _by_the_modes() -> None:
    """Let modes of files count for root too, in the program that is started next (prctl(2), capabilities(7))."""
    if os.geteuid() == 0:
        for capability in OVERRIDES:
            ctypes.CDLL(None).prctl(DROP, capability, 0, 0, 0)


@pytest.mark.parametrize(
    ("place", "named"), [("site", "site"), ("site/briefings/steel", "site/briefings/steel/index.html")]
)
def test_a_folder_that_may_not_be_written(built: Path, place: str, named: str) -> None:
    """The site's folder, or one in it, is refused: it is named, and what was done besides is taken back."""
    (built / "content/briefings/steel.yaml").write_text(briefing("title: After\n"))
    before = tree(built / "site")
    (built / place).chmod(0o555)
    status, said = run(built, before=_by_the_modes)
    assert (status, is_one_line(said)) == (3, True), said
    assert f"briefings: {built / named}: Permission denied; the site is as it was" in said
    assert tree(built / "site") == before
    (built / place).chmod(0o755)
    assert run(built, before=_by_the_modes) == (0, "")
    assert (built / "site" / "briefings" / "ore-1" / "index.html").exists()


@pytest.mark.parametrize("many", [16, 10])
def test_too_few_file_descriptors(built: Path, many: int) -> None:
    """Where no more files can be opened, that is said; where they suffice, the site is built."""
    before = tree(built / "site")
    status, said = run(built, before=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (many, many)))
    assert "Traceback" not in said
    if status:
        assert (status, is_one_line(said)) == (3, True), said
        assert tree(built / "site") == before
    assert run(built)[0] == 0


@pytest.mark.parametrize(("desk_of", "formats"), [("built", "html,pdf"), ("crowded", "html")])
def test_too_few_file_descriptors_for_processes(desk_of: str, formats: str, request: pytest.FixtureRequest) -> None:
    """A pool that cannot be started, to make or to read, is said, and nothing of it fails while the program ends."""
    built: Path = request.getfixturevalue(desk_of)
    before = tree(built / "site")
    with subprocess.Popen(
        command(built, formats, "-j", "2", "-q"),
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (11, 11)),  # noqa: PLW1509 # no thread is running
    ) as process:
        said = process.communicate()[1]
    assert (process.returncode, is_one_line(said)) == (3, True), said
    assert "Too many open files" in said
    assert tree(built / "site") == before


def test_a_worker_that_is_killed(built: Path) -> None:
    """Where the system ends a worker in the middle of a report, that is said, and no worker stays behind."""
    before = tree(built / "site")
    with started(built, "html,pdf") as process:
        awaited(lambda: workers(process.pid), process)
        time.sleep(0.2)
        os.kill(workers(process.pid)[0], signal.SIGKILL)
        said = process.communicate(timeout=120)[1]
    assert (process.returncode, is_one_line(said)) == (3, True), said
    assert "a worker process was ended from outside" in said
    assert tree(built / "site") == before


def test_a_worker_that_is_killed_while_it_reads(crowded: Path) -> None:
    """Where the system ends a worker that reads content, that is said, and the site is as it was."""
    before = tree(crowded / "site")
    with started(crowded, "html") as process:
        awaited(lambda: workers(process.pid), process)
        os.kill(workers(process.pid)[0], signal.SIGKILL)
        said = process.communicate(timeout=120)[1]
    assert (process.returncode, is_one_line(said)) == (3, True), said
    assert "a worker process was ended from outside" in said
    assert tree(crowded / "site") == before


def test_workers_end_with_their_build(built: Path) -> None:
    """Where the build itself is killed, the processes that work for it end by themselves, also those that wait."""
    with started(built, "html,pdf") as process:
        awaited(lambda: workers(process.pid), process)
        time.sleep(0.2)
        left = [*children(process.pid), *workers(process.pid)]
        process.kill()
        process.communicate(timeout=120)  # until nobody holds its standard error
    while any(map(is_running, left)):
        time.sleep(0.001)


def is_running(process: int) -> bool:
    """Tell whether a process has not ended; one that nobody has asked for its status yet has."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return False


def test_stopping_while_content_is_read(crowded: Path) -> None:
    """Ctrl-C while processes read: one line is said, all of them end, and what they read is not half kept."""
    before = tree(crowded / "site")
    with started(crowded, "html") as process:
        awaited(lambda: workers(process.pid), process)
        os.killpg(process.pid, signal.SIGINT)
        said = process.communicate(timeout=120)[1]
    assert process.returncode in INTERRUPTED, said
    assert said == "briefings: stopped; what was there is as it was.\n"
    assert tree(crowded / "site") == before
    assert run(crowded, "-d", str(crowded / "after"))[0] == 0
    assert (crowded / f"after/briefings/new-{WORTH_A_POOL - 1}/index.html").exists()


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_stopping_while_an_archive_is_planned(crowded: Path, sent: signal.Signals) -> None:
    """An archive is read and planned by a process of its own; it ends with those that it has started."""
    (crowded / "content/data").mkdir(exist_ok=True)
    for number in range(ARCHIVE):
        (crowded / f"content/data/{number}.txt").touch()
    with started(crowded, "html") as process:
        awaited(lambda: [one for child in children(process.pid) for one in workers(child)], process)
        left = [one for child in children(process.pid) for one in (child, *children(child), *workers(child))]
        os.killpg(process.pid, sent)
        said = process.communicate(timeout=120)[1]
    assert process.returncode in INTERRUPTED | {128 + signal.SIGTERM}, said
    assert said == "briefings: stopped; what was there is as it was.\n"
    while any(map(is_running, left)):
        time.sleep(0.001)


def test_stopping_while_reports_are_made(built: Path) -> None:
    """Ctrl-C goes to all processes: one line is said, and all of them end."""
    before = tree(built / "site")
    with started(built, "html,pdf") as process:
        awaited(lambda: workers(process.pid), process)
        time.sleep(0.2)
        os.killpg(process.pid, signal.SIGINT)
        said = process.communicate(timeout=120)[1]
    assert process.returncode in INTERRUPTED, said
    assert said == "briefings: stopped; what was there is as it was.\n"
    assert tree(built / "site") == before


def test_ending_while_reports_are_made(built: Path) -> None:
    """SIGTERM, as from whoever gives a build so much time, is taken as Ctrl-C is: one line, and nothing else."""
    before = tree(built / "site")
    with started(built, "html,pdf") as process:
        awaited(lambda: workers(process.pid), process)
        process.send_signal(signal.SIGTERM)
        said = process.communicate(timeout=120)[1]
    assert (process.returncode, said) == (TERMINATED, f"{STOPPED}\n")
    assert tree(built / "site") == before


def test_stopping_while_files_are_moved(built: Path) -> None:
    """Ctrl-C in the middle of a commit takes it back; where it was over, the site is the new one, whole."""
    before = tree(built / "site")
    assert run(built, "-d", str(built / "other"))[0] == 0
    with started(built, "html") as process:
        awaited((built / "site" / ".briefings-stage").exists, process)
        os.killpg(process.pid, signal.SIGINT)
        said = process.communicate(timeout=120)[1]
    assert "Traceback" not in said
    if process.returncode:
        assert process.returncode in INTERRUPTED, said
        assert said == "briefings: stopped; what was there is as it was.\n"
    assert tree(built / "site") == (before if process.returncode else tree(built / "other"))


def test_two_builds_at_once(built: Path) -> None:
    """Both succeed, one after the other in one site, and side by side in two that share a cache."""
    for folders in (("site", "site"), ("one", "two")):
        both = [subprocess.Popen(command(built, "html", "-q", "-d", str(built / folder))) for folder in folders]
        assert [process.wait() for process in both] == [0, 0]
    assert tree(built / "one") == tree(built / "two") == tree(built / "site")
