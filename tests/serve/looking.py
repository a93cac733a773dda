"""A preview that runs, and what a browser would do with it, without one."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

__all__ = ["Looking", "served", "until"]

SOON = 30
"""How many seconds anything may take; what is waited for comes much sooner, or not at all."""
SOURCE = Path(__file__).parents[2]


@dataclass(frozen=True)
class Looking:
    """A preview that runs: its port and its process."""

    port: int
    process: subprocess.Popen[str]

    def get(self, address: str, **headers: str) -> tuple[int, bytes]:
        """Get what is at an address: the status and the bytes."""
        return self.ask("GET", address, **headers)

    def ask(self, method: str, address: str, **headers: str) -> tuple[int, bytes]:
        """Ask for something in another way."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=SOON)
        connection.request(method, address, headers=headers)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, content

    def header(self, address: str, name: str) -> str:
        """Return a field of an answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=SOON)
        connection.request("GET", address)
        found = connection.getresponse().getheader(name, "")
        connection.close()
        return found

    def shows(self, address: str, words: str) -> bool:
        """Tell whether a page shows words."""
        return words.encode() in self.get(address)[1]

    def raw(self, text: bytes) -> bytes:
        """Send bytes as they are, and return the answer."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=SOON) as connection:
            connection.sendall(text)
            return b"".join(iter(lambda: connection.recv(65536), b""))

    def news(self, address: str) -> dict[str, Any]:
        """Return what a tab is told first."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=SOON)
        connection.request("GET", f"/.briefings/events?page={address}")
        stream = connection.getresponse()
        line = next(line for line in iter(stream.readline, b"") if line.startswith(b"data: "))
        stream.close()
        connection.close()
        told: dict[str, Any] = json.loads(line.removeprefix(b"data: "))
        return told

    def places(self, address: str = "/") -> list[str]:
        """Return where the errors are that a tab is told of."""
        return [found["place"] for found in self.news(address)["findings"] if found["severity"] == "error"]


@contextmanager
def served(root: Path, *options: str) -> Iterator[Looking]:
    """Show a desk; the preview ends as it does by Ctrl-C."""
    command = (sys.executable, "-m", "briefings", "serve", "--clock", "2025-02-01", *(options or ("--port", "0")))
    variables = {**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=root, env=variables, stdout=subprocess.PIPE, text=True) as process:
        line = process.stdout.readline() if process.stdout else ""
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
        assert found, line
        looking = Looking(int(found[1]), process)
        until(lambda: looking.places() or looking.get("/")[0] == HTTPStatus.OK)
        try:
            yield looking
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(SOON)


def until(happens: Callable[[], object]) -> None:
    """Wait until something happens."""
    ends = time.monotonic() + SOON
    while not happens():
        assert time.monotonic() < ends, "it never happened"
        time.sleep(0.02)
