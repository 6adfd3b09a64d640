"""Identifiers: hashes of content, so that a rerun on any machine gives the same ledger."""

import base64
import hashlib

LENGTH = (
    16  # base32 characters = 80 bits: a collision in 10 million nouns has odds below 1 in 10^10
)


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def identify(prefix: str, *parts: object) -> str:
    """``prefix`` and a base32 hash of the parts, in order; None and "" differ."""
    joined = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    code = base64.b32encode(hashlib.sha256(joined.encode("utf-8")).digest()).decode("ascii")
    return f"{prefix}_{code[:LENGTH].lower()}"


def article_id(raw: bytes) -> str:
    """The id of an article: of its bytes as received and nothing else."""
    return identify("art", digest(raw))
