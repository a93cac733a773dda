"""Looking at links that lead outside, on a server of the loopback interface."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread

import pytest

from briefings.fetching import Answer, fetch
from briefings.leading import outside
from briefings.outside import Found, Journey, State, look
from tests.desks import briefing, checked, desk

NOW = datetime(2025, 2, 1, tzinfo=UTC)
COPY = b'{"archived_snapshots": {"closest": {"available": true, "url": "http://web.archive.org/web/2025/gone"}}}'
ANSWERS = {
    "/there": (200, ""),
    "/gone": (404, ""),
    "/no-head": (200, ""),
    "/moved": (301, "/there"),
    "/for-now": (302, "/there"),
    "/circle": (302, "/circle"),
    "/refused": (403, ""),
    "/elsewhere": (302, "mailto:desk@example.org"),
}


@dataclass
class Server:
    """A server, and what it was asked."""

    address: str
    asked: Counter[str] = field(default_factory=Counter)
    at_once: int = 0
    most_at_once: int = 0


@pytest.fixture
def server() -> Iterator[Server]:
    """Run a server on the loopback interface."""
    lock = Lock()

    class Handler(BaseHTTPRequestHandler):
        """Answers as ANSWERS has it."""

        def answer(self, method: str) -> None:
            """Answer, and note who asked."""
            with lock:
                state.asked[f"{method} {self.path}"] += 1
                state.at_once += 1
                state.most_at_once = max(state.most_at_once, state.at_once)
            status, location = ANSWERS[self.path]
            self.send_response(405 if (method, self.path) == ("HEAD", "/no-head") else status)
            if location:
                self.send_header("Location", location)
            self.send_header("Content-Length", "0")
            with lock:
                state.at_once -= 1
            self.end_headers()

        def do_GET(self) -> None:  # the library's own name
            """Answer GET."""
            self.answer("GET")

        def do_HEAD(self) -> None:  # the library's own name
            """Answer HEAD."""
            self.answer("HEAD")

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 # the library's own name
            """Say nothing."""

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state = Server(f"http://127.0.0.1:{running.server_port}")
    thread = Thread(target=running.serve_forever, args=(0.01,))
    thread.start()
    yield state
    running.shutdown()
    thread.join()
    running.server_close()


def within(method: str, address: str) -> Answer:
    """Ask the loopback interface alone; the archive's answer is made up."""
    if address.startswith("https://archive.org/"):
        return Answer(200, body=COPY)
    assert address.startswith("http://127.0.0.1:")
    return fetch(method, address)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/there", Found(State.THERE)),
        ("/no-head", Found(State.THERE)),
        ("/for-now", Found(State.THERE)),
        ("/gone", Found(State.GONE, "the server answers 404", "https://web.archive.org/web/2025/gone")),
        ("/circle", Found(State.GONE, "it leads on in a circle", "https://web.archive.org/web/2025/gone")),
        ("/refused", Found(State.UNSURE, "the server answers 403")),
        ("/elsewhere", Found(State.UNSURE, "it leads on to mailto:desk@example.org")),
    ],
)
def test_states(server: Server, path: str, found: Found) -> None:
    """A page is there, gone with a copy named, or not to be looked at; GET is tried where HEAD is refused."""
    address = server.address + path
    assert look([address], Journey(within, pause=0), NOW) == {address: found}


def test_moved(server: Server) -> None:
    """A page that has moved for good is found at its new address."""
    found = look([f"{server.address}/moved"], Journey(within, pause=0), NOW)
    assert list(found.values()) == [Found(State.MOVED, f"{server.address}/there")]


def test_one_at_a_time(server: Server) -> None:
    """A server is asked one question at a time, and for each address once."""
    addresses = [f"{server.address}{path}" for path in ("/there", "/moved", "/for-now")]
    look([*addresses, *addresses], Journey(within, pause=0), NOW)
    assert server.most_at_once == 1
    assert server.asked == {"HEAD /there": 3, "HEAD /moved": 1, "HEAD /for-now": 1}


def test_kept(server: Server, tmp_path: Path) -> None:
    """What was found is asked for again after its age, a page that is gone sooner; damage loses it and nothing else."""
    journey = Journey(within, tmp_path / "outside", pause=0)
    addresses = [f"{server.address}/there", f"{server.address}/gone"]
    first = look(addresses, journey, NOW)
    assert look(addresses, journey, NOW + timedelta(hours=23)) == first
    assert server.asked == {"HEAD /there": 1, "HEAD /gone": 1, "GET /gone": 1}
    assert look(addresses, journey, NOW + timedelta(days=2)) == first
    assert server.asked == {"HEAD /there": 1, "HEAD /gone": 2, "GET /gone": 2}
    (tmp_path / "outside").write_bytes(b"\xff\xfe damaged")
    assert look(addresses, journey, NOW) == first


def test_nobody() -> None:
    """Where no server is, that is said; one that does not listen may come back."""
    nobody = Journey(lambda _method, _address: Answer(fault="there is no such server", nobody=True), pause=0)
    assert look(["http://nobody.invalid/"], nobody, NOW)["http://nobody.invalid/"].state is State.GONE
    assert "refused" in fetch("HEAD", "http://127.0.0.1:1/").fault


def test_what_is_said(server: Server, tmp_path: Path) -> None:
    """It is said where the address stands: errors for what is gone, hints for what moved; what is silenced is not."""
    typed = (
        "sources:\n"
        f"  - {{id: a, title: A, url: '{server.address}/gone'}}\n"
        f"  - {{id: b, title: B, url: '{server.address}/circle', archived: 'https://web.archive.org/web/1/x'}}\n"
        f"lead: |\n  See [it]({server.address}/moved),\n  [this]({server.address}/refused). [@a; @b]\n"
    )
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing(typed)})
    said = [str(item).replace(server.address, "") for item in outside(checked(root), Journey(within, pause=0), NOW)]
    path = "content/briefings/steel.yaml"
    assert [line.partition("\n")[0] for line in said] == [
        f"{path}:2:29: error[dead-link]: /gone is gone: the server answers 404",
        f"{path}:3:29: info[dead-link]: /circle is gone: it leads on in a circle",
        f"{path}:5:12: info[dead-link]: /moved has moved for good",
        f"{path}:6:10: warning[dead-link]: /refused could not be looked at: the server answers 403",
    ]
    assert "archived: https://web.archive.org/web/2025/gone" in said[0]
    silenced = f"{typed}ignore: [{{rule: dead-link, quote: /refused, reason: It is there for people}}]\n"
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing(silenced)})
    assert len(outside(checked(root), Journey(within, pause=0), NOW)) == 3
