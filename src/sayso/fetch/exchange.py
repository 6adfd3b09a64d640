"""Exchange: one request and its answer (HTTP/1.1, RFC 9112), with a bound on time and size."""

import http.client
import io
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from typing import Final, cast

import certifi

from sayso.fetch.address import Address
from sayso.fetch.asked import MEGABYTE, Limits, NotFetched

CHUNK: Final = 64 * 2**10
MOST_MACHINES: Final = 4  # of one host that are tried
# A body that is not wanted is not waited for, and these have none.
WITHOUT_BODY: Final = frozenset({204, 304})


@dataclass(frozen=True, slots=True)
class Sent:
    """What a server sent: its status, its fields by name in lower case, and all bytes."""

    status: int
    fields: Mapping[str, str]
    message: bytes
    ip: str


def ask(
    address: Address, machines: Sequence[str], fields: Mapping[str, str], limits: Limits
) -> Sent:
    """Ask one of these machines, and no other, for what an address names.

    Each request has a connection of its own, to an IP address that was checked before: a name that
    leads elsewhere the next time it is looked up (DNS rebinding) leads nowhere.

    Raises:
        NotFetched: No machine took the connection, or what came broke a bound or the protocol.
    """
    until = time.monotonic() + limits.whole
    connection, ip = _connected(address, machines, limits)
    with connection, _cut_off(connection, limits.whole):
        try:
            secured = _secured(connection, address) if address.secure else connection
            with secured:
                secured.settimeout(limits.silence)
                secured.sendall(_request(address, fields))
                return _received(_Wire(secured, until, limits), ip)
        except ssl.SSLCertVerificationError as error:
            raise NotFetched(f"its certificate does not hold: {error.verify_message}") from error
        except TimeoutError as error:
            told = f"the server was silent for {limits.silence:g} seconds"
            raise NotFetched(told, again=True) from error
        except http.client.HTTPException as error:
            raise NotFetched(f"no HTTP answer: {type(error).__name__}", again=True) from error
        except (OSError, ValueError) as error:
            raise NotFetched(f"the connection broke: {error}", again=True) from error


def _connected(
    address: Address, machines: Sequence[str], limits: Limits
) -> tuple[socket.socket, str]:
    told = ""
    for ip in machines[:MOST_MACHINES]:
        try:
            return socket.create_connection((ip, address.port), limits.connecting), ip
        except OSError as error:
            told = error.strerror or "no answer in time"
    raise NotFetched(f"no connection to {address.host}: {told}", again=True)


@contextmanager
def _cut_off(connection: socket.socket, seconds: float) -> Iterator[None]:
    """End a connection when the time is up, also in the middle of a handshake or a head.

    Their bytes may drip, each within the bound on silence, and no loop of ours is between them.
    """

    def cut() -> None:
        with suppress(OSError):
            spare.shutdown(socket.SHUT_RDWR)

    spare = connection.dup()  # the other is handed over to TLS
    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        with spare:
            yield
    finally:
        timer.cancel()


def _secured(connection: socket.socket, address: Address) -> socket.socket:
    return _trust().wrap_socket(connection, server_hostname=address.host)


@cache
def _trust() -> ssl.SSLContext:
    """Whom this system trusts; where it names nobody, as in bare containers, whom Mozilla does."""
    context = ssl.create_default_context()
    known = ssl.get_default_verify_paths()
    if not (known.cafile or known.capath):
        context.load_verify_locations(certifi.where())
    context.set_alpn_protocols(["http/1.1"])
    return context


def _request(address: Address, fields: Mapping[str, str]) -> bytes:
    told = {"Host": address.authority, **fields, "Connection": "close"}
    lines = [f"GET {address.target} HTTP/1.1", *(f"{name}: {told[name]}" for name in told)]
    # What a server once sent (an ETag) goes back to it, so it must not end a line.
    if any("\r" in line or "\n" in line for line in lines):
        raise NotFetched("a field of the request has a line break in it")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", "replace")


def _received(wire: "_Wire", ip: str) -> Sent:
    answer = http.client.HTTPResponse(cast("socket.socket", wire), method="GET")
    answer.begin()
    fields = {name.lower(): value for name, value in answer.getheaders()}
    if answer.status not in WITHOUT_BODY:
        while answer.read(CHUNK):
            pass
        if answer.length:
            told = f"the answer broke off {answer.length:,} bytes before its end"
            raise NotFetched(told, again=True)
    answer.close()
    return Sent(answer.status, fields, wire.message(), ip)


class _Wire(io.RawIOBase):
    """What comes out of a socket, kept as it comes, until it is too much or takes too long."""

    def __init__(self, connection: socket.socket, until: float, limits: Limits) -> None:
        self._connection, self._until, self._limits = connection, until, limits
        self._kept: list[bytes] = []
        self._size = 0

    def makefile(self, mode: str = "rb") -> io.BufferedReader:
        """What http.client asks of a socket."""
        del mode
        return io.BufferedReader(self, CHUNK)

    def message(self) -> bytes:
        """All that came."""
        return b"".join(self._kept)

    def readable(self) -> bool:
        return True

    def readinto(self, into: object) -> int:
        left = self._until - time.monotonic()
        if left <= 0:
            told = f"the answer took longer than {self._limits.whole:g} seconds"
            raise NotFetched(told, again=True)
        self._connection.settimeout(min(left, self._limits.silence))
        view = memoryview(into).cast("B")  # type: ignore[arg-type]
        try:
            count = self._connection.recv_into(view)
        except TimeoutError:
            if left < self._limits.silence:
                told = f"the answer took longer than {self._limits.whole:g} seconds"
                raise NotFetched(told, again=True) from None
            raise
        self._kept.append(bytes(view[:count]))
        self._size += count
        if self._size > self._limits.most_bytes:
            most = self._limits.most_bytes / MEGABYTE
            raise NotFetched(f"larger than {most:g} MB, which is no article")
        return count
