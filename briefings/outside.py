"""Whether the pages that the content links outside the site are still there.

Servers are asked politely: one question at a time to each, with a pause after it, for the head of a page first, and for
the page only where that is refused. What was found is kept for some days.
"""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias, cast
from urllib.parse import quote, urljoin, urlsplit

from briefings.fetching import Answer
from briefings.memory import keep, recall, written

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


def look(addresses: Iterable[str], journey: Journey, now: datetime) -> Mapping[str, Found]:
    """Look what is at addresses; what was found not long ago is not asked for again.

    Args:
        addresses: whole addresses, with http or https.
        journey: how servers are asked.
        now: the present moment, with its zone.
    """
    wanted = sorted(set(addresses))
    known = {address: entry for address, entry in _kept(journey.kept) if address in set(wanted)}
    fresh = {address: found for address, (when, found) in known.items() if now - when < AGES[found.state]}
    anew = asyncio.run(_Road(journey).travel([address for address in wanted if address not in fresh]))
    if journey.kept and anew:
        moments = {address: (now if address in anew else known[address][0]) for address in wanted}
        found = {**fresh, **anew}
        rows = ([address, moments[address].isoformat(), *_plain(found[address])] for address in wanted)
        keep(journey.kept, (written([*row]) for row in rows))
    return {**fresh, **anew}


def _plain(found: Found) -> tuple[str, str, str]:
    """Return what was found as plain text."""
    return found.state.value, found.detail, found.copy


def _kept(path: Path | None) -> Iterator[tuple[str, tuple[datetime, Found]]]:
    """Yield what was kept: address, moment and what was found; what cannot be read is left out."""
    for line in recall(path) if path else ():
        address, moment, state, detail, copy = cast("list[str]", line)
        yield address, (datetime.fromisoformat(moment), Found(State(state), detail, copy))


@dataclass
class _Road:
    """One look: a lock for each server, so that it is asked one question at a time."""

    journey: Journey
    locks: dict[str, asyncio.Lock] = field(default_factory=lambda: defaultdict(asyncio.Lock))

    async def travel(self, addresses: list[str]) -> dict[str, Found]:
        """Look at addresses, those of one server one after the other."""
        by_host: dict[str, list[str]] = defaultdict(list)
        for address in addresses:
            by_host[urlsplit(address).netloc].append(address)
        with ThreadPoolExecutor(self.journey.hosts) as pool:
            asked = await asyncio.gather(*(self._visit(pool, several) for several in by_host.values()))
        return {address: found for several in asked for address, found in several}

    async def _visit(self, pool: ThreadPoolExecutor, addresses: list[str]) -> list[tuple[str, Found]]:
        """Look at the addresses of one server."""
        return [(address, await self._state(pool, address)) for address in addresses]

    async def _state(self, pool: ThreadPoolExecutor, address: str) -> Found:
        """Look at one address, and for a copy where it is gone."""
        found = await self._followed(pool, "HEAD", address)
        if found.state in {State.GONE, State.UNSURE}:
            found = await self._followed(pool, "GET", address)
        if found.state is not State.GONE:
            return found
        answer = await self._ask(pool, "GET", ARCHIVE + quote(address, safe=""))
        return Found(found.state, found.detail, _copy(answer))

    async def _followed(self, pool: ThreadPoolExecutor, method: str, address: str) -> Found:
        """Ask for a page, and go where it leads on to."""
        here, lasting = address, True
        for _ in range(HOPS):
            answer = await self._ask(pool, method, here)
            if answer.status not in LEADING_ON or not answer.location:
                return _judged(answer, here if here != address and lasting else "")
            lasting = lasting and answer.status in LASTING
            here = urljoin(here, answer.location)
            if not here.startswith(("https://", "http://")):
                return Found(State.UNSURE, f"it leads on to {here[:60]}")
        return Found(State.GONE, "it leads on in a circle")

    async def _ask(self, pool: ThreadPoolExecutor, method: str, address: str) -> Answer:
        """Ask a server that nobody else asks, and leave it alone for a while."""
        async with self.locks[urlsplit(address).netloc]:
            answer = await asyncio.get_running_loop().run_in_executor(pool, self.journey.fetch, method, address)
            await asyncio.sleep(self.journey.pause)
            return answer


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
