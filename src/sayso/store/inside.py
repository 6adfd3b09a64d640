"""Inside: one piece of a ledger, whole; so that a page costs what its story costs."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from sayso import rows
from sayso.errors import NotFound
from sayso.model import Article, Claim, Judgement, Linked, Mark, Passage, SetAside, once
from sayso.store import spans
from sayso.store.view import Arrival, View
from sayso.store.writer import WHOLE

N = TypeVar("N")


@dataclass(frozen=True, slots=True)
class Inside:
    """What a ledger holds of one piece; every span was checked.

    ``elsewhere`` are voices of the piece by marks of them in other pieces, where they were graded:
    a source is graded once, whichever of its stories that was in. ``newer`` are articles of other
    pieces that took the place of one of these.
    """

    piece: str
    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    linked: Linked
    passages: Mapping[str, tuple[Passage, ...]]
    set_aside: tuple[SetAside, ...]
    judgements: tuple[Judgement, ...]
    arrivals: Mapping[str, Arrival] = field(default_factory=dict)
    elsewhere: Mapping[Mark, str] = field(default_factory=dict)
    newer: tuple[Article, ...] = ()


def is_whole(view: View) -> bool:
    """Whether it was linked in one go, so that no piece can be read by itself."""
    placed = next(view.records("placing", unit=WHOLE), None)
    return placed is not None and bool(placed["content"])


def pieces(view: View) -> tuple[str, ...]:
    """All pieces, in the order of their names."""
    return tuple(row["piece"] for row in view.records("pieces"))


def piece_of(view: View, id: str) -> str:
    """The piece that an article, a claim, a question, a statement, an origin or a story is in.

    Raises:
        NotFound: None has it; an article has none before it is linked.
    """
    found = next(view.records("piece_of", id=id), None)
    if found is None:
        raise NotFound(f"nothing linked in the ledger has the id {id!r}; sayso ingest links")
    return str(found["piece"])


def piece_of_article(view: View, article: str) -> str | None:
    """The piece that an article is in; None before it is linked."""
    found = next(view.records("shelf_piece", article=article), None)
    return None if found is None else str(found["piece"])


def read(view: View, piece: str, *, pages: bool = True) -> Inside:
    """One piece of the ledger, in one moment if the view is in a snapshot.

    Without ``pages``, neither passages nor what was set aside nor grades: all that answers need.

    Raises:
        NotFound: There is no such piece.
    """
    articles = tuple(_nouns(view, Article, "piece_articles", piece))
    if not articles:
        raise NotFound(f"the ledger has no piece {piece!r}")
    texts = {article.id: article.text for article in articles}
    claims = tuple(_nouns(view, Claim, "piece_claims", piece))
    passages = tuple(_nouns(view, Passage, "piece_passages", piece)) if pages else ()
    aside = tuple(_nouns(view, SetAside, "piece_set_aside", piece)) if pages else ()
    for claim in claims:
        spans.check(claim, texts[claim.article], claim.article)
    graded = list(view.records("piece_graded", piece=piece)) if pages else []
    mine = list(view.records("piece_judgements", piece=piece))
    made = {row["number"]: rows.from_record(Judgement, row) for row in (*mine, *graded)}
    return Inside(
        piece=piece,
        articles=articles,
        claims=claims,
        linked=linked(view, piece),
        passages=_by_article(passages, texts),
        set_aside=aside,
        judgements=tuple(made[number] for number in sorted(made)),
        arrivals={
            row["id"]: Arrival(datetime.fromisoformat(row["ingested_at"]), row["run"])
            for row in view.records("piece_arrivals", piece=piece)
        },
        elsewhere={made[row["number"]].left: row["identity"] for row in graded},
        newer=tuple(_nouns(view, Article, "piece_newer", piece)),
    )


def _by_article(
    passages: tuple[Passage, ...], texts: Mapping[str, str]
) -> Mapping[str, tuple[Passage, ...]]:
    found: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        spans.check(passage, texts[passage.article], passage.article)
        found[passage.article].append(passage)
    return {article: tuple(each) for article, each in found.items()}


def linked(view: View, piece: str) -> Linked:
    """What linking found in a piece."""
    found: dict[str, Any] = {
        name: tuple(_nouns(view, rows.NOUNS[name], f"piece_{name}", piece)) for name in rows.LINKED
    }
    return Linked(**found | {"doubts": once(found["doubts"])})


def _nouns(view: View, kind: type[N], query: str, piece: str) -> Iterator[N]:
    return (rows.from_record(kind, record) for record in view.records(query, piece=piece))
