"""The parts of the preview, put together and run until somebody ends it."""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Callable
from threading import Event, Thread

from briefings.artifacts import FileInput
from briefings.cache import Cache
from briefings.requests import Request
from briefings.serve.following import Following
from briefings.serve.press import Press
from briefings.serve.preview import Preview
from briefings.serve.server import Server
from briefings.serve.shelf import Sources
from briefings.serve.watching import watched
from briefings.theme import read_packaged

__all__ = ["run"]

ROOM = 64 * 1024 * 1024
"""How many bytes of files stay in memory."""
PROCESSES = 2
"""How many processes make reports: the one that is looked at, and the next."""
TURN = 0.001
"""After how many seconds another thread has its turn, so that a page does not wait for lists that are linked."""


def run(request: Request, port: int, ready: Callable[[str], None]) -> None:
    """Show a desk until Ctrl-C.

    Args:
        request: what is shown; nothing is written but what builds keep for later ones.
        port: the first that is tried.
        ready: is told the address once there is one.

    Raises:
        EnvironmentFault: where no port is free.
    """
    sources = Sources(request.root, ROOM)

    def read(source: FileInput) -> bytes:
        own = read_packaged(source)
        return sources.read(source) if own is None else own

    press = Press(read, Cache(request.cache), min(PROCESSES, request.jobs))
    before = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        asyncio.run(_serve(request, port, ready, (sources, press)))
    finally:
        press.close()
        sys.setswitchinterval(before)


async def _serve(request: Request, port: int, ready: Callable[[str], None], parts: tuple[Sources, Press]) -> None:
    """Show a desk until the signal to end."""
    sources, press = parts
    stop = Event()
    following = Following(request, sources, lambda: preview.changed())  # noqa: PLW0108 # each tells the next one
    preview = Preview(following, press, lambda: server.news())  # noqa: PLW0108 # as above
    server = Server(preview, request.root)

    def begin() -> None:
        following.start()
        # What was read stays for good, and to look for rings of garbage in it takes as long as a page may.
        gc.collect()
        gc.freeze()
        watched(request.root, stop, following.changed)

    Thread(target=begin, name="reading", daemon=True).start()
    try:
        await server.serve(port, ready)
    finally:
        stop.set()
