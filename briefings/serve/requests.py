"""HTTP/1.1 as far as a preview needs it (RFC 9112): one GET or HEAD a connection, from this machine's own browser.

The name that a request was sent to is looked at, so that no page of the web can read a preview by a name of its own
that leads here (DNS rebinding).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qs, unquote_to_bytes, urlsplit

__all__ = ["Answer", "Refused", "Request", "parsed"]

NAMES = ("127.0.0.1", "localhost", "[::1]")
REASONS = {200: "OK", 302: "Found", 400: "Bad Request", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed"}
REASONS |= {
    408: "Request Timeout",
    431: "Request Header Fields Too Large",
    500: "Internal Server Error",
    503: "Service Unavailable",
}
ALWAYS = {
    "Cache-Control": "no-store",
    "Connection": "close",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
FIELDS = 8
"""How many values a query may have."""
ITSELF = "frame-ancestors 'self'"
"""What every answer says of who may show it in a frame; a page itself cannot say it."""


class Refused(Exception):
    """A request that is not answered."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


@dataclass(frozen=True, slots=True)
class Request:
    """What a browser asks for.

    Attributes:
        method: GET or HEAD.
        path: the address from the site's root, without the first slash, decoded once.
        query: the values of each name after the question mark.
    """

    method: str
    path: str
    query: Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a browser is sent.

    Attributes:
        content: the bytes.
        kind: their media type.
        status: the status code.
        policy: the Content-Security-Policy of a page; empty for what is none.
        more: further fields.
    """

    content: bytes
    kind: str
    status: int = 200
    policy: str = ""
    more: Mapping[str, str] = field(default_factory=dict)

    def head(self, length: int | None) -> bytes:
        """Return the status line and the fields; the length is left out for a stream, which has none."""
        policy = "; ".join(filter(None, [self.policy, ITSELF]))
        fields = {"Content-Type": self.kind, "Content-Security-Policy": policy, **ALWAYS, **self.more}
        if length is not None:
            fields["Content-Length"] = str(length)
        lines = [
            f"HTTP/1.1 {self.status} {REASONS[self.status]}",
            *(f"{name}: {text}" for name, text in fields.items()),
        ]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def parsed(head: bytes, port: int) -> Request:
    """Read a request.

    Args:
        head: all that comes before a body.
        port: where the request came in.

    Raises:
        Refused: where it is malformed, sent to another name, or asks for something else than to read.
    """
    line, *rest = head.decode("latin-1").split("\r\n")
    words = line.split(" ")
    if len(words) != len(("method", "target", "version")) or not words[2].startswith("HTTP/1."):
        raise Refused(400, "This is no request.")
    pairs = [text.partition(":") for text in rest if text]
    hosts = [value.strip().lower() for name, _, value in pairs if name.lower() == "host"]
    if hosts not in [[f"{name}:{port}"] for name in NAMES] and (port != 80 or hosts not in [[name] for name in NAMES]):  # noqa: PLR2004 # HTTP's own
        raise Refused(403, f"The preview answers to http://127.0.0.1:{port}/ alone.")
    if words[0] not in {"GET", "HEAD"}:
        raise Refused(405, "The preview can only be read.")
    try:
        query = parse_qs(_target(words[1]).query, keep_blank_values=True, max_num_fields=FIELDS)
    except ValueError:
        raise Refused(400, "The address asks for too much.") from None
    return Request(words[0], _path(words[1]), query)


def _path(target: str) -> str:
    """Return the address that a target names; one that leads upward, or is no text, names nothing.

    Raises:
        Refused: where it names nothing.
    """
    try:
        path = unquote_to_bytes(_target(target).path).decode()
    except UnicodeDecodeError:
        raise Refused(404, "There is nothing here.") from None
    inside = path.removeprefix("/").split("/")
    if not path.startswith("/") or any(part in {".", ".."} for part in inside) or any(map(path.count, "\\\0")):
        raise Refused(404, "There is nothing here.")
    return path.removeprefix("/")


def _target(target: str) -> SplitResult:
    """Return the parts of a target.

    Raises:
        Refused: where it has none.
    """
    try:
        return urlsplit(target)
    except ValueError:
        raise Refused(400, "This is no address.") from None
