"""Asking a server of the web for a page, once, and no server but those that anyone may ask.

Whoever writes a page can lead on to any address, so that names are looked up first, and what they stand for is asked
only where it belongs to the public network (RFC 6890): no machine of a private one, and not the machine itself.
"""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import IPv4Address, IPv6Network, ip_address
from threading import Event, Timer
from urllib.parse import SplitResult, quote, urlsplit

from briefings import __version__

__all__ = ["Answer", "Client", "is_public", "resolve"]

MOST = 65_536
"""How many bytes of a page are read; it is asked for to learn whether it is there."""
HEADERS = {
    "User-Agent": f"briefings/{__version__} (looks whether links of a publication lead somewhere)",
    "Accept": "*/*",
    "Connection": "close",
}
WRITTEN = "%/:=&?~#+!$,;'@()*[]"
"""The signs of an address that stand for themselves, besides letters and digits (RFC 3986, 2)."""
TOO_MANY = 429
FIRST_FAILURE = 400
NO_NAME = frozenset({socket.EAI_NONAME, *({socket.EAI_NODATA} if hasattr(socket, "EAI_NODATA") else ())})
"""What a resolver says of a name that nobody has; all else may be its own trouble."""
TRANSLATED = IPv6Network("64:ff9b::/96")
"""Addresses that stand for those of the old network, in their last 32 bits (RFC 6052)."""
TUNNELS = (IPv6Network("2002::/16"), IPv6Network("2001::/32"))
"""Addresses that lead through another one (RFC 3056, RFC 4380)."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answers.

    Attributes:
        status: the status of HTTP (RFC 9110, 15); 0 where there was no answer.
        location: where it leads on to; empty where it does not.
        body: the start of the page, where that was asked for.
        fault: why there was no answer.
        nobody: whether there is no such server.
        offline: whether it may be this machine that has no network.
        later: whether the server asks to be left alone for a while.
    """

    status: int = 0
    location: str = ""
    body: bytes = b""
    fault: str = ""
    nobody: bool = False
    offline: bool = False
    later: bool = False


def resolve(host: str) -> tuple[str, ...]:
    """Return the addresses of a server, the best first.

    Raises:
        OSError: where its name cannot be looked up, or is nobody's.
    """
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))


def is_public(address: str) -> bool:
    """Tell whether an address belongs to the network that everyone can reach.

    Args:
        address: an IP address.
    """
    found = ip_address(address)
    if found.version == 6:  # noqa: PLR2004 # the version of the protocol
        if found in TRANSLATED:
            return is_public(str(IPv4Address(int(found) & 0xFFFFFFFF)))
        if any(found in tunnel for tunnel in TUNNELS):
            return False
    return found.is_global and not found.is_multicast


@dataclass(frozen=True)
class Client:
    """Asks servers.

    Attributes:
        resolve: looks up the addresses of a name.
        allowed: tells whether an address may be asked.
        patience: how many seconds there are for a whole answer.
    """

    resolve: Callable[[str], tuple[str, ...]] = resolve
    allowed: Callable[[str], bool] = is_public
    patience: float = 20.0

    def fetch(self, method: str, address: str) -> Answer:
        """Ask for a page, once: redirects are not followed.

        Args:
            method: HEAD or GET.
            address: a whole address, with http or https.
        """
        late = Event()
        try:
            return self._asked(method, urlsplit(address), late)
        except socket.gaierror as error:
            if error.errno in NO_NAME:
                return Answer(fault="there is no such server", nobody=True)
            return Answer(fault="its name could not be looked up", offline=True)
        except ssl.SSLCertVerificationError as error:
            return Answer(fault=f"its certificate is refused: {error.verify_message}")
        except (OSError, HTTPException, ValueError) as error:
            if late.is_set() or isinstance(error, TimeoutError):
                return Answer(fault=f"no whole answer within {self.patience:g} seconds")
            offline = getattr(error, "errno", None) == errno.ENETUNREACH
            return Answer(fault=str(error) or type(error).__name__, offline=offline)

    def _asked(self, method: str, parts: SplitResult, late: Event) -> Answer:
        """Ask for a page; `late` is set once the time is over.

        Raises:
            OSError, HTTPException, ValueError: where there is no answer.
        """
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        host = (parts.hostname or "").encode("idna").decode()
        with closing(kind(host, parts.port, timeout=self.patience)) as connection:
            own = _secured(self._connected(host, connection.port), host, parts.scheme)
            connection.sock = own
            with _until(own, self.patience, late):
                if isinstance(own, ssl.SSLSocket):
                    own.do_handshake()
                connection.request(method, _target(parts), headers=HEADERS)
                answer = _answer(connection.getresponse(), method)
        # A server that is cut off in its headers seems to have ended them.
        return Answer(fault=f"no whole answer within {self.patience:g} seconds") if late.is_set() else answer

    def _connected(self, host: str, port: int) -> socket.socket:
        """Return a connection to a server, to one of the addresses that were looked at.

        Raises:
            OSError: where there is none.
            PermissionError: where one of them must not be asked.
        """
        found = self.resolve(host)
        if not all(map(self.allowed, found)):
            raise PermissionError("its server belongs to a network that is not public, and is not asked")
        fault = OSError("the server has no address")
        for address in found:
            try:
                return socket.create_connection((address, port), self.patience)
            except OSError as error:
                fault = error
        raise fault


def _secured(plain: socket.socket, host: str, scheme: str) -> socket.socket:
    """Return a connection as its scheme has it; hands are shaken later."""
    if scheme != "https":
        return plain
    return ssl.create_default_context().wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)


@contextmanager
def _until(connection: socket.socket, seconds: float, late: Event) -> Iterator[None]:
    """End a connection once the time is over: a server that sends a byte now and then never exceeds a timeout."""

    def end() -> None:
        late.set()
        try:
            # As of the socket below it: what TLS has of its own is in another thread's hands.
            socket.socket.shutdown(connection, socket.SHUT_RDWR)
        except OSError:
            return

    timer = Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _target(parts: SplitResult) -> str:
    """Return what of an address a server is asked for."""
    query = f"?{quote(parts.query, safe=WRITTEN)}" if parts.query else ""
    return quote(parts.path or "/", safe=WRITTEN) + query


def _answer(response: HTTPResponse, method: str) -> Answer:
    """Return what a server answers."""
    later = response.status >= FIRST_FAILURE and response.getheader("Retry-After") is not None
    return Answer(
        status=response.status,
        location=_location(response.getheader("Location") or ""),
        body=response.read(MOST) if method == "GET" else b"",
        later=later or response.status == TOO_MANY,
    )


def _location(header: str) -> str:
    """Return an address from a header, in which servers write UTF-8 though it is read as Latin-1."""
    raw = header.encode("latin-1", "replace")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return quote(raw, safe=WRITTEN)
