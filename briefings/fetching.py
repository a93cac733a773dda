"""Asking a server of the network for a page: the one place from which anything is asked outside the machine."""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import quote, urlsplit

from briefings import __version__

__all__ = ["Answer", "fetch"]

PATIENCE = 15
"""How many seconds a server has for an answer."""
MOST = 65_536
"""How many bytes of a page are read; it is asked for to learn whether it is there."""
HEADERS = {
    "User-Agent": f"briefings/{__version__} (looks whether links of a publication lead somewhere)",
    "Accept": "*/*",
    "Connection": "close",
}
WRITTEN = "%/:=&?~#+!$,;'@()*[]"
"""The signs of an address that stand for themselves, besides letters and digits (RFC 3986, 2)."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answers.

    Attributes:
        status: the status of HTTP (RFC 9110, 15); 0 where there was no answer.
        location: where it leads on to; empty where it does not.
        body: the start of the page, where that was asked for.
        fault: why there was no answer.
        nobody: whether there is no such server.
    """

    status: int = 0
    location: str = ""
    body: bytes = b""
    fault: str = ""
    nobody: bool = False


def fetch(method: str, address: str) -> Answer:
    """Ask for a page, once: redirects are not followed.

    Args:
        method: HEAD or GET.
        address: a whole address, with http or https.
    """
    try:
        return _asked(method, address)
    except socket.gaierror:
        return Answer(fault="there is no such server", nobody=True)
    except TimeoutError:
        return Answer(fault=f"no answer within {PATIENCE} seconds")
    except ssl.SSLError as error:
        return Answer(fault=f"its certificate is refused: {error.reason or error}")
    except (OSError, HTTPException, ValueError) as error:
        return Answer(fault=str(error) or type(error).__name__)


def _asked(method: str, address: str) -> Answer:
    """Ask for a page.

    Raises:
        OSError, HTTPException, ValueError: where there is no answer.
    """
    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode()
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(host, parts.port, timeout=PATIENCE)
    try:
        target = quote(parts.path or "/", safe=WRITTEN) + (
            f"?{quote(parts.query, safe=WRITTEN)}" if parts.query else ""
        )
        connection.request(method, target, headers=HEADERS)
        response = connection.getresponse()
        body = response.read(MOST) if method == "GET" else b""
        return Answer(response.status, response.getheader("Location") or "", body)
    finally:
        connection.close()
