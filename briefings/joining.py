"""A Dask scheduler, joined: found to be one first, and its connections as Dask is set.

What Dask would log meanwhile is said in the one message that ends a command.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from distributed import Client, Security
from distributed.comm.core import connect as dial

from briefings.errors import EnvironmentFault

__all__ = ["PATIENCE", "await_worker", "first_line", "hushed", "joined"]

PATIENCE = 10.0
"""How long a scheduler may take to answer, and to have a worker, in seconds."""
TALKATIVE = ("distributed", "tornado", "asyncio")
"""Whose logs, and those below, tell what Dask comes across."""


@contextmanager
def hushed() -> Iterator[None]:
    """Have Dask log nothing inside; each of its logs has a level of its own, which it gets back."""
    known = (name for name in logging.root.manager.loggerDict if name.partition(".")[0] in TALKATIVE)
    before = {log: log.level for log in map(logging.getLogger, sorted({*known, *TALKATIVE}))}
    for log in before:
        log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for log, level in before.items():
            log.setLevel(level)


def joined(address: str, patience: float) -> Client:
    """Join a scheduler; one that cannot be spoken to is found before, as a client of Dask's would linger.

    Args:
        address: the scheduler's.
        patience: how long it may take to answer, in seconds.

    Raises:
        EnvironmentFault: where none answers.
    """
    try:
        _done_apart(partial(_try, address, patience))
        return Client(address, timeout=patience, set_as_default=False)  # type: ignore[no-untyped-call] # Dask says few types
    except (OSError, TypeError, ValueError, RuntimeError) as error:
        hint = "; docs/how-to/cluster.md shows how TLS is set" if address.startswith("tls") else ""
        raise EnvironmentFault(f"no Dask scheduler answers at {address} ({first_line(error)}){hint}") from error
    except Exception as error:  # no scheduler says anything, such as that a message of terabytes follows
        raise EnvironmentFault(f"no Dask scheduler answers at {address}, but something else does") from error


def _done_apart(work: Callable[[], Coroutine[None, None, None]]) -> None:
    """Do some work in a loop of events of its own.

    In a thread, as those who wait in such a loop already, such as notebooks, may start no other; and in one that
    nobody waits for, so that Ctrl-C ends a command at once.
    """
    done: Future[None] = Future()

    def run() -> None:
        try:
            done.set_result(asyncio.run(work()))
        except BaseException as error:  # noqa: BLE001 # the future carries it to whoever waits
            done.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    done.result()


async def _try(address: str, patience: float) -> None:
    """Open a connection to a scheduler, as Dask is set to, and close it."""
    secured = _secured(address)
    comm = await asyncio.wait_for(dial(address, timeout=patience, **secured), 2 * patience)  # type: ignore[no-untyped-call] # as above
    await comm.close()


def _secured(address: str) -> dict[str, object]:
    """Return how a connection is secured.

    Raises:
        ValueError: where the address wants certificates, and there are none.
    """
    security: Any = Security()  # type: ignore[no-untyped-call] # as above
    for setting, place in (
        ("ca-file", security.tls_ca_file),
        ("client.cert", security.tls_client_cert),
        ("client.key", security.tls_client_key),
    ):
        # A setting may also hold a certificate itself, which has several lines.
        if place and "\n" not in place and not Path(place).is_file():
            raise ValueError(f"there is no file {place}, which Dask's setting distributed.comm.tls.{setting} names")
    secured: dict[str, object] = security.get_connection_args("client")
    if address.startswith("tls") and secured["ssl_context"] is None:
        raise ValueError("no certificates are set")
    return secured


def await_worker(client: Client, address: str, patience: float) -> None:
    """Wait for the first worker of a scheduler.

    Raises:
        EnvironmentFault: where none comes in so many seconds.
    """
    try:
        client.wait_for_workers(1, timeout=patience)
    except TimeoutError:
        message = f"the scheduler at {address} has no worker; start some with: dask worker {address} --nthreads 1"
        raise EnvironmentFault(message) from None


def first_line(error: BaseException) -> str:
    """Return the first line of what an error says, or its kind where it says nothing."""
    return (str(error).splitlines() or [""])[0].strip() or type(error).__name__
