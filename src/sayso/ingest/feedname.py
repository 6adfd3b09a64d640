"""Names in feeds: the outlet in a feed's title, the person in an author's line."""

import re
from typing import Final

from sayso.ingest import given
from sayso.ingest.syndication import hostname
from sayso.lexicon.outlets import outlet_called

CUT: Final = re.compile(r"\s+(?:\||::|»|>|—|–|-|•)\s+|:\s+")
# RSS asks for an address with the name behind it: "desk@herald.example (Ilda Marren)".
MAILBOX: Final = re.compile(r"\S+@\S+\s*(?:\((.*)\))?\s*\Z|(.*?)\s*<\S+@\S+>\s*\Z", re.DOTALL)


def outlet(title: str, address: str) -> str | None:
    """The outlet that a feed's title names: "Politics | Tidewater Herald" of its own site.

    Of several parts it is the known outlet, or the one that the site's address is made of; where
    neither tells, None.
    """
    words = given.text_of(title)
    if words is None:
        return None
    pieces = [piece for piece in CUT.split(words) if piece]
    if len(pieces) < 2 or outlet_called(words):
        return words
    known = [piece for piece in pieces if outlet_called(piece)]
    host = _letters(hostname(address))
    named = [piece for piece in pieces if len(_letters(piece)) > 3 and _letters(piece) in host]
    return next(iter(known or named), None)


def person(name: str) -> str:
    """A person's name without the address beside it; nothing of an address alone."""
    found = MAILBOX.fullmatch(name.strip())
    return (found[1] or found[2] or "").strip(' "') if found else name


def _letters(words: str) -> str:
    return re.sub(r"[^a-z0-9]|\bthe\b", "", words.lower())
