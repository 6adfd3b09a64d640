"""Sources, and what they said: voices, statements, origins."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import orjson

from sayso import rows
from sayso.errors import NotFound
from sayso.inquiry import claims, lines, voices
from sayso.inquiry.keeping import Moment
from sayso.inquiry.pages import LOOKED_AT, Line, Page, Place
from sayso.model import Identity, Origin, Statement
from sayso.store.view import View

QUERIES: Final = {
    "statements": ("statements_after", "statements_of_voice"),
    "origins": ("origins_after", "origins_of_voice"),
}
SHOWN: Final = 200  # claims that are told with a statement or an origin


def find(view: Moment, name: str | None, kind: str | None, place: Place) -> Page:
    """A page of voices in the order of their ids."""
    folded = None if name is None else name.casefold()

    def passes(row: Mapping[str, Any]) -> bool:
        return (kind is None or row["kind"] == kind) and (folded is None or _has(row, folded))

    looked = LOOKED_AT if folded is None else 10 * LOOKED_AT  # a name is soon compared
    found = view.records("identities_after", after=place.after, most=looked)
    chosen, after = taken(found, passes, place, looked)
    return Page([lines.source(rows.from_record(Identity, row)) for row in chosen], after)


def _has(row: Mapping[str, Any], folded: str) -> bool:
    return folded in row["name"].casefold() or any(
        folded in alias.casefold() for alias in orjson.loads(row["aliases"])
    )


def one(view: Moment, id: str) -> Line:
    """One voice, with how many claims are its own; NotFound if there is none."""
    found = view.identity(id)
    count = next(view.records("voice_count", id=id))["n"]
    return {**lines.source(found), "claims": count}


def statements(view: Moment, source: str | None, place: Place) -> Page:
    """A page of speech events in the order of their ids; of one voice, if one is given."""
    found = _after(view, "statements", source, place)
    chosen, after = taken(found, _every, place, LOOKED_AT)
    return Page([_statement(view, row) for row in chosen], after)


def statement(view: Moment, id: str) -> Line:
    """One speech event with every report of it; NotFound if there is none."""
    line = _statement(view, _row(view, "statement", id))
    return {**line, "evidence": claims.evidence(view, line["claims"][:SHOWN])}


def _statement(view: View, row: Mapping[str, Any]) -> Line:
    found = rows.from_record(Statement, row)
    return lines.statement(found, voices.of(view, found.speaker))


def origins(view: Moment, source: str | None, known: bool | None, place: Place) -> Page:
    """A page of origins in the order of their ids; of one root voice, if one is given."""
    found = _after(view, "origins", source, place)

    def passes(row: Mapping[str, Any]) -> bool:
        return known is None or bool(row["known"]) is known

    chosen, after = taken(found, passes, place, LOOKED_AT)
    return Page([_origin(view, row) for row in chosen], after)


def origin(view: Moment, id: str) -> Line:
    """One origin with what goes back to it; NotFound if there is none."""
    line = _origin(view, _row(view, "origin", id))
    return {**line, "evidence": claims.evidence(view, line["claims"][:SHOWN])}


def _origin(view: View, row: Mapping[str, Any]) -> Line:
    found = rows.from_record(Origin, row)
    return lines.origin(found, voices.of(view, found.voice))


def _after(
    view: Moment, noun: str, source: str | None, place: Place
) -> Iterator[Mapping[str, Any]]:
    every, of_voice = QUERIES[noun]
    if source is None:
        return view.records(every, after=place.after, most=LOOKED_AT)
    return view.records(of_voice, voice=source, after=place.after, most=LOOKED_AT)


def taken(
    found: Iterable[Mapping[str, Any]], passes: Any, place: Place, looked: int
) -> tuple[list[Mapping[str, Any]], str | None]:
    """Rows that pass, as many as fit on the page, and after which id the next page begins."""
    chosen: list[Mapping[str, Any]] = []
    last, count = "", 0
    for row in found:
        if len(chosen) == place.limit:
            return chosen, last
        count, last = count + 1, row["id"]
        if passes(row):
            chosen.append(row)
    return chosen, last if count == looked else None


def _every(_: Mapping[str, Any]) -> bool:
    return True


def _row(view: View, query: str, id: str) -> Mapping[str, Any]:
    found = next(view.records(query, id=id), None)
    if found is None:
        raise NotFound(f"the ledger has no {query} with the id {id!r}")
    return found
