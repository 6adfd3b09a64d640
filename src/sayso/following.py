"""Following: what the ledger holds with its times, a piece at a time, or some pieces as one."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

from sayso.dossier.clocks import Clocks
from sayso.link import overlay
from sayso.model import Article, Claim, Judgement, Linked, once, standing
from sayso.store import inside
from sayso.store.view import Arrival, View

A_BATCH: Final = 100  # articles that are not linked yet and are read at once


@dataclass(frozen=True, slots=True)
class Followed:
    """What the ledger holds, with the times of all of it, and its link runs in order."""

    linked: Linked
    clocks: Clocks
    runs: tuple[int, ...]


def followed(ledger: Path) -> Followed:
    """What the whole ledger holds, with the three times of all of it."""
    with View(ledger) as view, view.snapshot():
        return whole(view)


def whole(view: View) -> Followed:
    """Everything at once: as much memory as the ledger is large."""
    linked = view.linked()
    claims = _left(tuple(view.claims()), view.judgements(), linked)
    clocks = clocks_of(view.articles(), claims, view.arrivals())
    return Followed(linked, clocks, tuple(view.runs()))


def stories(view: View) -> Iterator[Followed]:
    """Everything, a piece at a time, then articles not linked yet; together the whole ledger."""
    if inside.is_whole(view):
        yield whole(view)
        return
    for piece in inside.pieces(view):
        yield one(view, piece)
    yield from not_linked(view)


def not_linked(view: View) -> Iterator[Followed]:
    """The articles that no piece has yet, some at a time."""
    left = iter(view.not_linked())
    while some := tuple(islice(left, A_BATCH)):
        yield loose(view, some)


def one(view: View, piece: str) -> Followed:
    """One piece; NotFound if there is none."""
    return of_inside(inside.read(view, piece, pages=False))


def of_inside(found: inside.Inside) -> Followed:
    """What was read of a piece, with its times; where an article was replaced from another too."""
    claims = _left(found.claims, found.judgements, found.linked)
    articles = sorted((*found.articles, *found.newer), key=place)
    clocks = clocks_of(articles, claims, found.arrivals)
    runs = {each.run for each in found.arrivals.values() if each.run is not None}
    return Followed(found.linked, clocks, tuple(sorted(runs)))


def _left(
    claims: Sequence[Claim], judged: Iterable[Judgement], linked: Linked
) -> tuple[Claim, ...]:
    """The claims as persons left them, and those rejected since the last linking.

    Until linking has run again its questions name them, and whoever follows a name must find it.
    """
    held = standing(judged)
    kept = {claim.id for claim in overlay.find(claims, held)}
    for question in linked.questions:
        kept.update(claim for answer in question.answers for claim in answer.claims)
    return tuple(claim for claim in overlay.shown(claims, held) if claim.id in kept)


def of_question(view: View, id: str) -> Followed:
    """The piece that a question is in."""
    return whole(view) if inside.is_whole(view) else one(view, inside.piece_of(view, id))


def loose(view: View, articles: Iterable[str]) -> Followed:
    """Articles that are not linked yet."""
    found = sorted((view.article(each) for each in articles), key=place)
    claims = [claim for article in found for claim in view.claims(article=article.id)]
    left = overlay.find(tuple(claims), standing(view.judgements()))
    return Followed(Linked(), clocks_of(found, left, {}), ())


def clocks_of(
    articles: Iterable[Article], claims: Iterable[Claim], arrivals: Mapping[str, Arrival]
) -> Clocks:
    """The times of articles and claims; ``arrivals`` go by article."""
    return Clocks.of(
        articles,
        claims,
        {article: each.at for article, each in arrivals.items()},
        {article: each.run for article, each in arrivals.items() if each.run is not None},
    )


def joined(parts: Sequence[Followed]) -> Followed:
    """Some pieces as one, everything in the order in which the whole ledger has it."""
    if len(parts) == 1:
        return parts[0]
    articles = {each.id: each for part in parts for each in part.clocks.articles.values()}
    ordered = sorted(articles.values(), key=place)
    at = {each.id: number for number, each in enumerate(ordered)}
    claims = [each for part in parts for each in part.clocks.claims.values()]
    claims.sort(key=lambda claim: (at[claim.article], *in_text(claim)))
    clocks = Clocks.of(
        ordered,
        claims,
        {key: when for part in parts for key, when in part.clocks.ingested.items()},
        {key: run for part in parts for key, run in part.clocks.runs.items()},
    )
    runs = sorted({run for part in parts for run in part.runs})
    return Followed(_together([part.linked for part in parts]), clocks, tuple(runs))


def _together(parts: Sequence[Linked]) -> Linked:
    """Rows of several pieces; voices and doubts may be of more than one."""
    return Linked(
        identities=_by_id(part.identities for part in parts),
        voices=tuple(sorted((e for p in parts for e in p.voices), key=lambda each: each.claim)),
        statements=_by_id(part.statements for part in parts),
        origins=_by_id(part.origins for part in parts),
        questions=_by_id(part.questions for part in parts),
        copies=tuple(
            sorted((e for p in parts for e in p.copies), key=lambda each: (each.article, each.of))
        ),
        stories=tuple(
            sorted((e for p in parts for e in p.stories), key=lambda each: each.articles)
        ),
        doubts=once(each for part in parts for each in part.doubts),
    )


def _by_id(parts: Iterable[Collection[Any]]) -> tuple[Any, ...]:
    found = {each.id: each for part in parts for each in part}
    return tuple(found[key] for key in sorted(found))


def place(article: Article) -> tuple[bool, str, str, str]:
    """The order of queries/articles.sql."""
    first = article.published.earliest
    return first is None, first.isoformat() if first else "", article.uri, article.id


def in_text(claim: Claim) -> tuple[int, str]:
    """The order of the claims of an article."""
    return claim.content[0].start if claim.content else -1, claim.id
