"""Asked: how addresses are asked for, and what came of it: an answer, or why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from sayso import __version__

MEGABYTE: Final = 2**20
AGENT: Final = "sayso"  # the product token (RFC 9309, 2.2.1) that a robots.txt may name


class NotFetched(Exception):
    """Why an address was not fetched.

    ``again`` says that it may be there another time; ``wait`` for how many seconds its server asked
    to be let be.
    """

    def __init__(self, reason: str, *, again: bool = False, wait: float = 0.0) -> None:
        super().__init__(reason)
        self.again, self.wait = again or wait > 0, wait


@dataclass(frozen=True, slots=True)
class Limits:
    """How servers are asked, and how much is taken of them.

    ``contact`` (an address or a mail address) goes into the User-Agent, so that whoever runs a
    server knows whom to write to. ``delay`` are the seconds between two requests to one host, more
    where its robots.txt asks for more, and an address is given up where that is over ``patience``.
    ``silence`` is how long a server may send nothing, ``whole`` how long an answer may take.
    """

    contact: str = ""
    delay: float = 1.0
    patience: float = 60.0
    connecting: float = 10.0
    silence: float = 20.0
    whole: float = 60.0
    most_bytes: int = 32 * MEGABYTE
    most_hops: int = 5

    @property
    def agent(self) -> str:
        """What it calls itself (RFC 9110, 10.1.5)."""
        return f"{AGENT}/{__version__}" + (f" (+{self.contact})" if self.contact else "")


@dataclass(frozen=True, slots=True)
class Validators:
    """What lets a server say that nothing is new (RFC 9110, 8.8)."""

    etag: str = ""
    modified: str = ""

    def fields(self) -> dict[str, str]:
        """The fields of a conditional request."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in asked.items() if value}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent: ``message`` is all of it, byte for byte.

    ``hops`` are the addresses that led here, the first being the one that was asked for.
    """

    address: str
    status: int
    fields: Mapping[str, str] = field(repr=False)
    message: bytes = field(repr=False)
    at: datetime
    ip: str
    hops: tuple[str, ...] = ()

    @property
    def validators(self) -> Validators:
        """What to ask with next time."""
        return Validators(self.fields.get("etag", ""), self.fields.get("last-modified", ""))
