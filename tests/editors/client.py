"""A small client of the Language Server Protocol 3.17, over a server's standard streams.

It is what an editor is to its language server: it opens files, and asks at a place what could be typed there, what
stands there, and what is wrong in the file.
"""

from __future__ import annotations

import json
import select
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, cast

__all__ = ["Client", "File", "running"]

Message = dict[str, Any]  # the protocol's messages are open by nature
PATIENCE = 60
"""Seconds after which a server that says nothing is taken for dead."""
SETTINGS: Message = {"validate": True, "completion": True, "hover": True, "schemaStore": {"enable": False}}
ABLE = {
    "textDocument": {
        "completion": {"completionItem": {"documentationFormat": ["plaintext"], "snippetSupport": True}},
        "hover": {"contentFormat": ["plaintext"]},
        "publishDiagnostics": {},
    },
    "workspace": {"configuration": True},
}


@dataclass(frozen=True, slots=True)
class File:
    """A file that is open in the editor, and where the cursor stands in it: line and column, from zero."""

    uri: str
    line: int
    column: int

    @property
    def place(self) -> Message:
        """The cursor, as requests name it."""
        return {"textDocument": {"uri": self.uri}, "position": {"line": self.line, "character": self.column}}


@dataclass
class Client:
    """A conversation with a server that runs.

    Attributes:
        into: what the server reads.
        out: what it writes.
        schemas: what the person set: schemas by path, each with the files that it is for.
        asked: how many requests were sent.
        settled: whether the server has asked for the settings.
        wrong: what the server last said is wrong, by file.
    """

    into: IO[bytes]
    out: IO[bytes]
    schemas: Mapping[str, str]
    asked: int = 0
    settled: bool = False
    wrong: dict[str, Sequence[Message]] = field(default_factory=dict)

    def open(self, path: Path, text: str, mark: str = "¦") -> File:
        """Open a file that was not open, with a text of its own; the mark shows where the cursor stands."""
        before, _, after = text.partition(mark)
        uri = path.as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": before + after}
        self.tell("textDocument/didOpen", {"textDocument": document})
        return File(uri, before.count("\n"), len(before) - before.rfind("\n") - 1)

    def completions(self, file: File) -> Mapping[str, str]:
        """Return what could be typed at the cursor: each label with what the editor shows beside it."""
        found = self.ask("textDocument/completion", file.place)
        items = found["items"] if isinstance(found, dict) else found or []
        return {item["label"]: _words(item.get("documentation")) for item in items}

    def hover(self, file: File) -> str:
        """Return what is shown of the place where the cursor stands."""
        found = self.ask("textDocument/hover", file.place)
        return _words(found["contents"]) if found else ""

    def diagnostics(self, file: File) -> Sequence[str]:
        """Return what is wrong in a file, once the server has said it."""
        while file.uri not in self.wrong:
            self._take(self._read())
        return [item["message"] for item in self.wrong[file.uri]]

    def tell(self, method: str, parameters: Message) -> None:
        """Send a notification."""
        self._write({"method": method, "params": parameters})

    def ask(self, method: str, parameters: Message) -> Any:  # noqa: ANN401 # as the protocol has it
        """Send a request, and return its result; what else the server says meanwhile is taken.

        Raises:
            RuntimeError: where the server refuses.
        """
        self.asked += 1
        self._write({"id": self.asked, "method": method, "params": parameters})
        while True:
            message = self._read()
            if "method" in message or message.get("id") != self.asked:
                self._take(message)
            elif "error" in message:
                raise RuntimeError(f"{method}: {message['error']}")
            else:
                return message["result"]

    def settle(self) -> None:
        """Answer the server until it has asked for the settings; before that it knows of no schemas."""
        while not self.settled:
            self._take(self._read())

    def _take(self, message: Message) -> None:
        """Keep what the server says of a file, and answer what it asks; it asks for settings, and to be registered."""
        parameters = message.get("params", {})
        if message.get("method") == "textDocument/publishDiagnostics":
            self.wrong[parameters["uri"]] = parameters["diagnostics"]
        if "id" in message and "method" in message:
            wanted = [item["section"] for item in parameters.get("items", ())]
            self.settled = self.settled or "yaml" in wanted
            settings = {**SETTINGS, "schemas": self.schemas}
            self._write({"id": message["id"], "result": [settings if name == "yaml" else {} for name in wanted]})

    def _write(self, message: Message) -> None:
        """Send a message with its head."""
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.into.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        self.into.flush()

    def _read(self) -> Message:
        """Return the next message.

        Raises:
            TimeoutError: where the server says nothing any more.
        """
        if not select.select([self.out], [], [], PATIENCE)[0]:
            raise TimeoutError(f"the server says nothing for {PATIENCE} seconds")
        length = 0
        while line := self.out.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name == b"Content-Length" else length
        return cast("Message", json.loads(_whole(self.out, length)))


@contextmanager
def running(command: Sequence[str], root: Path, schemas: Mapping[str, str]) -> Iterator[Client]:
    """Run a server for a project's folder, and end it.

    Args:
        command: the server.
        root: the folder.
        schemas: those that a person set, by path, each with the files that it is for.
    """
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root, bufsize=0) as server:
        assert server.stdin
        assert server.stdout
        client = Client(server.stdin, server.stdout, schemas)
        home: Message = {"rootUri": root.as_uri(), "workspaceFolders": [{"uri": root.as_uri(), "name": root.name}]}
        client.ask("initialize", {"processId": None, **home, "capabilities": ABLE})
        client.tell("initialized", {})
        client.settle()
        yield client
        client.ask("shutdown", {})
        client.tell("exit", {})
        server.wait(PATIENCE)


def _whole(stream: IO[bytes], length: int) -> bytes:
    """Read a length; a stream without a buffer gives what it has."""
    parts = bytearray()
    while len(parts) < length and (part := stream.read(length - len(parts))):
        parts += part
    return bytes(parts)


def _words(documentation: str | Message | None) -> str:
    """Return the words of what the protocol gives as text, or as text with its form."""
    return documentation["value"] if isinstance(documentation, dict) else documentation or ""
