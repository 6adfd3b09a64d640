"""Columns: each noun as flat rows, under the names that the CSV export promises."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from sayso.model import Answer, Identity, SetAside, Statement, When

if TYPE_CHECKING:
    import pyarrow as pa

    from sayso.dossier.asof import AsOf
    from sayso.model import Question

N = TypeVar("N")
Row = dict[str, Any]

# By the ends of their names, for every noun; whatever else there is, is text.
DATES: Final = ("_earliest", "_latest")
KINDS: Final[Mapping[str, str]] = {
    "low": "float64",
    "high": "float64",
    "approximate": "bool_",
    "vague": "bool_",
    "outlets": "int64",
    "families": "int64",
    "origins": "int64",
    "reports": "int64",
    "start": "int64",
    "end": "int64",
}
SOURCES: Final = ("id", "name", "kind", "role", "affiliation", "aliases")
SAID: Final = ("said_earliest", "said_latest", "said_precision")
STATEMENTS: Final = ("id", "source", "identity", *SAID, "reports", "claims")
SET_ASIDE: Final = ("stage", "reason", "uri", "article", "start", "end", "words", "detail")
POSITIONS: Final = (
    *("question", "kind", "wording", "source", "identity", "answer", "low", "high"),
    *("approximate", "vague", "words", "polarity", "act"),
    *("since_earliest", "since_latest", "since_precision"),
    *("until_earliest", "until_latest", "until_precision", "ended", "claims"),
)
# Of an answer whose date leaves open whether it had come by the day that is asked about.
MAYBE: Final = "may-have-come"


@dataclass(frozen=True, slots=True)
class Flat(Generic[N]):
    """How nouns of one kind become rows: the columns, and the rows that one noun gives."""

    names: tuple[str, ...]
    rows: Callable[[N], Iterable[Row]]

    def schema(self) -> "pa.Schema":
        """The Arrow schema of the rows."""
        import pyarrow as pa

        def kind(name: str) -> "pa.DataType":
            if name.endswith(DATES):
                return pa.timestamp("s")
            return getattr(pa, KINDS.get(name, "string"))()

        return pa.schema([pa.field(name, kind(name)) for name in self.names])

    def typed(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Rows with their dates as moments; a day is its midnight, as its precision tells."""
        dated = [name for name in self.names if name.endswith(DATES)]
        for row in rows:
            yield row | {name: _moment(row[name]) for name in dated}


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text).replace(tzinfo=None)


def of_contract(what: str, line: Callable[[N], Mapping[str, Any]]) -> Flat[N]:
    """Claims, articles or questions, as the CSV export has them."""
    from sayso.export import csv

    flat, names = csv.ROWS[what]

    def rows(noun: N) -> Iterator[Row]:
        for row in flat(dict(line(noun))):
            yield {name: row[name] for name in names}

    return Flat(names, rows)


def source(found: Identity) -> Iterator[Row]:
    """A voice, with all it goes by."""
    told = (found.id, found.name, found.kind.value, found.role, found.affiliation)
    yield dict(zip(SOURCES, (*told, " | ".join(found.aliases)), strict=True))


def statement(names: Mapping[str, str]) -> Callable[[Statement], Iterator[Row]]:
    """A speech event, with the name of who spoke."""

    def rows(found: Statement) -> Iterator[Row]:
        yield {
            "id": found.id,
            "source": names.get(found.speaker),
            "identity": found.speaker,
            **_dates("said", found.said),
            "reports": len(found.claims),
            "claims": " | ".join(found.claims),
        }

    return rows


def set_aside(found: SetAside) -> Iterator[Row]:
    """What was received and not used, and why."""
    span = found.span
    yield {
        "stage": found.stage,
        "reason": found.reason,
        "uri": found.uri,
        "article": found.article,
        "start": None if span is None else span.start,
        "end": None if span is None else span.end,
        "words": None if span is None else span.words,
        "detail": found.detail,
    }


def positions(found: "AsOf") -> Iterator[Row]:
    """A question as it stood, one row a position; those that may have been taken come last."""
    for history in found.histories:
        for period in history.periods:
            yield {
                **_answer(found.question, period.answer),
                **_dates("since", period.since),
                **_dates("until", period.until),
                "ended": period.ended.value,
                "claims": " | ".join(period.claims),
            }
    for answer in found.maybe:
        yield {
            **_answer(found.question, answer),
            **_dates("since", answer.said),
            **_dates("until", None),
            "ended": MAYBE,
            "claims": " | ".join(answer.claims),
        }


def _answer(question: "Question", answer: Answer) -> Row:
    from sayso.export import wording

    return {
        "question": question.id,
        "kind": question.kind.value,
        "wording": question.wording,
        "source": answer.name,
        "identity": answer.source,
        "answer": wording.reading(answer, question.kind),
        "low": answer.low,
        "high": answer.high,
        "approximate": answer.approximate,
        "vague": answer.vague,
        "words": answer.words,
        "polarity": answer.polarity.value,
        "act": answer.act.value,
    }


def _dates(name: str, when: When | None) -> Row:
    earliest, latest = (None, None) if when is None else when.iso()
    precision = None if when is None else when.precision.value
    parts = {"earliest": earliest, "latest": latest, "precision": precision}
    return {f"{name}_{part}": value for part, value in parts.items()}
