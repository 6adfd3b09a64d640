"""Writer: adds readings and link runs to a ledger, one transaction a batch; changes no row."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sayso import rows
from sayso.errors import Conflict, LedgerError, NotFound, SpanError
from sayso.model import (
    Article,
    Correction,
    Decision,
    Judgement,
    Linked,
    Mark,
    Reading,
    SetAside,
    article_id,
    digest,
    subject,
)
from sayso.model.closing import Closing
from sayso.store import digests, spans
from sayso.store.desk import Desk
from sayso.store.ledger import open_to_write, sql

NOTHING: Final = Linked()
WHOLE: Final = "whole"  # the unit of what was linked in one go


@dataclass(frozen=True, slots=True)
class Added:
    """What a batch added; counts of batches add up.

    ``known`` articles were there already and changed nothing; ``versions`` of the new ``articles``
    replace an older text at the same uri.
    """

    articles: int = 0
    known: int = 0
    versions: int = 0
    passages: int = 0
    claims: int = 0
    set_aside: int = 0

    def __add__(self, other: "Added") -> "Added":
        """The counts of two batches together."""
        return Added(
            *(getattr(self, each.name) + getattr(other, each.name) for each in fields(Added))
        )


@dataclass(frozen=True, slots=True)
class Run:
    """A link run; ``new`` is False where it found what the last one had found."""

    number: int
    new: bool


def utc_now() -> datetime:
    """The clock a ledger is written by, unless another is given."""
    return datetime.now(UTC)


class Writer(Closing):
    """Adds to the ledger at a path, which it makes if there is none; a context manager.

    Example::

        with Writer(Path("sayso.db")) as writer:
            for batch in batches:
                added += writer.add(batch)
    """

    def __init__(self, path: Path, clock: Callable[[], datetime] = utc_now) -> None:
        self._path = path
        self._clock = clock
        self._connection = open_to_write(path)

    def close(self) -> None:
        """Close the file; what was added is safe already."""
        self._connection.close()

    def add(self, readings: Sequence[Reading], set_aside: Sequence[SetAside] = ()) -> Added:
        """Add a batch of readings, and inputs no article could be made of, in one transaction.

        An article that is there already (the same bytes) changes nothing but is noted as met at
        its uri. An article of other bytes at a uri met before is kept beside the older one; whether
        it is a version of that one says its ``version_of``, since one uri may carry two articles.

        Raises:
            SpanError: Words and offsets disagree; nothing of the batch was written.
            LedgerError: The file cannot be written now; nothing of the batch was.
        """
        for reading in readings:
            _check(reading)
        with self._transaction():
            added = Added(set_aside=self._add_set_aside(set_aside))
            for reading in readings:
                added += self._add_reading(reading)
        return added

    def link(self, linked: Linked) -> Run:
        """Make this all that the ledger says across articles; the same as before adds nothing."""
        with self._transaction():
            others = {row["unit"] for row in self._connection.execute(sql("placings"))}
            self._connection.execute(sql("shelf_all_to_place"))
            self._connection.execute(sql("shelf_no_holders"))
            gone = ((unit, Linked()) for unit in sorted(others - {WHOLE}))
            return self._place((*gone, (WHOLE, linked)))

    @contextmanager
    def desk(self, nearest: int) -> Iterator[Desk]:
        """The workbench of linking, in one transaction."""
        with self._transaction():
            yield Desk(self._connection, nearest)

    def place(self, units: Iterable[tuple[str, Linked]]) -> Run:
        """Write these units of linking, inside a desk's transaction; the others stay as they are.

        A unit that is empty is no more; one that is as before is not written.
        """
        return self._place(units)

    def _place(self, units: Iterable[tuple[str, Linked]]) -> Run:
        last = self._connection.execute(sql("last_run")).fetchone()
        number = last["run"] + 1 if last else 1
        changed: dict[str, str] = {}
        for unit, linked in units:
            records = digests.records_of(linked)
            content = "" if linked == NOTHING else digests.of_records(records)
            former = self._connection.execute(sql("placing"), {"unit": unit}).fetchone()
            if content != (former["content"] if former else ""):
                changed[unit] = content
                self._place_one(number, unit, records, content)
        if last and not changed:
            return Run(last["run"], new=False)
        content = digests.of_run(last["content"] if last else "", changed)
        self._insert("add_run", {"content": content, "at": self._now()})
        return Run(number, new=True)

    def _place_one(self, run: int, unit: str, found: digests.Records, content: str) -> None:
        self._insert("add_placing", {"unit": unit, "run": run, "content": content})
        for name, records in found.items():
            placed = (record | {"run": run, "unit": unit} for record in records)
            self._insert_all(f"add_{name}", placed)

    def judge(
        self,
        decision: Decision,
        *,
        by: str,
        note: str = "",
        seen: str | None = None,
        at: str | None = None,
    ) -> Judgement:
        """Add a person's decision, which everything heeds from then on.

        ``seen`` is the id of the last judgement on the same thing that the person knew of, empty
        for none: two persons cannot decide over each other's heads. None asks for no such check.
        ``at`` is when it was decided, in UTC, where that was elsewhere and earlier.

        Raises:
            Conflict: There is a later one; nothing was written.
            SpanError: It names words that the article does not have there.
        """
        for mark in (decision.left, decision.right):
            if mark is not None:
                self._check_mark(mark, decision.corrections)
        parts = {each.name: getattr(decision, each.name) for each in fields(decision)}
        with self._transaction():
            last = self._last_on(decision)
            if seen is not None and last is not None and last.id != seen:
                raise Conflict(
                    f"{last.by} decided on this at {last.at} ({last.verdict or 'taken back'}); "
                    "look at it, then decide again"
                )
            return self._decide(Judgement("", by=by, at=at or self._now(), note=note, **parts))

    def undo(self, id: str, *, by: str, note: str = "") -> Judgement:
        """Take a judgement back, by one that says so; taking that back restores the first.

        Raises:
            NotFound: There is no such judgement.
        """
        former = next((each for each in self._judgements("judgements") if each.id == id), None)
        if former is None:
            raise NotFound(f"there is no judgement {id}; sayso judgements lists them")
        taking = replace(former, id="", verdict=None, by=by, at=self._now(), note=note, undoes=id)
        with self._transaction():
            return self._decide(taking)

    def _decide(self, judgement: Judgement) -> Judgement:
        made = self._connection.execute(sql("judgements_made")).fetchone()["n"]
        judgement = replace(judgement, id=digests.judgement_id(judgement, made + 1))
        self._insert("add_judgement", rows.to_record(judgement))
        return judgement

    def _last_on(self, decision: Decision) -> Judgement | None:
        """The last judgement on the same thing, whether it holds or was taken back."""
        every = self._judgements("judgements_on", article=decision.left.article)
        same = [each for each in every if subject(each) == subject(decision)]
        return same[-1] if same else None

    def _judgements(self, query: str, **values: str) -> Iterator[Judgement]:
        for record in self._connection.execute(sql(query), values):
            yield rows.from_record(Judgement, dict(record))

    def _check_mark(self, mark: Mark, corrections: Sequence[Correction]) -> None:
        row = self._connection.execute(sql("text"), {"id": mark.article}).fetchone()
        if row is None:
            raise NotFound(f"the ledger has no article {mark.article}")
        spans.check((mark, *corrections), row["text"], mark.article)

    def _add_reading(self, reading: Reading) -> Added:
        article = reading.article
        older = article.version_of
        new = self._add_article(reading)
        versions = 0
        if older is not None:
            told = self._insert("add_version", {"article": article.id, "version_of": older})
            versions = int(told.rowcount == 1)
        if not new:
            # An older version that came in after it makes of a known article a version.
            return Added(known=int(older is None), versions=versions)
        claims = (rows.to_record(claim) | {"words": claim.words} for claim in reading.claims)
        return Added(
            articles=1,
            versions=versions,
            passages=self._insert_all("add_passages", map(rows.to_record, reading.passages)),
            claims=self._insert_all("add_claims", claims),
            set_aside=self._add_set_aside(reading.set_aside),
        )

    def _add_article(self, reading: Reading) -> bool:
        """Whether the article is new."""
        article = reading.article
        record = rows.to_record(article) | {
            "text_sha256": digests.of_text(article.text),
            "reading_sha256": digests.of_reading(reading.passages, reading.claims),
            "at": self._now(),
        }
        self._insert("add_raw", record)
        new = self._insert("add_article", record).rowcount == 1
        self._insert("add_sighting", record)
        return new

    def _add_set_aside(self, items: Iterable[SetAside]) -> int:
        records = (rows.to_record(item) | {"id": digests.set_aside_id(item)} for item in items)
        return self._insert_all("add_set_aside", records)

    def _insert(self, query: str, record: rows.Record) -> sqlite3.Cursor:
        return self._connection.execute(sql(query), record)

    def _insert_all(self, query: str, records: Iterable[rows.Record]) -> int:
        """How many of the records were not there yet."""
        # For no records at all SQLite's count is -1.
        return max(0, self._connection.executemany(sql(query), records).rowcount)

    def _now(self) -> str:
        return self._clock().isoformat(timespec="seconds")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All or nothing; what stops SQLite from outside (a full disk, a lock) is the user's."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            yield
            self._connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            raise LedgerError(
                f"cannot write the ledger {self._path}: {error}; nothing of this batch was added, "
                "everything before it is safe; run the same again once that is mended"
            ) from error
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")


def _check(reading: Reading) -> None:
    article = reading.article
    if not _names_its_bytes(article):
        raise SpanError(
            f"article {article.id} from {article.uri}: its id and sha256 are not those of its "
            "bytes; a bug in the reader of its format"
        )
    spans.check_reading(reading)


def _names_its_bytes(article: Article) -> bool:
    return article.sha256 == digest(article.raw) and article.id == article_id(article.raw)
