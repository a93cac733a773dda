"""A cluster of Dask: a real scheduler and real workers, as processes on the loopback interface."""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import dask
import pytest
from distributed import Client

from briefings.build import Outcome, Progress, Request, build
from briefings.cluster import Cluster, connect, differences, environment, lightened, run_alike
from briefings.errors import BriefingsError, ContentError, Diagnostic, EnvironmentFault
from briefings.executors import Here, crew
from briefings.installed import versions
from briefings.joining import hushed
from tests.desks import audience, briefing, desk
from tests.machines import LONGEST, ROOT, Machines, lacking, machines, weighed

pytestmark = pytest.mark.xdist_group("cluster")
REPORTS = 10
TLS = "DASK_DISTRIBUTED__COMM__TLS__"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a desk of some briefings, one of them with a chart, and one with Greek letters."""
    chart = "chart: {type: bar, title: Output doubled, x: year, y: output, data: data/output.csv}"
    files = {
        f"content/briefings/report-{number}.yaml": briefing(
            f"title: Report {number}\nbody: [{{prose: Ω {number}}}, {{{chart}}}]"
        )
        for number in range(REPORTS)
    }
    return desk(
        tmp_path_factory.mktemp("cluster"), {**files, "content/data/output.csv": "year,output\n2023,1\n2024,2\n"}
    )


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    """Give a scheduler with two workers."""
    with machines(tmp_path_factory.mktemp("machines"), 2) as started:
        with client(started.address) as asking:
            asking.wait_for_workers(2, timeout=LONGEST)
        yield started


@pytest.fixture(scope="module")
def local(home: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give the files that this machine makes alone."""
    return made(home, tmp_path_factory.mktemp("local"))


def client(address: str) -> Client:
    """Join a cluster as Dask does."""
    return Client(address, timeout=1, set_as_default=False)  # type: ignore[no-untyped-call] # Dask says few types


def ignored(_done: int, _total: int, _path: str) -> None:
    """Take no notice of progress."""


def run(root: Path, place: Path, address: str = "", progress: Progress = ignored) -> Outcome:
    """Build the reports of a desk from nothing."""
    return build(
        Request(
            root,
            "briefings.yaml",
            place / "site",
            place / "cache",
            audience(),
            frozenset({"pdf"}),
            versions(),
            cluster=address,
        ),
        progress,
    )


def made(root: Path, place: Path, address: str = "", progress: Progress = ignored) -> dict[str, bytes]:
    """Build the reports of a desk from nothing, and return the files."""
    run(root, place, address, progress)
    site = place / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def in_the_middle(act: Callable[[], object]) -> Progress:
    """Do something when the first report is there, and others wait."""
    left = [act]

    def progress(_done: int, _total: int, path: str) -> None:
        if left and path.endswith(".pdf"):
            left.pop()()

    return progress


def end(*processes: subprocess.Popen[bytes]) -> None:
    """Kill processes as a machine does that loses its power."""
    for process in processes:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()


def test_a_cluster_makes_what_one_machine_makes(
    home: Path, cluster: Machines, local: dict[str, bytes], tmp_path: Path
) -> None:
    """The tree is the local one, byte for byte."""
    assert sum(path.endswith(".pdf") for path in local) == REPORTS + 1
    assert made(home, tmp_path, cluster.address) == local


def test_mistakes_are_said_as_they_are_without_a_cluster(home: Path, cluster: Machines, tmp_path: Path) -> None:
    """What a job finds wrong with the content is the same wherever it runs."""
    root = shutil.copytree(home, tmp_path / "desk")
    (root / "templates" / "styles").mkdir(parents=True)
    (root / "templates" / "styles" / "print-own.css").write_text("p { colour: red }")
    assert mistakes(partial(run, root, tmp_path / "a", cluster.address)) == mistakes(partial(run, root, tmp_path / "b"))


def mistakes(build: Callable[[], Outcome]) -> tuple[Diagnostic, ...]:
    """Return what is said of a desk that cannot be built."""
    with pytest.raises(ContentError) as refused:
        build()
    return refused.value.diagnostics


