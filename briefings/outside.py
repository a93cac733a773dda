"""Whether the pages that the content links outside the site are still there.

Servers are asked politely: one question at a time to each, with a pause after it, for the head of a page first, and for
the page only where that is refused. What was found is kept for some days, as soon as it is found.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from threading import Event, Lock
from typing import TypeAlias
from urllib.parse import quote, urljoin, urlsplit

from briefings.errors import EnvironmentFault
from briefings.fetching import Answer
from briefings.memory import add, keep, recall, written

__all__ = ["Found", "Journey", "State", "look"]

Fetch: TypeAlias = Callable[[str, str], Answer]
HOPS = 8
"""How often a page may lead on."""
LASTING = frozenset({301, 308})
LEADING_ON = frozenset({301, 302, 303, 307, 308})
GONE = frozenset({404, 410})
FIRST_FAILURE = 400
ARCHIVE = "https://archive.org/wayback/available?url="
"""The Wayback Machine's question whether there is a copy of a page."""
LEFT_ALONE = Answer(fault="the server asks to be left alone for now", later=True)
VERSION = 2
"""How what was found is written; what is written otherwise is found anew."""


class State(StrEnum):
    """What became of a page."""

    THERE = "there"
    MOVED = "moved"
    GONE = "gone"
    UNSURE = "unsure"


AGES = {
    State.THERE: timedelta(days=7),
    State.MOVED: timedelta(days=7),
    State.GONE: timedelta(days=1),
    State.UNSURE: timedelta(hours=6),
}
"""How long it is kept what was found."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found at an address.

    Attributes:
        state: what became of the page.
        detail: where it moved to, or why it was not found.
        copy: the address of an archived copy, where it is gone and there is one.
    """

    state: State
    detail: str = ""
    copy: str = ""


@dataclass(frozen=True)
class Journey:
    """How servers are asked.

    Attributes:
        fetch: asks for a page with a method, and waits for the answer.
        kept: the file in which it is kept what was found; None where nothing is.
        pause: how many seconds a server is left alone after each question.
        hosts: how many servers are asked at once.
    """

    fetch: Fetch
    kept: Path | None = None
    pause: float = 1.0
    hosts: int = 16


def look(
    addresses: Iterable[str], journey: Journey, now: datetime, told: Collection[str] = frozenset()
) -> Mapping[str, Found]:
    """Look what is at addresses; what was found not long ago is not asked for again.

    Args:
        addresses: whole addresses, with http or https.
        journey: how servers are asked.
        now: the present moment, with its zone.
        told: those of them of which an archive may be told, to ask it for a copy.

    Raises:
        EnvironmentFault: where there is no network.
    """
    wanted = frozenset(addresses)
    known = dict(_kept(journey.kept, now))
    fresh = {address: known[address][1] for address in wanted & known.keys()}
    left = sorted(wanted - fresh.keys())
    if not left:
        return fresh
    if journey.kept:
        keep(journey.kept, (_row(address, when, found) for address, (when, found) in sorted(known.items())))
    return {**fresh, **_Road(journey, now, told).travel(left)}


def _row(address: str, moment: datetime, found: Found) -> str:
    """Return what was found as a line."""
    return written([VERSION, address, moment.isoformat(), found.state.value, found.detail, found.copy])


def _kept(path: Path | None, now: datetime) -> Iterator[tuple[str, tuple[datetime, Found]]]:
    """Yield what was kept and is not too old: address, moment and what was found; what cannot be read is left out."""
    for line in recall(path) if path else ():
        match line:
            case [version, str(address), str(moment), str(state), str(detail), str(copy)] if version == VERSION:
                with suppress(ValueError):
                    when, found = datetime.fromisoformat(moment), Found(State(state), detail, copy)
                    if now - when < AGES[found.state]:
                        yield address, (when, found)


