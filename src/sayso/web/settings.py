"""Settings of the web app, as `sayso serve` and the environment give them."""

import secrets
from dataclasses import dataclass, field
from pathlib import Path

from sayso.web.limits import Limits

LOOPBACK = ("127.0.0.1", "localhost", "::1", "[::1]")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the ledger is, who may come in, and what they may do.

    ``token`` is asked of everybody where given; ``user_header`` names a header in which a reverse
    proxy tells who somebody is. With neither, whoever reaches the port is let in: so the port is on
    this machine alone unless ``hosts`` names more. ``secret`` signs who is who in cookies and the
    tokens of forms. ``fetch`` lets people add articles by addresses, which this machine then
    fetches; ``contact`` is whom it tells servers to write to. ``limits`` bounds what the app takes
    of the machine.
    """

    ledger: Path
    token: str = ""
    user_header: str = ""
    read_only: bool = False
    analyst: str = "analyst"
    hosts: tuple[str, ...] = LOOPBACK
    fetch: bool = False
    contact: str = ""
    limits: Limits = field(default_factory=Limits)
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
