"""Makers of the search: one index a year and language, and the runtime that searches them in the browser.

Pagefind does the work; its program comes in the wheel `pagefind-bin-extended` and is spoken to as its own Python
wrapper does: messages of JSON in Base64, each ended by a comma. The wrapper itself is passed over, as it takes a
tenth of a second for each answer and waits for good where one is longer than 2 MiB; its command line is, as it
takes pages in the order in which the disk gives them, and the index depends on that order.

Pagefind's own filters are passed over too: their order, and so the names and bytes of three files, changes from run
to run. What pages are filtered by stands in ``facets.json`` instead, beside the index and by the same page numbers.
"""

from __future__ import annotations

import gzip
import json
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import IO, cast

from pagefind_bin_extended import get_executable

from briefings.archive import pack
from briefings.artifacts import Plain, Resolved, canonical
from briefings.errors import EnvironmentFault
from briefings.inputs import contents, text

__all__ = ["index", "runtime"]

END = b","
CHUNK = 1 << 20
ENTRY = "pagefind-entry.json"
SCRIPT = "pagefind.js"
INDEX = (ENTRY, "pagefind.", "fragment/", "index/")
"""How the names of an index's own files begin; the script's name, which begins so too, is told apart."""
SIGNATURE = b"pagefind_dcd"
UNREAD = (".cite", ".anchor", ".block-sources", ".callout-kind", ".implications thead", "summary", "svg")
"""What is no text to search for: marks of citations, signs for links, labels of the interface, pictures."""
PLACEHOLDER = "<!doctype html><html><head><title>-</title></head><body><p>placeholder</p></body></html>"


def index(inputs: Resolved) -> bytes:
    """Make an index.

    Args:
        inputs: ``language`` (its first part alone: de, zh), ``records`` (HTML of the pages as
            `briefings.engines.record` makes it), ``places`` (of each record: address from the site's root, date,
            slugs of topics, slugs of entities).

    Returns:
        An archive of the index's files and ``facets.json``: the slugs of ``topics`` and ``entities``, and of each of
        the ``pages`` the name under which it is found, its date, and the numbers of its topics and entities.

    Raises:
        EnvironmentFault: where Pagefind cannot be run.
    """
    places = cast("Sequence[tuple[str, str, Sequence[str], Sequence[str]]]", inputs["places"])
    records = (record.decode() for record in contents(inputs, "records"))
    files = _indexed(text(inputs, "language"), zip([place[0] for place in places], records, strict=True))
    found = {_address(content): _name(path) for path, content in files.items() if path.startswith("fragment/")}
    kept = {path: content for path, content in files.items() if path.startswith(INDEX) and path != SCRIPT}
    return pack({**kept, "facets.json": canonical(_facets(places, found))})


def runtime(inputs: Resolved) -> bytes:
    """Make what searches the indexes of a ``language`` in the browser: script, WebAssembly and an index of nothing.

    The browser loads the language's stemmer with the first index that it opens, so this one has the language too.
    Its one page stands nowhere, and in no ``facets.json``.
    """
    files = _indexed(text(inputs, "language"), [("", PLACEHOLDER)])
    own = [path for path in files if path.startswith("wasm.") and path != "wasm.unknown.pagefind"]
    module = own or ["wasm.unknown.pagefind"]
    return pack({path: files[path] for path in files if path.startswith(INDEX) or path in module})


def _facets(places: Sequence[tuple[str, str, Sequence[str], Sequence[str]]], found: Mapping[str, str]) -> Plain:
    """Return what pages are filtered by; `found` are the names of pages in the index, by address."""
    topics = sorted({slug for _, _, slugs, _ in places for slug in slugs})
    entities = sorted({slug for _, _, _, slugs in places for slug in slugs})
    pages: Plain = [
        [found[address], date, [topics.index(slug) for slug in about], [entities.index(slug) for slug in named]]
        for address, date, about, named in places
        if address in found
    ]
    return {"topics": topics, "entities": entities, "pages": pages}


def _name(path: str) -> str:
    """Return the name of a page in the index: that of its file."""
    return path.removeprefix("fragment/").removesuffix(".pf_fragment")


def _address(fragment: bytes) -> str:
    """Return the address of a page from its file in the index."""
    return str(json.loads(gzip.decompress(fragment).removeprefix(SIGNATURE))["url"])


def _indexed(language: str, pages: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    """Return the files of an index of pages, each an address and HTML, sorted by path."""
    with _service() as service:
        configuration = {"force_language": language, "exclude_selectors": UNREAD}
        number = service.ask(type="NewIndex", config=configuration)["index_id"]
        for address, html in pages:
            service.ask(type="AddFile", index_id=number, url=address, file_contents=html, file_path=None)
        files = cast("list[dict[str, str]]", service.ask(type="GetFiles", index_id=number)["files"])
    made = {file["path"]: b64decode(file["content"]) for file in sorted(files, key=lambda file: file["path"])}
    return {**made, ENTRY: canonical(json.loads(made[ENTRY]))}


class _Service:
    """Pagefind's program, which answers messages."""

    def __init__(self, sent: IO[bytes], received: IO[bytes]) -> None:
        self._sent = sent
        self._received = received

    def ask(self, **payload: object) -> Mapping[str, object]:
        """Send a message and return the answer to it."""
        message = json.dumps({"message_id": 1, "payload": payload}).encode()
        self._sent.write(b64encode(message) + END)
        self._sent.flush()
        answer: Mapping[str, object] = json.loads(b64decode(b"".join(self._answer())))["payload"]
        if answer["type"] == "Error":
            raise EnvironmentFault(f"Pagefind: {answer['message']}")
        return answer

    def _answer(self) -> Iterator[bytes]:
        """Yield the parts of one answer, without the comma that ends it."""
        while part := self._received.read1(CHUNK):  # type: ignore[attr-defined] # a pipe's reader has it
            yield part.removesuffix(END)
            if part.endswith(END):
                return
        raise EnvironmentFault("Pagefind ended before it had answered")


@contextmanager
def _service() -> Iterator[_Service]:
    """Start Pagefind's program; nothing of the environment or of a folder's settings reaches it."""
    program = get_executable()
    command = [program, "--service"]
    pipe = subprocess.PIPE
    try:
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, env={}, cwd=program.parent) as process:  # noqa: S603 # the wheel's program, with a fixed argument
            try:
                yield _Service(cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout))
            finally:
                process.kill()
    except OSError as error:
        raise EnvironmentFault(f"{program}: {error.strerror}") from error
