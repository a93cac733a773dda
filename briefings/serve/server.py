"""The preview's server: on this machine alone, and for those who sit at it.

Connections are held by one thread (asyncio) and pages made by a few others, so a client that hangs, or reads slowly,
holds a socket and no thread; there are so many sockets at most, and each has so much time.
"""

from __future__ import annotations

import asyncio
import json
import mimetypes
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from briefings import addresses
from briefings.errors import BriefingsError, EnvironmentFault, Severity
from briefings.serve.additions import OWN, added, policy_of
from briefings.serve.preview import NOTHING, Preview, Shown, report_beside
from briefings.serve.requests import Answer, Refused, Request, parsed
from briefings.theme import packaged

__all__ = ["HOST", "PORT", "Server", "free"]

HOST, PORT = "127.0.0.1", 8000
PORTS = 100
"""How many ports are tried."""
THREADS = 8
MOST = 128
"""How many connections there are at most."""
HEAD = 16 * 1024
"""How many bytes a request may have."""
GRAVITY = {severity: place for place, severity in enumerate(Severity)}
PATIENCE, SENDING, ALIVE = 10.0, 30.0, 15.0
"""For how many seconds a request is waited for, an answer is sent, and a stream is silent."""
SHOWN = 100
"""How many findings are told; the others are counted."""
BESIDE = "beside"
OWN_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self';"
    " base-uri 'none'; form-action 'none'"
)
PAGE = "text/html; charset=utf-8"
KINDS = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": PAGE,
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}


class Server:
    """Answers those who look at a preview."""

    def __init__(self, preview: Preview, root: Path) -> None:
        """Answer for a preview of the desk in a folder."""
        self._preview, self._root = preview, root
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="pages")
        self._streams: dict[asyncio.Event, frozenset[str]] = {}
        self._open: set[asyncio.Task[None]] = set()
        self._stopped = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._port = 0

    async def serve(self, port: int, ready: Callable[[str], None]) -> None:
        """Answer until Ctrl-C, or the signal to end.

        Args:
            port: the first that is tried.
            ready: is told the address once there is one.
        """
        listening = await free(self._connected, port)
        self._port = listening.sockets[0].getsockname()[1]
        for number in (signal.SIGINT, signal.SIGTERM):
            self._loop.add_signal_handler(number, self._stopped.set)
        async with listening:
            ready(f"http://{HOST}:{self._port}/")
            await self._stopped.wait()
            listening.close()
            for task in self._open:
                task.cancel()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def stop(self) -> None:
        """End, from any thread."""
        self._loop.call_soon_threadsafe(self._stopped.set)

    def news(self) -> None:
        """Tell all who listen that something is different, from any thread."""
        with suppress(RuntimeError):  # which ends just now
            self._loop.call_soon_threadsafe(self._tell)

    def _tell(self) -> None:
        """Tell all who listen that something is different."""
        for event in self._streams:
            event.set()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection."""
        task = asyncio.current_task()
        if task:
            self._open.add(task)
        try:
            if len(self._open) <= MOST:
                await self._exchange(reader, writer)
        except (TimeoutError, OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # whoever asked is gone, or too slow, or the preview ends
        finally:
            self._open.discard(task) if task else None
            writer.transport.abort() if writer.transport.get_write_buffer_size() else writer.close()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Read a request, and answer it."""
        request = None
        try:
            head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), PATIENCE)
            request = parsed(head, self._port)
            if request.path == f"{OWN[1:]}events" and request.method == "GET":
                await self._stream(request, writer)
                return
            answer = await self._loop.run_in_executor(self._threads, self._answer, request)
        except asyncio.LimitOverrunError:
            answer = _said(431, "The request is too long.")
        except Refused as refused:
            answer = _said(refused.status, str(refused))
        writer.transport.set_write_buffer_limits(0)  # an answer is waited for until it is on its way whole
        writer.write(answer.head(len(answer.content)))
        if not (request and request.method == "HEAD"):
            writer.write(answer.content)
        await asyncio.wait_for(writer.drain(), SENDING)

    def _answer(self, request: Request) -> Answer:
        """Answer what is no stream."""
        if request.path.startswith(OWN[1:]):
            return _own(request.path.removeprefix(OWN[1:]))
        path = addresses.page_file(request.path)
        if BESIDE in request.query:
            return _template("beside.html", 200)
        try:
            shown = self._preview.show(path)
            if shown is None and self._preview.show(f"{path}/index.html"):
                return Answer(b"", PAGE, 302, more={"Location": f"/{quote(request.path)}/"})
        except BriefingsError:
            return _template("waiting.html", 503)
        if shown is None:
            return _template("nothing.html", 404)
        return _page(shown) if path.endswith(".html") else Answer(shown.content, _kind(path))

    async def _stream(self, request: Request, writer: asyncio.StreamWriter) -> None:
        """Tell of news as server-sent events, as long as somebody listens."""
        pages = [addresses.page_file(path.removeprefix("/")) for path in request.query.get("page", [])[:1]]
        paths = [*pages, *filter(None, map(report_beside, pages))]
        writer.write(Answer(b"", "text/event-stream").head(None) + b"retry: 1000\n\n")
        async with self._listening(frozenset(paths)) as event:
            before = ""
            while not writer.is_closing():
                if (now := self._news(paths)) != before:
                    writer.write(f"data: {now}\n\n".encode())
                before = now
                await asyncio.wait_for(writer.drain(), SENDING)
                try:
                    await asyncio.wait_for(event.wait(), ALIVE)
                except TimeoutError:
                    writer.write(b": still here\n\n")
                event.clear()

    @asynccontextmanager
    async def _listening(self, paths: frozenset[str]) -> AsyncIterator[asyncio.Event]:
        """Have paths watched, and give what is set when something is different."""
        event = asyncio.Event()
        self._streams[event] = paths
        self._watch()
        try:
            yield event
        finally:
            del self._streams[event]
            self._watch()

    def _watch(self) -> None:
        """Have those paths watched that somebody looks at."""
        self._preview.watch(frozenset().union(*self._streams.values()))

    def _news(self, paths: list[str]) -> str:
        """Return what there is to know of a page and its report, as JSON."""
        found = self._preview.diagnostics(paths)
        order = sorted(found, key=lambda one: GRAVITY[one.severity])  # which leaves those of one kind in their order
        digests = [self._preview.told(path) for path in paths]
        reports = [path for path in paths[1:] if self._preview.told(path) not in {NOTHING, ""}]
        told = {
            "page": digests[0] if digests else "",
            "report": f"/{quote(reports[0])}" if reports else "",
            "report_digest": digests[1] if reports else "",
            "findings": [
                {
                    "severity": one.severity.value,
                    "rule": one.rule,
                    "place": str(one.mark),
                    "file": quote(f"{self._root}/{one.mark}", safe="/:"),
                    "message": one.message,
                    "hint": one.hint,
                }
                for one in order[:SHOWN]
            ],
            "more": max(len(order) - SHOWN, 0),
        }
        return json.dumps(told)


