"""Naming: what ledger things, bytes, addresses and moments are called in formats of the web.

One thing has one name in every format: ``urn:sayso:claim:clm_…`` where any IRI will do, a UUIDv5 of
that (RFC 9562) where a UUID is asked for, and ``ni:///sha-256;…`` (RFC 6920) for bytes.
"""

import re
from base64 import urlsafe_b64encode
from datetime import UTC, datetime
from typing import Final
from urllib.parse import quote, urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

from sayso.model import Precision, When

NAMESPACE: Final[UUID] = uuid5(NAMESPACE_URL, "urn:sayso:")
TERMS: Final = "urn:sayso:term:"
# RFC 3987: these may stand in an IRI as they are; all else is written in per cent.
SAFE: Final = "!#$%&'()*+,/:;=?@[]~-._"
LONGEST: Final = 2048  # letters of an address; a longer one is a payload
HOST: Final = re.compile(r"[\w.-]+(:\d+)?")
LANGUAGE: Final = re.compile(r"[a-z]{2}(-[A-Z]{2})?")
SURE: Final = frozenset({Precision.MINUTE, Precision.HOUR, Precision.DAY})


def urn(sort: str, key: str) -> str:
    """The IRI of a thing of the ledger; the key may be a name with any letters."""
    return f"urn:sayso:{sort}:{quote(key, safe='')}"


def uuid(sort: str, key: str) -> str:
    """Its UUIDv5, the same in every export on every machine."""
    return str(uuid5(NAMESPACE, f"{sort}/{key}"))


def ni(sha256: str) -> str:
    """The name of bytes by their SHA-256 (RFC 6920)."""
    return "ni:///sha-256;" + urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")


def address(uri: str) -> str | None:
    """The uri of an article if a reader may follow it: http or https with a host.

    Articles come from strangers: ``javascript:alert(1)`` is kept as words, never as a link.
    """
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not HOST.fullmatch(parts.netloc):
        return None
    return quote(uri, safe=SAFE) if len(uri) <= LONGEST else None


def language(tag: str | None) -> str | None:
    """A tag of BCP 47 in its plainest form, "en" or "en-GB"; pages state whatever they like."""
    return tag if tag and LANGUAGE.fullmatch(tag) else None


def instant(moment: str | datetime, *, milliseconds: bool = False) -> str:
    """A moment of the ledger in UTC, as xsd:dateTime and RFC 3339 have it: 2031-05-04T07:40:00Z."""
    known = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    if known.tzinfo is None:
        known = known.replace(tzinfo=UTC)
    exact = known.astimezone(UTC).isoformat(timespec="milliseconds" if milliseconds else "seconds")
    return exact.replace("+00:00", "Z")


def day(when: When) -> str | None:
    """The one day that is known, as ISO 8601; None where it is an interval, or open."""
    if when.precision not in SURE or when.earliest is None or when.latest is None:
        return None
    first, last = when.earliest.date(), when.latest.date()
    return first.isoformat() if first == last else None