def test_what_is_stopped_leaves_nothing_on_the_cluster(home: Path, cluster: Machines, tmp_path: Path) -> None:
    """Ctrl-C ends the build at once, and takes what waits off the cluster."""

    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(home, tmp_path, cluster.address, in_the_middle(stop))
    with client(cluster.address) as asking:
        assert asking.run_on_scheduler(lambda dask_scheduler: list(dask_scheduler.tasks)) == []


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the package in another version."""
    place = tmp_path_factory.mktemp("older")
    shutil.copytree(ROOT / "briefings", place / "briefings", ignore=shutil.ignore_patterns("__pycache__"))
    said = place / "briefings" / "__init__.py"
    said.write_text(said.read_text().replace('__version__ = "', '__version__ = "0.0.'))
    return place


def test_workers_of_another_version_are_refused(cluster: Machines, older: Path) -> None:
    """The versions of workers are compared before the first job, and before each job for those that come later."""
    joined = connect(cluster.address, LONGEST)
    known = set(joined.client.scheduler_info(n_workers=-1)["workers"])
    other = cluster.start_worker(older)
    joined.client.wait_for_workers(len(known) + 1, timeout=LONGEST)
    (address,) = set(joined.client.scheduler_info(n_workers=-1)["workers"]) - known
    sent = joined.client.submit(run_alike, joined.expected, str, workers=[address])
    with pytest.raises(EnvironmentFault, match=f"the worker {address} has briefings 0.0.0"):
        sent.result(timeout=LONGEST)
    joined.shutdown()
    with pytest.raises(EnvironmentFault, match=rf"other bytes than this machine:\n +{address} has briefings 0\.0\.0"):
        connect(cluster.address, LONGEST)
    end(other)


def test_a_lost_worker_costs_time_not_output(
    home: Path, local: dict[str, bytes], tmp_path: Path, cluster: Machines
) -> None:
    """Where a worker is killed in the middle, the tree is the local one: another does its jobs."""
    lose = partial(end, cluster.processes[1])
    assert made(home, tmp_path, cluster.address, in_the_middle(lose)) == local


def test_what_was_put_on_a_lost_worker_is_put_on_another(cluster: Machines) -> None:
    """Where every worker is lost while jobs wait, all that they take is there for the one that comes instead."""
    alive = [process for process in cluster.processes[1:] if process.poll() is None]
    joined = connect(cluster.address, LONGEST)
    inputs = {"files": {"theme.css": b"a" * 20_000}}
    waiting = [joined.submit(weighed, inputs) for _ in range(20)]
    assert waiting[0].result(timeout=LONGEST) == 20_000
    end(*alive)
    assert not all(future.done() for future in waiting)
    cluster.start_worker()
    assert [future.result(timeout=LONGEST) for future in waiting] == [20_000] * 20
    joined.shutdown()


def test_jobs_do_not_wait_for_a_worker_without_end(tmp_path: Path) -> None:
    """Where no worker comes, that is said: on joining, and of jobs that are under way."""
    with machines(tmp_path, 0) as started:
        with pytest.raises(EnvironmentFault, match="has no worker; start some with: dask worker tcp://"):
            connect(started.address, 0.5)
        alone = Cluster(client(started.address), {}, lonely=1)
        with pytest.raises(EnvironmentFault, match="had no worker for 1 second"):
            alone.submit(str).result(timeout=LONGEST)
        alone.shutdown(wait=False, cancel_futures=True)


def test_a_lost_scheduler_is_said(tmp_path: Path) -> None:
    """Where the scheduler ends, what waits for it ends with one message, which says what stays; Dask logs nothing."""
    logged: list[str] = []
    names = ["distributed", "distributed.client", "distributed.comm", "distributed.core", "tornado.application"]
    with machines(tmp_path, 0) as started, noted(names, logged), hushed():
        joined = Cluster(client(started.address), {})
        waiting = joined.submit(str)
        started.stop()
        with pytest.raises(
            EnvironmentFault, match="scheduler was lost; the site is as it was, and what was made stays"
        ):
            waiting.result(timeout=LONGEST)
        joined.shutdown(wait=False, cancel_futures=True)
    assert logged == []


class Noting(logging.Handler):
    """Notes what a log is told."""

    def __init__(self, messages: list[str]) -> None:
        super().__init__()
        self.messages = messages

    def emit(self, record: logging.LogRecord) -> None:
        """Note it."""
        self.messages.append(record.getMessage())


@contextmanager
def noted(names: list[str], messages: list[str]) -> Iterator[None]:
    """Note what some logs are told."""
    handler = Noting(messages)
    for name in names:
        logging.getLogger(name).addHandler(handler)
    yield
    for name in names:
        logging.getLogger(name).removeHandler(handler)


def test_dask_logs_as_before_once_a_cluster_is_left(cluster: Machines) -> None:
    """The logs have their levels again after a cluster was joined, and after one could not be."""
    level = logging.getLogger("distributed.client").level
    joined = connect(cluster.address, LONGEST)
    assert logging.getLogger("distributed.client").level > logging.CRITICAL
    joined.shutdown()
    assert logging.getLogger("distributed.client").level == level
    with pytest.raises(EnvironmentFault):
        connect("tcp://127.0.0.1:1", 0.2)
    assert logging.getLogger("distributed.client").level == level


@contextmanager
def answering(answer: bytes | None) -> Iterator[str]:
    """Answer whoever connects with some bytes, or, where there are none, never; give the address."""
    kept: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            with suppress(OSError):  # the server was closed
                while True:
                    kept.append(server.accept()[0])
                    if answer is not None:
                        kept[-1].sendall(answer)
                        kept.pop().close()

        threading.Thread(target=serve, daemon=True).start()
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}"


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 400 Bad Request\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        bytes(64),
        b"".join(number.to_bytes(8, "little") for number in (18, 1, 2)) + b"\xc1" * 2,
    ],
)
def test_what_is_no_scheduler_is_said(answer: bytes) -> None:
    """Whatever else answers at an address: a web server, a shell, noise."""
    with answering(answer) as address, pytest.raises(EnvironmentFault, match=f"no Dask scheduler answers at {address}"):
        connect(address, 1)


def test_a_worker_is_no_scheduler(cluster: Machines) -> None:
    """The address of a worker is not joined."""
    with client(cluster.address) as asking:
        address = next(iter(asking.scheduler_info(n_workers=-1)["workers"]))
    with pytest.raises(EnvironmentFault, match=f"no Dask scheduler answers at {address}"):
        connect(address, 1)


def test_joining_is_stopped_at_once() -> None:
    """Ctrl-C while nobody answers ends a command at once, however long it would have waited."""
    code = (
        "import signal, sys; from briefings import cluster, joining; tried = joining._try\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # as in test_failures
        "async def told(*given): print('tries', flush=True); await tried(*given)\n"
        "joining._try = told\n"
        "try: cluster.connect(sys.argv[1], 3600)\n"
        "except KeyboardInterrupt: sys.exit(130)"
    )
    with (
        answering(None) as address,
        subprocess.Popen(
            [sys.executable, "-c", code, address],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        ) as process,
    ):
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        try:
            assert process.wait(timeout=LONGEST) == 130
        finally:
            process.kill()


def test_a_certificate_that_is_not_there_is_named() -> None:
    """The file and the setting that names it are said."""
    named = r"there is no file /no/such\.pem, which Dask's setting distributed\.comm\.tls\.ca-file names"
    setting = dask.config.set({"distributed.comm.tls.ca-file": "/no/such.pem"})
    with setting, pytest.raises(EnvironmentFault, match=named):
        connect("tls://127.0.0.1:1", 0.2)


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("tcp://127.0.0.1:1", "no Dask scheduler answers at tcp://127.0.0.1:1"),
        ("tcp://127.0.0.1", "missing port number"),
        ("tls://127.0.0.1:1", "no certificates are set"),
    ],
)
def test_a_scheduler_that_does_not_answer_is_said(address: str, message: str) -> None:
    """Each reason for which a cluster cannot be joined is one message."""
    with pytest.raises(EnvironmentFault, match=message):
        connect(address, 0.2)


def test_a_cluster_is_joined_within_a_loop_of_events() -> None:
    """Who waits in one already, as notebooks do, is told the same."""

    async def join() -> None:
        connect("tcp://127.0.0.1:1", 0.2)

    with ThreadPoolExecutor(1) as thread, pytest.raises(EnvironmentFault, match="Timed out"):
        thread.submit(lambda: asyncio.run(join())).result()


def certified(folder: Path) -> dict[str, str]:
    """Make a certificate, and return the settings with which scheduler, workers and clients show and ask for it."""
    folder.mkdir()
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    told = ["-subj", "/CN=briefings", "-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run(["openssl", "req", "-x509", *kind, *told, *files], check=True, capture_output=True)
    roles = ("SCHEDULER", "WORKER", "CLIENT")
    shown = {
        f"{TLS}{role}__{part}": str(file) for role in roles for part, file in (("CERT", certificate), ("KEY", key))
    }
    return {**shown, f"{TLS}CA_FILE": str(certificate)}


def joined(address: str, settings: dict[str, str]) -> str:
    """Join a cluster in a process of its own, with settings of Dask's, and return what a job says, or the fault."""
    code = (
        "import sys; from briefings.cluster import connect; from briefings.errors import EnvironmentFault\n"
        "try: joined = connect(sys.argv[1], 5)\n"
        "except EnvironmentFault as error: sys.exit(str(error))\n"
        "print(joined.submit(str.upper, 'made').result()); joined.shutdown()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, address],
        env={**os.environ, "PYTHONPATH": str(ROOT), **settings},
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST,
    )
    return (ran.stdout + ran.stderr).strip()


