"""Looking at links that lead outside, on a server of the loopback interface."""

from __future__ import annotations

import asyncio
import socket
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread

import pytest

from briefings.audience import Audience
from briefings.errors import EnvironmentFault
from briefings.fetching import Answer, Client, is_public
from briefings.leading import outside
from briefings.memory import add, keep, written
from briefings.outside import Found, Journey, State, look
from briefings.values.clearance import Clearance
from tests.desks import CLOCK, audience, briefing, checked, desk

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
    "/broken": (302, "http://["),
    "/password": (302, "http://desk:secret@127.0.0.1/"),
    "/private": (302, "http://127.0.0.2:1/"),
    "/accent": (302, "/é".encode().decode("latin-1")),
    "/%C3%A9": (200, ""),
    "/busy": (429, ""),
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


HERE = Client(allowed=lambda address: address == "127.0.0.1")


def within(method: str, address: str) -> Answer:
    """Ask the loopback interface alone; the archive's answer is made up."""
    if address.startswith("https://archive.org/"):
        return Answer(200, body=COPY)
    assert address.startswith(("http://127.0.0.1:", "http://127.0.0.2:"))
    return HERE.fetch(method, address)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/there", Found(State.THERE)),
        ("/no-head", Found(State.THERE)),
        ("/for-now", Found(State.THERE)),
        ("/gone", Found(State.GONE, "the server answers 404", "https://web.archive.org/web/2025/gone")),
        ("/circle", Found(State.UNSURE, "it leads on and on")),
        ("/refused", Found(State.UNSURE, "the server answers 403")),
        ("/elsewhere", Found(State.UNSURE, "it leads on to mailto:desk@example.org")),
        ("/broken", Found(State.UNSURE, "it leads on to no whole address")),
        (
            "/password",
            Found(
                State.UNSURE,
                "it leads on to an address with a name or a password in it, which is sent to nobody",
            ),
        ),
        ("/private", Found(State.UNSURE, "its server belongs to a network that is not public, and is not asked")),
        ("/accent", Found(State.THERE)),
        ("/busy", Found(State.UNSURE, "the server answers 429")),
    ],
)
def test_states(server: Server, path: str, found: Found) -> None:
    """A page is there, gone with a copy named, or not to be looked at; GET is tried where HEAD is refused."""
    address = server.address + path
    assert look([address], Journey(within, pause=0), NOW, {address}) == {address: found}


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


def test_nobody(server: Server, tmp_path: Path) -> None:
    """A server that nobody knows is gone where others are there; where none is, there is no network."""

    def asked(method: str, address: str) -> Answer:
        nobody = Answer(fault="there is no such server", nobody=True)
        return nobody if ".invalid" in address else within(method, address)

    journey = Journey(asked, tmp_path / "outside", pause=0)
    with pytest.raises(EnvironmentFault, match="no network"):
        look(["http://one.invalid/", "http://two.invalid/"], journey, NOW)
    assert b"invalid" not in (tmp_path / "outside").read_bytes()
    found = look(["http://one.invalid/", f"{server.address}/there"], journey, NOW)
    assert found["http://one.invalid/"].state is State.GONE
    assert "refused" in HERE.fetch("HEAD", "http://127.0.0.1:1/").fault


@pytest.mark.parametrize(
    ("fault", "answer"),
    [
        (socket.EAI_NONAME, Answer(fault="there is no such server", nobody=True)),
        (socket.EAI_AGAIN, Answer(fault="its name could not be looked up", offline=True)),
    ],
)
def test_names(fault: int, answer: Answer) -> None:
    """A name that nobody has is told from one that could not be looked up."""

    def resolved(_host: str) -> tuple[str, ...]:
        raise socket.gaierror(fault, "no")

    client = Client(resolved)
    assert client.fetch("HEAD", "http://example.org/") == answer
    if answer.offline:
        with pytest.raises(EnvironmentFault):
            look(["http://example.org/"], Journey(client.fetch, pause=0), NOW)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f::1", True),
        ("169.254.169.254", False),
        ("10.0.0.1", False),
        ("127.0.0.1", False),
        ("::1", False),
        ("::ffff:169.254.169.254", False),
        ("64:ff9b::a9fe:a9fe", False),
        ("64:ff9b::5db8:d70e", True),
        ("2002:a9fe:a9fe::1", False),
        ("224.0.0.1", False),
        ("fe80::1", False),
    ],
)
def test_public(address: str, public: bool) -> None:
    """Only addresses of the public network may be asked, however they are written."""
    assert is_public(address) is public


def test_the_address_that_was_looked_at_is_asked(server: Server) -> None:
    """A name is looked up once, and what it stood for is asked; where any of it is private, nothing is."""
    names = iter([("127.0.0.1",), ("127.0.0.1", "10.0.0.1")])
    client = Client(lambda _host: next(names), lambda address: address == "127.0.0.1")
    address = server.address.replace("127.0.0.1", "example.org") + "/there"
    assert client.fetch("HEAD", address).status == 200
    assert "not public" in client.fetch("HEAD", address).fault
    assert server.asked == {"HEAD /there": 1}


