"""Claims: a page of those that pass filters, as lines of the contract; and some in their words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import orjson

from sayso import rows
from sayso.errors import NotFound
from sayso.export import contract
from sayso.inquiry import lines, linked, voices
from sayso.inquiry.keeping import Moment
from sayso.inquiry.pages import LOOKED_AT, Line, Page, Place, words
from sayso.link import overlay
from sayso.model import Article, Claim, Judgement, Mark, Verdict, mark_of, standing
from sayso.store import spans

AT_ONCE: Final = 50
JUDGED: Final[Mapping[Verdict | None, str]] = {
    Verdict.ACCEPT: "accepted",
    Verdict.REJECT: "rejected",
    Verdict.CORRECT: "corrected",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which claims: all filters that are given must hold.

    ``source`` is the id of a voice or a part of its name. Days are ISO 8601; a claim stays if its
    interval may touch them, and one of unknown date does not.
    """

    article: str | None = None
    source: str | None = None
    question: str | None = None
    act: str | None = None
    kind: str | None = None
    text: str | None = None
    said_from: str | None = None
    said_to: str | None = None
    published_from: str | None = None
    published_to: str | None = None


def find(view: Moment, wanted: Wanted, place: Place) -> Page:
    """A page of claims in the order in which they came into the ledger."""
    query = None if wanted.text is None else words(wanted.text)
    if wanted.text is not None and query is None:
        return Page([])
    numbers = _numbers(view, wanted, query, place.number)
    held = _holding(view, query, numbers)
    found: list[Claim] = []
    last = 0
    for row in _rows(view, numbers):
        last = row["number"]
        if last in held and _passes(row, wanted):
            found.append(rows.from_record(Claim, row))
            if len(found) == place.limit:
                break
    more = bool(numbers) and (last < numbers[-1] or len(numbers) == LOOKED_AT)
    return Page(list(_lines(view, found)), str(last) if more else None)


def one(view: Moment, id: str) -> Line:
    """One claim; NotFound if there is none."""
    (line,) = _lines(view, [view.claim(id)])
    return line


def evidence(view: Moment, ids: Iterable[str]) -> list[Line]:
    """Claims short, each in its words, with where they stand and through whom they came."""
    decided = _decided(view)
    articles: dict[str, Article] = {}
    found = []
    for key in dict.fromkeys(ids):
        claim = view.claim(key)
        article = _article(view, claim.article, articles)
        newer = next(view.records("newer_version", article=article.id), None)
        line = lines.evidence(claim, article, None if newer is None else newer["article"])
        found.append({**line, "judged": _judged(claim, decided)})
    return found


def with_judgement(view: Moment, told: Iterable[Line]) -> list[Line]:
    """Claims short, as a person left them, each with what was decided on it."""
    decided = _decided(view)
    return [
        {**line, "judged": _judged(view.claim(line["id"]), decided) if decided else None}
        for line in told
    ]


def _article(view: Moment, id: str, known: dict[str, Article]) -> Article:
    """One that is read once for all its claims."""
    if id not in known:
        known[id] = view.article(id)
    return known[id]


def _lines(view: Moment, claims: Iterable[Claim]) -> Iterator[Line]:
    decided = _decided(view)
    articles: dict[str, Article] = {}
    for claim in claims:
        article = _article(view, claim.article, articles)
        spans.check(claim, article.text, article.id)
        line = contract.claim_line(claim, article, linked.index(view, article.id))
        yield {**line, "judged": _judged(claim, decided)}


def _decided(view: Moment) -> Mapping[Mark, Judgement]:
    """What persons decided on claims: few, beside the claims."""
    if view.state["judgement"] is None:
        return {}
    return view.kept("decided", lambda: overlay.of_claims(standing(view.judgements())), light=True)


def _judged(claim: Claim, decided: Mapping[Mark, Judgement]) -> str | None:
    found = decided.get(mark_of(claim))
    return None if found is None else JUDGED.get(found.verdict)


def _numbers(view: Moment, wanted: Wanted, query: str | None, after: int) -> Sequence[int]:
    """Places behind one, by the index that tells most; as many as a page looks through."""
    sets = list(_sets(view, wanted))
    if sets:
        both = set.intersection(*map(set, sets)) if len(sets) > 1 else sets[0]
        return sorted(number for number in both if number > after)[:LOOKED_AT]
    given: dict[str, Any] = {"after": after, "most": LOOKED_AT}
    if query is not None:
        found = view.records("claims_after_text", text=query, **given)
    elif wanted.act is not None:
        found = view.records("claims_after_act", act=wanted.act, **given)
    else:
        found = view.records("claims_after", **given)
    return [row["number"] for row in found]


def _sets(view: Moment, wanted: Wanted) -> Iterator[Sequence[int]]:
    """The places of all claims of an article, a question, a source: each as one has it."""
    if wanted.article is not None:
        found = view.records("claims_of_article", article=wanted.article)
        yield [row["number"] for row in found]
    if wanted.question is not None:
        found = view.records("claims_of_question", question=wanted.question)
        yield [row["number"] for row in found]
    if wanted.source is not None:
        name = wanted.source
        yield view.kept(f"said by {name}", lambda: _of_voices(view, name), light=True)


def _of_voices(view: Moment, name: str) -> Sequence[int]:
    try:
        ids = [each.id for each in voices.called(view, name)]
    except NotFound:
        return ()
    found = view.records("claims_of_voices", ids=orjson.dumps(ids).decode())
    return tuple(row["number"] for row in found)


def _rows(view: Moment, numbers: Sequence[int]) -> Iterator[Mapping[str, Any]]:
    """The claims of these places, some at a time: most often the page is full before the end."""
    for start in range(0, len(numbers), AT_ONCE):
        some = orjson.dumps(numbers[start : start + AT_ONCE]).decode()
        yield from view.records("claims_at", numbers=some)


def _holding(view: Moment, query: str | None, numbers: Sequence[int]) -> set[int]:
    if query is None or not numbers:
        return set(numbers)
    between = {"first": numbers[0], "last": numbers[-1]}
    return {row["number"] for row in view.records("claims_holding", text=query, **between)}


def _passes(row: Mapping[str, Any], wanted: Wanted) -> bool:
    plain = (("act", wanted.act), ("kind", wanted.kind))
    if any(value is not None and row[name] != value for name, value in plain):
        return False
    said = (row["said_earliest"], row["said_latest"])
    published = (row["published_earliest"], row["published_latest"])
    return touches(said, wanted.said_from, wanted.said_to) and touches(
        published, wanted.published_from, wanted.published_to
    )


def touches(when: tuple[str | None, str | None], first: str | None, last: str | None) -> bool:
    """Whether an interval may touch the days from one to another; open ends let everything be."""
    if first is None and last is None:
        return True
    earliest, latest = when
    if earliest is None and latest is None:
        return False
    before = first is not None and latest is not None and latest[:10] < first
    behind = last is not None and earliest is not None and earliest[:10] > last
    return not (before or behind)