def test_connections_are_secured_as_dask_is_set(tmp_path: Path) -> None:
    """With the certificate that scheduler and worker ask for, jobs run; without, or with another one, nobody joins."""
    settings = certified(tmp_path / "own")
    with machines(tmp_path / "machines", 1, settings) as started:
        address = started.address
        assert address.startswith("tls://")
        assert joined(address, settings) == "MADE"
        refused = f"no Dask scheduler answers at {address}"
        assert joined(address, certified(tmp_path / "other")).startswith(refused)
        assert "no Dask scheduler answers at tcp://" in joined(address.replace("tls://", "tcp://"), settings)


def test_without_the_extra_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """`--cluster` without Dask is one message."""
    monkeypatch.delitem(sys.modules, "briefings.cluster")
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(EnvironmentFault, match=r"needs the package distributed: pip install 'briefings\[cluster\]'"):
        crew(3, 0, [], 2, "tcp://127.0.0.1:1")


def test_little_work_goes_nowhere() -> None:
    """Where there is next to nothing to do, no cluster is asked and no process is started."""
    assert isinstance(crew(2, 10, [], 2, "tcp://127.0.0.1:1").pool, Here)


def test_differences_are_named() -> None:
    """What is installed otherwise, or not at all, is named with both versions."""
    here = {"pango": "1.50", "zlib": "1.2", "threads": "1"}
    there = {"pango": "1.52", "zlib": "1.2", "threads": "4", "fontconfig": "present"}
    assert differences(here, there) == (
        "has fontconfig present instead of not installed",
        "has pango 1.52 instead of 1.50",
        "has threads 4 instead of 1",
    )
    assert differences(here, here) == ()


def test_all_that_bytes_depend_on_is_compared() -> None:
    """Python, the package's own code, the fonts and the native libraries are among what is compared."""
    names = environment(1).keys()
    assert {"Python", "briefings", "font-source-serif-pro", "weasyprint", "pango", "harfbuzz", "distributed"} <= names


def test_large_sets_of_files_go_once() -> None:
    """A job names the theme and typefaces, which are put on the cluster; small sets and all else go with it."""
    theme, data = {"page.html.j2": b"a" * 20_000}, {"output.csv": b"year"}
    inputs = {"theme": theme, "data": data, "title": "Steel"}
    assert lightened(inputs, len) == {"theme": 1, "data": data, "title": "Steel"}
    assert lightened("briefings.engines.report:briefing", len) == "briefings.engines.report:briefing"


def test_a_fault_says_on_which_worker(cluster: Machines) -> None:
    """What a worker lacks is said with its address."""
    group = connect(cluster.address, LONGEST)
    with pytest.raises(BriefingsError, match=r"on the worker tcp://127.0.0.1:\d+: no disk"):
        group.submit(lacking).result(timeout=LONGEST)
    group.shutdown()
