"""Robots: what a server asks of machines that read it (robots.txt, RFC 9309)."""

from dataclasses import dataclass
from typing import Final

from protego import Protego

from sayso.fetch.asked import AGENT

PLACE: Final = "/robots.txt"
MOST_BYTES: Final = 500 * 2**10  # so much of it must be read (RFC 9309, 2.5); more is not


@dataclass(frozen=True, slots=True)
class Rules:
    """What a robots.txt says to sayso; ``why`` tells why nothing may be fetched."""

    parsed: Protego | None = None
    why: str = ""

    def refusal(self, address: str) -> str:
        """Why an address is not to be fetched; empty if it may be."""
        if self.why:
            return self.why
        if self.parsed is None or self.parsed.can_fetch(address, AGENT):
            return ""
        return "its robots.txt asks not to"

    @property
    def delay(self) -> float:
        """The seconds that it asks for between two requests."""
        asked = self.parsed.crawl_delay(AGENT) if self.parsed else None
        return asked or 0.0


def read(status: int, body: bytes) -> Rules:
    """The rules in an answer: none where there is no such file, all where the server is in trouble.

    RFC 9309, 2.3.1: 4xx says that there are no rules, 5xx that nothing may be fetched; 429 counts
    as trouble here, since a server that asks for fewer requests has not said yes to all.
    """
    if 200 <= status < 300:
        return Rules(Protego.parse(body[:MOST_BYTES].decode("utf-8", "replace")))
    if 400 <= status < 500 and status != 429:
        return Rules()
    return unknown(f"status {status}")


def unknown(why: str) -> Rules:
    """Nothing may be fetched where nobody could tell what may."""
    return Rules(why=f"its robots.txt could not be read ({why}), so nothing is fetched")
