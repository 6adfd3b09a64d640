"""The desk: what is to be linked, what was found, and who else has its names."""

import sqlite3
import zlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import orjson

from sayso import rows
from sayso.model import Identity, Linked, Local, Piece
from sayso.store.shelf import DiskShelf

TO_LINK: Final = 2
TO_PLACE: Final = 1


@dataclass(frozen=True, slots=True)
class Holder:
    """A piece that has an id which others may have too; ``called`` is what the ledger calls it.

    ``apart`` is what it is called where it must be told from the others.
    """

    piece: str
    called: str
    apart: str = ""
    identity: Identity | None = None


@dataclass(frozen=True, slots=True)
class Frozen:
    """What was found in a piece, as it is kept: to go from one process to another."""

    questions: int
    found: bytes


class Desk(DiskShelf):
    """The shelf, and what linking has to do on it; inside one transaction of a writer."""

    def __init__(self, connection: sqlite3.Connection, nearest: int) -> None:
        super().__init__(connection, nearest)
        self._connection = connection

    def touch(self, pieces: Collection[str]) -> None:
        """These are to be linked again."""
        for piece in pieces:
            self._run("shelf_touch", piece=piece)

    def touch_other_rules(self, rules: str) -> None:
        """Whatever was linked by other rules is to be linked again, and who is who settled anew."""
        if self._run("shelf_were_other_rules", rules=rules).fetchone() is not None:
            self._run("shelf_no_holders")
        self._run("shelf_other_rules", rules=rules)

    def to_link(self, most: int) -> tuple[Piece, ...]:
        """The first pieces that are to be linked; one without articles is no more."""
        return self._to_do(TO_LINK, most)

    def to_place(self, most: int) -> tuple[Piece, ...]:
        """The first pieces that were linked since the ledger was written."""
        return self._to_do(TO_PLACE, most)

    def inputs(self, piece: str) -> str:
        """What it was last linked from; empty before."""
        row = self._run("shelf_state", piece=piece).fetchone()
        return "" if row is None else str(row["inputs"])

    def keep(self, piece: Piece, inputs: str, found: Frozen | None) -> bool:
        """Keep what was found in a piece, or with None that it is as it was; whether it still is.

        Another process may have changed the piece meanwhile: then it is to be linked again.
        """
        if tuple(self.members(piece.name)) != piece.articles:
            return False
        if found is None and piece.articles:
            self._run("shelf_linked", piece=piece.name)
            return True
        if found is None:
            found, inputs = frozen(Local(piece.name, Linked(), {})), ""
        values = {"inputs": inputs, "questions": found.questions, "found": found.found}
        self._run("shelf_keep", piece=piece.name, **values)
        return True

    def local(self, piece: str) -> Local:
        """What was found in a piece."""
        return _thawed(piece, self._found(piece), rows.LINKED)

    def bearings(self, piece: str) -> Local:
        """The same, of what is linked no more than who is who: all that others may have too."""
        return _thawed(piece, self._found(piece), ("identities",))

    def settled(self, piece: str) -> None:
        """The ledger has it as it was found; a piece without articles is forgotten."""
        if self.members(piece):
            self._run("shelf_settled", piece=piece)
        else:
            self._run("shelf_gone", piece=piece)

    def questions(self) -> int:
        """How many questions all pieces have."""
        return int(self._run("shelf_questions").fetchone()["n"])

    def hold(self, local: Local) -> frozenset[str]:
        """Note what a piece has that others may have too; all ids of which that is news.

        What it had before and has still is none: a name that hundreds of pieces bear is not looked
        into again for each article that bears it.
        """
        held = {row["id"]: row for row in self._run("shelf_held", piece=local.piece)}
        voices = {each.id: each for each in local.linked.identities}
        ids = local.ids()
        news = set(held.keys() - ids)
        for key in sorted(news):
            self._run("shelf_let_go", id=key, piece=local.piece)
        for key in sorted(ids):
            voice = orjson.dumps(rows.to_row(voices[key])).decode() if key in voices else None
            apart = local.apart(key)
            if key not in held or (held[key]["apart"], held[key]["identity"]) != (apart, voice):
                values = {"id": key, "apart": apart, "identity": voice}
                self._run("shelf_hold", piece=local.piece, **values)
                news.add(key)
        return frozenset(news)

    def holders(self, id: str, most: int) -> list[Holder]:
        """The first pieces that have an id."""
        return [
            Holder(
                row["piece"],
                row["called"],
                identity=rows.from_row(Identity, orjson.loads(row["identity"]))
                if row["identity"]
                else None,
            )
            for row in self._run("shelf_holders", id=id, most=most)
        ]

    def times(self, id: str, most: int) -> int:
        """How many pieces have an id; no more are counted than told."""
        return int(self._run("shelf_times", id=id, most=most).fetchone()["n"])

    def called_otherwise(self, id: str) -> list[Holder]:
        """The pieces whose id has another name in the ledger."""
        found = self._run("shelf_called_otherwise", id=id)
        return sorted((Holder(row["piece"], row["called"]) for row in found), key=_piece)

    def called_so(self, id: str) -> list[Holder]:
        """The pieces whose id is that of the ledger."""
        found = self._run("shelf_called_so", id=id)
        held = (Holder(row["piece"], row["called"], row["apart"]) for row in found)
        return sorted(held, key=_piece)

    def call(self, id: str, piece: str, called: str) -> None:
        """From now on the id of a piece has this name in the ledger."""
        self._run("shelf_call", id=id, piece=piece, called=called)

    def names(self, piece: str) -> dict[str, str]:
        """What the ids of a piece are called in the ledger."""
        return {row["id"]: row["called"] for row in self._run("shelf_held", piece=piece)}

    def _found(self, piece: str) -> bytes:
        found: bytes = self._run("shelf_state", piece=piece).fetchone()["found"]
        return found

    def _to_do(self, state: int, most: int) -> tuple[Piece, ...]:
        found = self._run("shelf_to_do", state=state, most=most).fetchall()
        return tuple(
            Piece(tuple(self.members(row["piece"])), row["asked"], row["piece"]) for row in found
        )


def _piece(holder: Holder) -> str:
    return holder.piece


def frozen(local: Local) -> Frozen:
    """What was found in a piece, to be kept."""
    found: dict[str, Any] = {
        name: [rows.to_row(noun) for noun in getattr(local.linked, name)] for name in rows.LINKED
    }
    return frozen_rows(found, local.first)


def frozen_rows(found: Mapping[str, Sequence[Any]], first: Mapping[str, Sequence[str]]) -> Frozen:
    """The same, of what was found as rows, by the table of each noun."""
    packed = zlib.compress(orjson.dumps({"linked": found, "first": first}), 3)
    return Frozen(len(found["questions"]), packed)


def _thawed(piece: str, found: bytes, tables: Sequence[str]) -> Local:
    kept: Mapping[str, Any] = orjson.loads(zlib.decompress(found))
    nouns: dict[str, Any] = {
        name: tuple(rows.from_row(rows.NOUNS[name], row) for row in kept["linked"][name])
        for name in tables
    }
    first = {key: (day, article) for key, (day, article) in kept["first"].items()}
    return Local(piece, Linked(**nouns), first)
