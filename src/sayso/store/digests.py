"""Fingerprints of what the ledger holds: a changed cell is found, an unchanged run is known."""

from collections.abc import Iterable, Mapping

import orjson

from sayso import rows
from sayso.model import Claim, Judgement, Linked, Passage, SetAside, digest, identify

Records = Mapping[str, list[rows.Record]]


def of_text(text: str) -> str:
    """SHA-256 of an article's text."""
    return digest(text.encode("utf-8"))


def of_reading(passages: Iterable[Passage], claims: Iterable[Claim]) -> str:
    """SHA-256 of the passages and claims of one article, in whatever order they come."""
    records = [rows.to_record(noun) for noun in (*passages, *claims)]
    return digest(b"\n".join(sorted(map(_canonical, records))))


def records_of(linked: Linked) -> Records:
    """All that linking found, in its order, as records by table."""
    return {name: [rows.to_record(noun) for noun in getattr(linked, name)] for name in rows.LINKED}


def of_linked(linked: Linked) -> str:
    """SHA-256 of all that linking found, in its order."""
    return of_records(records_of(linked))


def of_records(records: Records) -> str:
    """The same of what was made into records before."""
    return digest(_canonical(records))


def of_run(before: str, changed: Mapping[str, str]) -> str:
    """SHA-256 of the run before and of the contents of the units that a run wrote."""
    return digest(_canonical([before, sorted(changed.items())]))


def set_aside_id(item: SetAside) -> str:
    """The id of a set-aside row: of all its fields."""
    return identify("set", *rows.to_record(item).values())


def judgement_id(judgement: Judgement, number: int) -> str:
    """The id of the judgement made as the ``number``th, which tells equal ones apart."""
    said = {name: value for name, value in rows.to_record(judgement).items() if name != "id"}
    return identify("jdg", number, _canonical(said).decode())


def _canonical(value: object) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
