"""Reviews: which claims wait for a person, and what persons made of those they judged."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from sayso import rows
from sayso.dossier import build, decided, pairs
from sayso.dossier.evidence import around
from sayso.dossier.pairs import Pair
from sayso.export.lookup import Lookup
from sayso.export.reviews import Reviewed
from sayso.link import overlay
from sayso.model import (
    OF_CLAIM,
    Claim,
    Judgement,
    Linked,
    Mark,
    Question,
    Span,
    Statement,
    Subject,
    Verdict,
    mark_of,
    standing,
    subject,
)
from sayso.store.view import View


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim in the queue: the first question that it answers, and what was decided on it."""

    claim: str
    question: str
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """A few claims of a piece with all that is shown beside them.

    ``read`` are all claims of their articles as the machine read them; ``seen`` is the last
    judgement on each thing (see `model.subject`), whether it holds or was taken back.
    """

    claims: tuple[Claim, ...]
    lookup: Lookup
    texts: dict[str, str]
    read: dict[str, tuple[Claim, ...]]
    seen: dict[object, str]


def queue(view: View, piece: str, asked: Sequence[Question]) -> tuple[Waiting, ...]:
    """The claims of a piece, those of the most disputed questions first; ``asked`` are those."""
    held = overlay.of_claims(standing(judgements(view, piece)))
    judged = {mark.article for mark in held}
    verdicts: dict[str, Verdict | None] = {}
    for row in view.records("review_claims", piece=piece):
        # A mark is costly to make, and most articles have nothing that was judged.
        found = held.get(_mark(row)) if row["article"] in judged else None
        verdicts[row["id"]] = found.verdict if found else None
    first: dict[str, str] = {}
    for question in asked:
        for answer in question.answers:
            for claim in answer.claims:
                first.setdefault(claim, question.id)
    for claim in verdicts:
        first.setdefault(claim, "")
    return tuple(
        Waiting(claim, question, verdicts[claim])
        for claim, question in first.items()
        if claim in verdicts
    )


def questions(view: View, piece: str) -> tuple[Question, ...]:
    """Those of a piece, the most disputed first."""
    found = (
        rows.from_record(Question, row) for row in view.records("piece_questions", piece=piece)
    )
    return tuple(sorted(found, key=build.interest))


def judgements(view: View, piece: str) -> tuple[Judgement, ...]:
    """Every decision on an article of a piece, in order of making."""
    found = view.records("piece_judgements", piece=piece)
    return tuple(rows.from_record(Judgement, row) for row in found)


def beside(view: View, piece: str, ids: Sequence[str], asked: Sequence[Question]) -> Beside:
    """Some claims of a piece, as persons left them, with what the machine read.

    ``asked`` are the questions of the piece.
    """
    shown = {key: view.claim(key) for key in ids}
    articles = {each.article: view.article(each.article) for each in shown.values()}
    read = {key: tuple(view.claims(article=key)) for key in articles}
    made = judgements(view, piece)
    every = [claim for some in read.values() for claim in some]
    left = {each.id: each for each in overlay.shown(every, standing(made))}
    claims = tuple(left[key] for key in shown)
    dossier = build.build(
        tuple(articles.values()),
        claims,
        Linked(questions=tuple(asked)),
        judged=decided.find(every, (), made),
    )
    return Beside(
        claims,
        Lookup.of(dossier),
        {key: article.text for key, article in articles.items()},
        read,
        {subject(each): each.id for each in made},
    )


def pairs_of_speeches(view: View, piece: str, asked: Sequence[Question]) -> tuple[Pair, ...]:
    """Two reports each that may be of one speech, or were taken to be."""
    found = view.records("piece_statements", piece=piece)
    said = tuple(rows.from_record(Statement, row) for row in found)
    article = {row["id"]: row["article"] for row in view.records("review_claims", piece=piece)}
    return pairs.of_speeches(asked, said, article)


def of_piece(view: View, piece: str) -> Iterator[Reviewed]:
    """What was judged in one piece."""
    return _reviewed(view, judgements(view, piece))


def of_ledger(view: View) -> Iterator[Reviewed]:
    """Every claim that was judged, with its judgement if that holds, article by article."""
    return _reviewed(view, view.judgements())


def stale(view: View, made: Iterable[Judgement]) -> frozenset[str]:
    """Those whose words are read otherwise now, or whose voice has another name."""
    marks: dict[str, Collection[Mark]] = {}
    found = set()
    for each in made:
        for mark in each.marks:
            if mark.article not in marks:
                read = tuple(view.claims(article=mark.article))
                named = (Mark(mark.article, claim.voice.name) for claim in read)
                marks[mark.article] = {*map(mark_of, read), *named}
            if mark not in marks[mark.article]:
                found.add(each.id)
    return frozenset(found)


def _reviewed(view: View, made: Sequence[Judgement]) -> Iterator[Reviewed]:
    by_article: dict[str, list[Judgement]] = defaultdict(list)
    for each in standing(made):
        if each.about is Subject.CLAIM and each.verdict in OF_CLAIM:
            by_article[each.left.article].append(each)
    for key, some in by_article.items():
        article = view.article(key)
        read = tuple(view.claims(article=key))
        by_mark = {mark_of(claim): claim for claim in read}
        left = {claim.id: claim for claim in overlay.find(read, some)}
        for each in some:
            claim = by_mark.get(each.left)
            now = left.get(claim.id) if claim else None
            yield Reviewed(each, article, _sentence(article.text, each, claim, now), claim, now)


def _sentence(text: str, made: Judgement, *claims: Claim | None) -> Span:
    """The sentences that hold all that was marked."""
    spans = [*made.left.spans, *(span for part in made.corrections for span in part.spans)]
    for claim in filter(None, claims):
        source = claim.source.span if claim.source else None
        spans += filter(None, (*claim.content, claim.cue, source))
    return Span.of(text, *around(text, min(s.start for s in spans), max(s.end for s in spans)))


def _mark(row: Mapping[str, Any]) -> Mark:
    spans = tuple(rows.from_row(Span, each) for each in orjson.loads(row["content"]))
    return Mark(row["article"], row["voice_name"], spans)