def test_a_server_that_never_ends() -> None:
    """There is a time for the whole answer, however often a byte of it comes."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def drip() -> None:
            connection, _ = listening.accept()
            with connection, suppress(OSError):
                for letter in b"HTTP/1.1 200 OK\r\n" + b"X" * 200:
                    connection.sendall(bytes([letter]))
                    time.sleep(0.02)

        thread = Thread(target=drip)
        thread.start()
        client = Client(allowed=HERE.allowed, patience=0.2)
        answer = client.fetch("HEAD", f"http://127.0.0.1:{listening.getsockname()[1]}/")
        thread.join()
    assert answer == Answer(fault="no whole answer within 0.2 seconds")


def test_a_busy_server_is_left_alone(server: Server) -> None:
    """A server that is asked too often gets no further question, neither for the page nor for others."""
    found = look([f"{server.address}/busy", f"{server.address}/there"], Journey(within, pause=0), NOW)
    assert server.asked == {"HEAD /busy": 1}
    assert {one.state for one in found.values()} == {State.UNSURE}


def test_passwords_are_sent_to_nobody(server: Server) -> None:
    """An address with a name or a password is not asked, and no archive is told of one that it may not know."""
    address = server.address.replace("//", "//desk:secret@") + "/there"
    told: list[str] = []

    def asked(method: str, address: str) -> Answer:
        told.append(address)
        return within(method, address)

    found = look([address, f"{server.address}/gone"], Journey(asked, pause=0), NOW)
    assert found[address].state is State.UNSURE
    assert set(told) == {f"{server.address}/gone"}


def test_kept_as_it_comes(server: Server, tmp_path: Path) -> None:
    """What was found before the command is ended is kept; lines of another version or state are found anew."""
    kept, addresses = tmp_path / "outside", [f"{server.address}/gone", f"{server.address}/there"]

    def asked(method: str, address: str) -> Answer:
        if address.endswith("/there"):
            raise KeyboardInterrupt
        return within(method, address)

    keep(kept, [written([9, addresses[0], NOW.isoformat(), "there", "", ""])])
    add(kept, written([2, addresses[0], NOW.isoformat(), "lost", "", ""]))
    with pytest.raises(KeyboardInterrupt):
        look(addresses, Journey(asked, kept, pause=0), NOW)
    server.asked.clear()
    assert [one.state for one in look(addresses[:1], Journey(within, kept, pause=0), NOW).values()] == [State.GONE]
    assert not server.asked


def test_in_a_loop(server: Server) -> None:
    """It works where a loop of events runs already."""

    async def inside() -> State:
        return look([f"{server.address}/there"], Journey(within, pause=0), NOW)[f"{server.address}/there"].state

    # In a thread of its own, as a loop may run in this one.
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(asyncio.run, inside()).result() is State.THERE


def test_nobody_learns_of_what_is_hidden(server: Server, tmp_path: Path) -> None:
    """Servers are asked for what the audience sees, and the archive for what everyone does."""
    typed = "lead: 'See [it]({}/{}).'\n{}\n"
    hidden = {"draft": "draft: true", "later": "publish_at: 2030-01-01", "red": "tlp: RED", "open": ""}
    files = {
        f"content/briefings/{name}.yaml": briefing(typed.format(server.address, "gone?" + name, line))
        for name, line in hidden.items()
    }
    source = f"title: A\nurl: '{server.address}/gone?source'\n"
    root = desk(tmp_path, {**files, "content/sources/a.yaml": source})
    asked: list[str] = []

    def fetch(_method: str, address: str) -> Answer:
        asked.append(address)
        return Answer(404)

    outside(checked(root), audience(), Journey(fetch, pause=0), NOW)
    assert {address.partition("gone")[2] for address in asked} == {"?open", "%3Fopen"}
    asked.clear()
    outside(checked(root), Audience(CLOCK, Clearance.RED), Journey(fetch, pause=0), NOW)
    assert {address.partition("gone")[2] for address in asked} == {"?open", "%3Fopen", "?red"}


def test_what_is_said(server: Server, tmp_path: Path) -> None:
    """It is said where the address stands: errors for what is gone, hints for what moved; what is silenced is not."""
    typed = (
        "sources:\n"
        f"  - {{id: a, title: A, url: '{server.address}/gone'}}\n"
        f"  - {{id: b, title: B, url: '{server.address}/circle', archived: 'https://web.archive.org/web/1/x'}}\n"
        f"lead: |\n  See [it]({server.address}/moved),\n  [this]({server.address}/refused). [@a; @b]\n"
    )
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing(typed)})
    said = [
        str(item).replace(server.address, "")
        for item in outside(checked(root), audience(), Journey(within, pause=0), NOW)
    ]
    path = "content/briefings/steel.yaml"
    assert [line.partition("\n")[0] for line in said] == [
        f"{path}:2:29: error[dead-link]: /gone is gone: the server answers 404",
        f"{path}:3:29: info[dead-link]: /circle could not be looked at: it leads on and on",
        f"{path}:5:12: info[dead-link]: /moved has moved for good",
        f"{path}:6:10: warning[dead-link]: /refused could not be looked at: the server answers 403",
    ]
    assert "archived: https://web.archive.org/web/2025/gone" in said[0]
    silenced = f"{typed}ignore: [{{rule: dead-link, quote: /refused, reason: It is there for people}}]\n"
    root = desk(tmp_path, {"content/briefings/steel.yaml": briefing(silenced)})
    assert len(outside(checked(root), audience(), Journey(within, pause=0), NOW)) == 3