async def free(connected: Callable[[asyncio.StreamReader, asyncio.StreamWriter], object], port: int) -> asyncio.Server:
    """Listen on a port of this machine, or on the next that nobody has.

    Raises:
        EnvironmentFault: where all of them are taken.
    """
    for number in range(port, port + PORTS if port else 1):
        with suppress(OSError, OverflowError):
            return await asyncio.start_server(connected, HOST, number, limit=HEAD)  # type: ignore[arg-type] # its own
    raise EnvironmentFault(f"no port from {port} on is free")


def _page(shown: Shown) -> Answer:
    """Answer with a page of the site."""
    page = added(shown.content, shown.digest)
    return Answer(page, PAGE, policy=policy_of(page))


def _own(name: str) -> Answer:
    """Answer with a file of the preview's own."""
    if name not in _own_names():
        return _template("nothing.html", 404)
    return Answer((packaged() / "preview" / name).read_bytes(), _kind(name))


def _own_names() -> Iterator[str]:
    """Yield the names of the preview's own files that pages load."""
    yield from (path.name for path in (packaged() / "preview").iterdir() if path.suffix in {".css", ".js"})


def _template(name: str, status: int) -> Answer:
    """Answer with a page of the preview's own."""
    return Answer((packaged() / "preview" / name).read_bytes(), PAGE, status, OWN_POLICY)


def _said(status: int, words: str) -> Answer:
    """Answer with a line of text."""
    more = {"Allow": "GET, HEAD"} if status == 405 else {}  # noqa: PLR2004 # as RFC 9110 wants it
    return Answer(f"{words}\n".encode(), KINDS[".txt"], status, more=more)


def _kind(path: str) -> str:
    """Return the media type of a file."""
    return KINDS.get(Path(path).suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
