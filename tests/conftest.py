"""The demonstration desk, built once for all tests."""

from __future__ import annotations

import fcntl
import http.server
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from briefings import formats
from briefings.audience import Audience
from briefings.build import Request, build
from briefings.installed import versions
from briefings.processors import available_processors

ROOT = Path(__file__).parent.parent
CLOCK = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the demonstration site, with every format; workers of one run share it."""
    shared = tmp_path_factory.getbasetemp().parent
    site = shared / "demonstration"
    request = Request(
        root=ROOT,
        desk_file="briefings.yaml",
        site=site,
        cache=shared / "demonstration-cache",
        audience=Audience(CLOCK),
        formats=frozenset(formats.names()),
        versions=versions(),
        strict=True,
        jobs=available_processors(),
    )
    with (shared / "demonstration.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        build(request, lambda *_progress: None)
    return site


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


class _Patient(http.server.ThreadingHTTPServer):
    """Says nothing of a browser that goes before its answer is whole."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over a connection that was closed, and raise what else goes wrong."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type] # as socketserver hands them over


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on the loopback interface, and give its address."""
    server = _Patient(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def served(demonstration: Path) -> Iterator[str]:
    """Give the address of the demonstration site, served on the loopback interface."""
    with serving(demonstration) as address:
        yield address
