"""View: reads a ledger, while others read or write it; every span it hands out has been checked."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, Self, TypeVar

import orjson

from sayso import rows
from sayso.errors import InputError, NotFound
from sayso.model import (
    Act,
    Article,
    AttributionKind,
    Claim,
    Identity,
    Judgement,
    Linked,
    Passage,
    Piece,
    SameAs,
    SetAside,
    once,
)
from sayso.model.closing import Closing
from sayso.store import rowwise, spans
from sayso.store.ledger import open_to_read, sql

N = TypeVar("N")
LISTED: Final = 20  # candidates of an ambiguous id that are named


@dataclass(frozen=True, slots=True)
class Hit:
    """An article or a claim that a search found, with an excerpt; ``noun`` is its table."""

    noun: str
    id: str
    article: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """When an article came in; ``run`` is None while it has not been linked."""

    at: datetime
    run: int | None


class View(Closing):
    """Reads the ledger at a path; a context manager.

    Ids are given in full; ``resolve`` finds the full one from its beginning.
    """

    def __init__(self, path: Path) -> None:
        self._connection = open_to_read(path)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextmanager
    def snapshot(self) -> Iterator[Self]:
        """While it lasts, all answers are of one moment, whatever is written meanwhile."""
        self._connection.execute("BEGIN")
        try:
            # SQLite takes its snapshot at the first read, not at BEGIN.
            self._connection.execute(sql("last_run")).fetchone()
            yield self
        finally:
            self._connection.execute("ROLLBACK")

    def articles(self) -> Iterator[Article]:
        """All articles in order of appearing, undated ones last."""
        return (rows.from_record(Article, record) for record in self.records("articles"))

    def article(self, id: str) -> Article:
        """The article of an id; NotFound if there is none."""
        return rows.from_record(Article, self._one("article", id))

    def uris(self, article: str) -> tuple[str, ...]:
        """Everywhere the bytes of an article were met, in order of meeting."""
        return tuple(row["uri"] for row in self.records("uris", article=article))

    def newest_at(self, uri: str) -> Article | None:
        """The article last met for the first time at a uri, if any was."""
        found = next(self.records("newest_at", uri=uri), None)
        return None if found is None else self.article(str(found["article"]))

    def articles_at(self, uri: str, most: int = 100) -> tuple[Article, ...]:
        """The articles met at a uri, the last of them first, at most so many."""
        found = self.records("articles_at", uri=uri, most=most)
        return tuple(self.article(str(row["article"])) for row in found)

    def passages(self, article: str) -> tuple[Passage, ...]:
        """The passages of an article in order of its text."""
        found = self.records("passages", article=article)
        passages = tuple(rows.from_record(Passage, record) for record in found)
        if passages:
            spans.check(passages, self.text(article), article)
        return passages

    def claims(
        self,
        *,
        article: str | None = None,
        source: str | None = None,
        act: Act | str | None = None,
        kind: AttributionKind | str | None = None,
        question: str | None = None,
        since: date | None = None,
        until: date | None = None,
        text: str | None = None,
    ) -> Iterator[Claim]:
        """Claims in the order of their articles and of the text; all filters must hold.

        Args:
            article: The id of the article they stand in.
            source: An identity's id, or a part of any name the voice goes by, in any case.
            act: The speech act.
            kind: The sort of attribution; "statement" leaves out beliefs, plans and the like.
            question: The id of a question they answer.
            since: Said on this day or later, as far as known; claims of no known date are left out.
            until: Said on this day or earlier, likewise.
            text: Words the content holds, in any form; "quoted words" stand side by side.
        """
        found = self.records(
            "claims",
            article=article,
            source=source,
            act=None if act is None else _act(act),
            kind=None if kind is None else _kind(kind),
            question=question,
            since=None if since is None else since.isoformat(),
            until=None if until is None else until.isoformat(),
            text=None if text is None else phrases(text),
        )
        return self._checked(rows.from_record(Claim, record) for record in found)

    def claim(self, id: str) -> Claim:
        """The claim of an id; NotFound if there is none."""
        (claim,) = self._checked(iter([rows.from_record(Claim, self._one("claim", id))]))
        return claim

    def identity(self, id: str) -> Identity:
        """The voice of an id; NotFound if there is none."""
        return rows.from_record(Identity, self._one("identity", id))

    def set_aside(self, article: str | None = None) -> tuple[SetAside, ...]:
        """What was read but not used, of one article or of everything."""
        found = self.records("set_aside", article=article)
        return tuple(rows.from_record(SetAside, record) for record in found)

    def judgements(self) -> tuple[Judgement, ...]:
        """Every decision in order of making, those taken back and those that take back too."""
        return tuple(rows.from_record(Judgement, record) for record in self.records("judgements"))

    def linked(self) -> Linked:
        """What the last link run found; all empty before the first."""
        found: dict[str, Any] = {
            name: tuple(rows.from_record(rows.NOUNS[name], record) for record in self.records(name))
            for name in rows.LINKED
        }
        doubts: tuple[SameAs, ...] = found["doubts"]
        if len({(each.left, each.right) for each in doubts}) < len(doubts):
            doubts = once(doubts)  # two pieces doubt one pair
        return Linked(**found | {"doubts": doubts})

    def search(self, text: str, most: int = 50) -> tuple[Hit, ...]:
        """Claims, then articles, that hold the words in any form, best first.

        ``"quoted words"`` must stand side by side.
        """
        found = self.records("search", text=phrases(text), most=most)
        return tuple(Hit(row["noun"], row["id"], row["article"], row["excerpt"]) for row in found)

    def counts(self) -> Mapping[str, int]:
        """How many rows each noun has; of linked nouns, those of the last run."""
        return {row["noun"]: row["n"] for row in self.records("counts")}

    def unreadable(self) -> Iterator[rowwise.Lost]:
        """Rows that SQLite cannot read any more; none in a ledger that is whole."""
        yield from rowwise.unreadable(self._connection)

    def arrivals(self) -> Mapping[str, Arrival]:
        """When each article came in, and the first link run that knew one of its claims."""
        return {
            row["id"]: Arrival(datetime.fromisoformat(row["ingested_at"]), row["run"])
            for row in self.records("arrivals")
        }

    def runs(self) -> Mapping[int, datetime]:
        """Every link run that found something new, with when it ended."""
        return {
            row["run"]: datetime.fromisoformat(row["linked_at"]) for row in self.records("runs")
        }

    def not_linked(self) -> tuple[str, ...]:
        """The articles that linking has not looked at yet, in order of arrival."""
        return tuple(row["id"] for row in self.records("shelf_new"))

    def pieces(self) -> tuple[Piece, ...]:
        """The pieces that are linked each alone, with what was asked of the articles of each."""
        found = self.records("shelf_all")
        return tuple(
            Piece(tuple(row["articles"].split()), row["asked"], row["piece"]) for row in found
        )

    def has(self, articles: Collection[str]) -> frozenset[str]:
        """Which of these articles are there already."""
        ids = orjson.dumps(list(articles)).decode()
        return frozenset(row["id"] for row in self.records("known", ids=ids))

    def resolve(self, prefix: str) -> tuple[str, str]:
        """The table and full id that the beginning of an id stands for.

        Raises:
            NotFound: Nothing begins so.
            InputError: Several do; the message names them.
        """
        found = [(row["noun"], row["id"]) for row in self.records("resolve", prefix=prefix)]
        if not prefix or not found:
            raise NotFound(f"nothing in the ledger has an id that begins with {prefix!r}")
        if len(found) > 1 and found[0][1] != prefix:
            named = ", ".join(full for _, full in found[:LISTED])
            more = ", …" if len(found) > LISTED else ""
            raise InputError(f"{prefix!r} could be any of {named}{more}; give more of the id")
        return found[0]

    def noun(self, table: str, id: str) -> object:
        """The noun that ``resolve`` found: an article, a claim, or of the last link run.

        Raises:
            NotFound: There is none, or the table's nouns have no ids.
        """
        if table == "articles":
            return self.article(id)
        if table == "claims":
            return self.claim(id)
        for record in self.records(table) if table in (*rows.LINKED, "judgements") else ():
            if record.get("id") == id:
                return rows.from_record(rows.NOUNS[table], record)
        raise _not_found(id)

    def text(self, article: str) -> str:
        """The text of an article that offsets point into; NotFound if there is none."""
        return str(self._one("text", article)["text"])

    def records(self, query: str, **parameters: str | int | None) -> Iterator[Mapping[str, Any]]:
        """The raw rows of ``queries/<query>.sql``, unchecked: for bulk reading and for verify."""
        # A filter that is not given is null, and lets everything through.
        given = defaultdict(lambda: None, parameters)
        for row in self._connection.execute(sql(query), given):
            yield dict(row)

    def _checked(self, claims: Iterator[Claim]) -> Iterator[Claim]:
        # Claims come article by article, so one text at a time is enough.
        where, text = "", ""
        for claim in claims:
            if claim.article != where:
                where, text = claim.article, self.text(claim.article)
            spans.check(claim, text, where)
            yield claim

    def _one(self, query: str, id: str) -> Mapping[str, Any]:
        found = next(self.records(query, id=id), None)
        if found is None:
            raise _not_found(id)
        return found


def _not_found(id: str) -> NotFound:
    return NotFound(f"the ledger has nothing with the id {id!r}; sayso claims lists ids")


def _kind(kind: AttributionKind | str) -> str:
    if kind not in set(AttributionKind):
        there_are = ", ".join(AttributionKind)
        raise InputError(f"there is no kind of attribution {kind!r}; there are {there_are}")
    return str(kind)


def _act(act: Act | str) -> str:
    if act not in set(Act):
        raise InputError(f"there is no speech act {act!r}; there are {', '.join(Act)}")
    return str(act)


def phrases(text: str) -> str:
    """What a person typed as an FTS5 query: quoted, so that no word of it is an operator."""
    # A zero ends a string in SQLite's own language.
    text = text.replace("\0", " ")
    terms = [phrase or word for phrase, word in re.findall(r'"([^"]*)"|([^\s"]+)', text)]
    terms = [term for term in terms if re.search(r"\w", term)]
    if not terms:
        raise InputError(f"nothing to search for in {text!r}; give at least one word")
    return " ".join(f'"{term}"' for term in terms)
