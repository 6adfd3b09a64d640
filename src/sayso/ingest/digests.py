"""Digests that an archive states of its records, and whether they hold."""

import base64
import binascii
import hashlib
from collections.abc import Mapping, Sequence
from typing import Final

# What an algorithm's digest is long in hexadecimal; base32 is shorter.
ALGORITHMS: Final = {"sha1": 40, "sha256": 64, "sha512": 128, "md5": 32}
BASE32_CHUNK: Final = 8


def check(fields: Mapping[str, str], block: bytes, payloads: Sequence[bytes]) -> tuple[str, str]:
    """What was checked, and the reason to refuse the record if a digest does not hold.

    Crawlers differ in what they take a payload for (as sent, its chunks joined, unpacked), so it
    holds where any form has it; and one whose block holds is as it was written.
    """
    whole = _holds(fields.get("warc-block-digest", ""), (block,))
    part = _holds(fields.get("warc-payload-digest", ""), payloads)
    if whole is False:
        return "", "damaged: its bytes are not those of its WARC-Block-Digest"
    if part is False and whole is None:
        return "", "damaged: its bytes are not those of its WARC-Payload-Digest"
    if whole:
        other = ", the payload's is of another form" if part is False else ""
        return f"of the record's block, checked{other}", ""
    return ("of the payload, checked", "") if part else ("", "")


def equal(told: str, found: Mapping[str, "hashlib._Hash"]) -> bool | None:
    """Whether a digest ("sha256:…", "sha1:BASE32") is the one found; None if it is of no kind."""
    kind, _, code = told.strip().partition(":")
    name = kind.strip().lower().replace("-", "")
    if name not in ALGORITHMS or name not in found:
        return None
    wanted = _bytes(name, code.strip())
    return None if wanted is None else wanted == found[name].digest()


def _holds(told: str, forms: Sequence[bytes]) -> bool | None:
    name = told.strip().partition(":")[0].lower().replace("-", "")
    if name not in ALGORITHMS:
        return None
    verdicts = [
        equal(told, {name: hashlib.new(name, form, usedforsecurity=False)}) for form in forms
    ]
    return None if None in verdicts else any(verdicts)


def _bytes(name: str, code: str) -> bytes | None:
    try:
        if len(code) == ALGORITHMS[name]:
            return bytes.fromhex(code)
        return base64.b32decode(code.upper() + "=" * (-len(code) % BASE32_CHUNK))
    except (ValueError, binascii.Error):
        return None