@dataclass
class _Road:
    """One look, with a thread for each of some servers: each is asked one question at a time.

    Attributes:
        journey: how servers are asked.
        now: the present moment.
        told: the addresses of which an archive may be told.
        found: what was found so far.
        locks: one for each server.
        guard: who holds it may write to what all threads share.
        stopped: whether nothing is asked any more.
        reached: whether any server was there.
        offline: whether a name could not be looked up.
        nameless: what was found of servers that nobody knows, which may be for want of a network.
        resting: the servers that asked to be left alone.
    """

    journey: Journey
    now: datetime
    told: Collection[str]
    found: dict[str, Found] = field(default_factory=dict)
    locks: dict[str, Lock] = field(default_factory=lambda: defaultdict(Lock))
    guard: Lock = field(default_factory=Lock)
    stopped: Event = field(default_factory=Event)
    reached: Event = field(default_factory=Event)
    offline: Event = field(default_factory=Event)
    nameless: dict[str, Found] = field(default_factory=dict)
    resting: set[str] = field(default_factory=set)

    def travel(self, addresses: Iterable[str]) -> Mapping[str, Found]:
        """Look at addresses, those of one server one after the other.

        Raises:
            EnvironmentFault: where there is no network.
        """
        by_server: dict[str, list[str]] = defaultdict(list)
        for address in addresses:
            by_server[_server(address)].append(address)
        with ThreadPoolExecutor(self.journey.hosts) as pool:
            visits = [pool.submit(self._visit, several) for several in by_server.values()]
            try:
                for visit in visits:
                    visit.result()
            finally:
                self.stopped.set()
                pool.shutdown(cancel_futures=True)
        if self.nameless and not self.reached.is_set() and (self.offline.is_set() or len(by_server) > 1):
            raise EnvironmentFault("no server outside can be found: this machine seems to have no network")
        for address, found in self.nameless.items():
            if found.state is State.GONE:
                self._keep(address, found)
        return self.found | self.nameless

    def _visit(self, addresses: Iterable[str]) -> None:
        """Look at the addresses of one server."""
        for address in addresses:
            if self.stopped.is_set():
                return
            if why := _refusal(address):
                self.found[address] = Found(State.UNSURE, f"it is {why}")
                continue
            found, answer = self._state(address)
            with self.guard:
                if answer.nobody or answer.offline:
                    self.nameless[address] = found
                else:
                    self.found[address] = found
                    self._keep(address, found)

    def _keep(self, address: str, found: Found) -> None:
        """Keep what was found."""
        if self.journey.kept:
            add(self.journey.kept, _row(address, self.now, found))

    def _state(self, address: str) -> tuple[Found, Answer]:
        """Look at one address, and for a copy where it is gone; return the last answer of its server too."""
        found, answer = self._followed("HEAD", address)
        last = answer.nobody or answer.offline or answer.later
        if found.state in {State.GONE, State.UNSURE} and not last:
            found, answer = self._followed("GET", address)
        if found.state is State.GONE and address in self.told:
            found = Found(found.state, found.detail, _copy(self._ask("GET", ARCHIVE + quote(address, safe=""))))
        return found, answer

    def _followed(self, method: str, address: str) -> tuple[Found, Answer]:
        """Ask for a page, and go where it leads on to; return what was found, and the last answer."""
        here, lasting, answer = address, True, Answer()
        for _ in range(HOPS):
            answer = self._ask(method, here)
            if answer.status not in LEADING_ON or not answer.location:
                return _judged(answer, here if here != address and lasting else ""), answer
            lasting = lasting and answer.status in LASTING
            try:
                here = urljoin(here, answer.location)
            except ValueError:
                here = answer.location
            if why := _refusal(here):
                return Found(State.UNSURE, f"it leads on to {why}"), answer
        return Found(State.UNSURE, "it leads on and on"), answer

    def _ask(self, method: str, address: str) -> Answer:
        """Ask a server that nobody else asks, and leave it alone for a while."""
        server = _server(address)
        with self.guard:
            lock = self.locks[server]
        with lock:
            if server in self.resting or self.stopped.is_set():
                return LEFT_ALONE
            answer = self.journey.fetch(method, address)
            if answer.later:
                self.resting.add(server)
            if answer.offline:
                self.offline.set()
            elif not answer.nobody:
                self.reached.set()
            self.stopped.wait(self.journey.pause)
            return answer


def _server(address: str) -> str:
    """Return the server of an address; empty where it names none."""
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""


def _refusal(address: str) -> str:
    """Return what kind of address it is that nobody is asked for; empty where it may be."""
    try:
        parts = urlsplit(address)
        whole = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return "no whole address"
    if parts.scheme not in {"http", "https"}:
        return address[:60]
    if "@" in parts.netloc:
        return "an address with a name or a password in it, which is sent to nobody"
    return "" if whole else "no whole address"


def _judged(answer: Answer, moved_to: str) -> Found:
    """Return what an answer says of a page."""
    if answer.nobody or answer.status in GONE:
        return Found(State.GONE, answer.fault or f"the server answers {answer.status}")
    if answer.fault or answer.status >= FIRST_FAILURE:
        return Found(State.UNSURE, answer.fault or f"the server answers {answer.status}")
    return Found(State.MOVED, moved_to) if moved_to else Found(State.THERE)


def _copy(answer: Answer) -> str:
    """Return the address of the archived copy that an answer names; empty where it names none."""
    try:
        found = json.loads(answer.body)["archived_snapshots"]["closest"]
        address = str(found["url"]) if found["available"] else ""
    except (ValueError, LookupError, TypeError):
        return ""
    return address.replace("http://web.archive.org", "https://web.archive.org", 1)
