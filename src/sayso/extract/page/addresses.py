"""Addresses: the parts of the address that an article was met at, whatever stands there."""

from urllib.parse import SplitResult, urlsplit


def find(uri: str) -> SplitResult:
    """Its parts; all of them empty where it is no address ("http://[cut]/news")."""
    try:
        return urlsplit(uri)
    except ValueError:
        return urlsplit("")
