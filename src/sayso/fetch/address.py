"""Address: a URL that may be asked for, and the machines that may be connected to."""

import ipaddress
import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlsplit

from sayso.fetch.asked import NotFetched

Resolve = Callable[[str, int], Sequence[str]]

PORTS: Final = {"http": 80, "https": 443}
FIRST_FREE_PORT: Final = 1024  # below it other services listen, which a request must not reach
MOST_LETTERS: Final = 4000
MOST_OF_HOST: Final = 253  # RFC 1035
BEGINS: Final = re.compile(r"https?://", re.IGNORECASE)
HOST: Final = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*")
# What urlsplit would quietly drop, or a request line would be cut by.
UNPRINTED: Final = re.compile(r"[\x00-\x20\x7f]")
UNENCODED: Final = re.compile("[\ud800-\udfff]")  # half a letter of two
LEFT_AS_IS: Final = "/?:@!$&'()*+,;=-._~%[]"
# Not to be reached although it is no private address: the guest agents of a large host listen here.
HOSTS_OF_CLOUDS: Final = frozenset({ipaddress.ip_address("168.63.129.16")})
# IPv6 addresses that stand for an IPv4 one, with the bits at which that begins.
CARRIERS: Final = (
    (ipaddress.IPv6Network("64:ff9b::/96"), 0),
    (ipaddress.IPv6Network("2002::/16"), 80),
)
# IANA's special-purpose blocks that some versions of Python take for global.
SPECIAL: Final = tuple(
    ipaddress.ip_network(block)
    for block in (
        "192.0.0.0/24",
        "192.88.99.0/24",
        "64:ff9b:1::/48",
        "100::/64",
        "2001::/23",
        "3fff::/20",
        "5f00::/16",
        "fec0::/10",
    )
)


@dataclass(frozen=True, slots=True)
class Address:
    """A checked URL; ``target`` is what the request line asks for."""

    text: str
    secure: bool
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """The Host field: without the port where that is the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        own = PORTS["https" if self.secure else "http"]
        return host if self.port == own else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port, which share a robots.txt."""
        return f"http{'s' if self.secure else ''}://{self.authority}"


def is_address(text: str) -> bool:
    """Whether a user means an address, and no file."""
    return BEGINS.match(text) is not None


def read(text: str) -> Address:
    """The parts of a URL (RFC 3986), its letters beyond ASCII made what servers read.

    Raises:
        NotFetched: It is none that is asked for.
    """
    if len(text) > MOST_LETTERS:
        raise NotFetched(f"an address of more than {MOST_LETTERS:,} letters")
    if UNPRINTED.search(text) or UNENCODED.search(text):
        raise NotFetched("an address with spaces or control characters in it")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise NotFetched(f"no address: {error}") from error
    scheme = parts.scheme.lower()
    if scheme not in PORTS:
        raise NotFetched(f"only http and https are fetched, not {scheme or 'this'}")
    if "@" in parts.netloc:
        raise NotFetched("an address with a name or password in it; those are never sent")
    host = _host(parts.hostname or "")
    if port is not None and port not in PORTS.values() and port < FIRST_FREE_PORT:
        raise NotFetched(f"port {port} is not one of the web")
    target = quote(parts.path or "/", safe=LEFT_AS_IS)
    if parts.query:
        target += "?" + quote(parts.query, safe=LEFT_AS_IS)
    found = Address("", scheme == "https", host, port or PORTS[scheme], target)
    return Address(found.origin + target, found.secure, host, found.port, target)


def _host(name: str) -> str:
    if not name or len(name) > MOST_OF_HOST:
        raise NotFetched("an address without a host, or with one that is too long")
    if ":" in name:
        return name
    try:
        found = name.rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise NotFetched(f"{name!r} is no name of a host") from error
    if not HOST.fullmatch(found):
        raise NotFetched(f"{name!r} is no name of a host")
    return found


def machines(address: Address, resolve: Resolve) -> tuple[str, ...]:
    """The IP addresses of its host, every one of them public.

    One that is not condemns all: a name that has both may be meant to lead inside.

    Raises:
        NotFetched: There is none, or one that is of this machine or its own network.
    """
    try:
        found = tuple(dict.fromkeys(resolve(address.host, address.port)))
    except (OSError, UnicodeError) as error:
        raise NotFetched(f"no machine is called {address.host}", again=True) from error
    if not found:
        raise NotFetched(f"no machine is called {address.host}")
    if not all(map(is_public, found)):
        raise NotFetched("an address of this machine or of a private network")
    return found


def looked_up(host: str, port: int) -> Sequence[str]:
    """The IP addresses that the system knows a host by."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(each[4][0]) for each in found]


def is_public(text: str) -> bool:
    """Whether an IP address is one of the public net, also where it carries another in it."""
    try:
        found = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return is_public(str(found.ipv4_mapped))
        for network, shift in CARRIERS:
            if found in network:
                return is_public(str(ipaddress.IPv4Address(int(found) >> shift & 0xFFFFFFFF)))
    if found.is_multicast or found.is_unspecified or found in HOSTS_OF_CLOUDS:
        return False
    return found.is_global and not any(found in network for network in SPECIAL)
