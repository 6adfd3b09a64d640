"""Voices: who goes by a name."""

import orjson

from sayso import rows
from sayso.errors import NotFound
from sayso.model import Identity
from sayso.store.view import View

VOICE = "idn_"
NAMED = 200  # voices that one name may stand for


def called(view: View, name: str) -> list[Identity]:
    """The voices of an id or a part of a name.

    Raises:
        NotFound: Nobody goes by it.
    """
    if name.startswith(VOICE):
        return [view.identity(name)]
    folded = name.casefold()
    spelled = orjson.dumps(folded).decode()[1:-1]
    found = view.records("identities_called", id=name, folded=folded, spelled=spelled, most=NAMED)
    voices = [rows.from_record(Identity, row) for row in found]
    if not voices:
        raise NotFound(f"nobody goes by {name!r} in this ledger")
    return voices


def of(view: View, id: str) -> Identity | None:
    """The voice of an id, if linking still has it."""
    try:
        return view.identity(id)
    except NotFound:
        return None
