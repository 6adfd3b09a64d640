"""The review queue, and reviews to take away."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sayso import reviews
from sayso.dossier import pairs
from sayso.dossier.pairs import Pair
from sayso.errors import NotFound
from sayso.export import reviews as written
from sayso.export.html.page import Ref
from sayso.export.html.pages import review, review_log
from sayso.export.html.pages.review import Frame, Kind, Option, ReviewPage
from sayso.model import Claim, Judgement, Question, SameAs, Subject, Verdict, mark_of
from sayso.reviews import Beside
from sayso.store import inside
from sayso.web import frames, guard, siding, turning
from sayso.web.desk import Moment, title_of
from sayso.web.turning import Asked, Turned

LEADS: Final = {
    Kind.CLAIMS: "Read the sentence, then accept or reject what was read from it, or correct it.",
    Kind.PEOPLE: "Two names that may be one voice.",
    Kind.STATEMENTS: "Two reports that may be of one speech.",
    Kind.QUESTIONS: "Two claims that may answer one question.",
    Kind.SOURCES: "How reliable a source is: only a person grades it.",
    Kind.LOG: "Every judgement, the latest first. One that is taken back stays in the list.",
}
ABOUT: Final = {Kind.STATEMENTS: Subject.STATEMENT, Kind.QUESTIONS: Subject.QUESTION}


def queue(request: Request) -> Response:
    """The claims that wait, or those that were judged."""
    show = request.query_params.get("show", "")
    with frames.room(request).desk.view() as view:
        story, after = _asked(view, request)
        if show == "stale":
            return _stale(request, view, story)
        if show in review.VERDICTS or show == "mine":
            wanted = {"verdict": review.VERDICTS.get(show, ""), "about": Subject.CLAIM.value}
            if show == "mine":
                wanted["by"] = guard.who(request, frames.room(request).settings)
            found = turning.judged(view, after, _of_claim, piece=story, **wanted)
            claims = turning.claims_of(view, [each for _, each in found.items])
            turned = Turned(tuple(claims), found.after)
        else:
            asked = _questions(request, view)
            turned = turning.waiting(view, story, after, asked, judged=show != "unreviewed")
        page = ReviewPage(
            _frame(request, view, Kind.CLAIMS, story, turned.after),
            _cards(request, view, turned.items),
        )
        return _show(request, view, page)


def others(request: Request) -> Response:
    """People, statements and questions that may be the same; sources; the log."""
    kind = _kind(request.path_params["kind"])
    with frames.room(request).desk.view() as view:
        story, after = _asked(view, request)
        if kind is Kind.LOG:
            turned = turning.log(view, after, story)
            lines = _log(view, [each for _, each in turned.items])
            page = ReviewPage(_frame(request, view, kind, story, turned.after), log=lines)
        elif kind is Kind.SOURCES:
            of_piece = turning.pairs(view, story, after, lambda piece: siding.sources(view, piece))
            frame = _frame(request, view, kind, story, of_piece.after)
            page = ReviewPage(frame, sources=siding.graded(view, of_piece.items))
        elif kind is Kind.PEOPLE:
            doubts = siding.doubts(view, story, after)
            frame = _frame(request, view, kind, story, doubts.after)
            people = tuple(siding.people(view, each) for _, each in doubts.items)
            page = ReviewPage(frame, pairs=people)
        else:
            asked = _questions(request, view)
            two = turning.pairs(
                view, story, after, lambda piece: _pairs(view, kind, asked(piece), piece)
            )
            frame = _frame(request, view, kind, story, two.after)
            page = ReviewPage(frame, pairs=siding.claims(view, ABOUT[kind], two.items, asked))
        return _show(request, view, page)


def claim(request: Request) -> Response:
    """One claim to judge, by itself; or its card alone, to be put into a page."""
    key = request.path_params["id"]
    with frames.room(request).desk.view() as view:
        piece = inside.piece_of(view, view.claim(key).id)
        (card,) = _cards(request, view, [(piece, key)])
        back = f"/review/claim/{key}"
        if "part" in request.query_params:
            return _part(request, "review_card", review.OneClaim(card, _back(request, back)))
        title = f"{card.card.voice} {card.card.act}"
        trail = (Ref("Review", f"/review?story={piece}"), Ref(card.card.voice))
        place = frames.Place(title, "review", trail)
        return frames.show(request, view, "review_claim", review.OneClaim(card, back), place)


def pair(request: Request) -> Response:
    """Two to judge, to be put into a page."""
    left, right = request.query_params.get("left", ""), request.query_params.get("right", "")
    about = request.query_params.get("about", "")
    with frames.room(request).desk.view() as view:
        if about == Subject.VOICE:
            card = siding.people(view, SameAs(left, right, Verdict.UNDECIDED))
        elif about in (Subject.STATEMENT, Subject.QUESTION):
            piece = inside.piece_of(view, left)
            together = request.query_params.get("together") == "1"
            two = [(piece, Pair(left, right, together, ""))]
            (card,) = siding.claims(view, Subject(about), two, _questions(request, view))
        else:
            raise NotFound(f"nothing is decided about {about!r}")
        return _part(request, "review_pair", review.OnePair(card, _back(request, "/review")))


def source(request: Request) -> Response:
    """A source to grade, to be put into a page."""
    with frames.room(request).desk.view() as view:
        card = siding.source(view, request.path_params["id"])
        return _part(
            request, "review_source", review.OneSource(card, _back(request, "/review/sources"))
        )


def export(request: Request) -> Response:
    """What was judged, as JSON Lines."""
    with frames.room(request).desk.view() as view:
        story, _ = _asked(view, request)
        found = reviews.of_piece(view, story) if story else reviews.of_ledger(view)
        told = b"".join(written.render(found))
    headers = {"content-disposition": 'attachment; filename="reviews.jsonl"'}
    return Response(told, media_type="application/jsonl", headers=headers)


def _kind(name: str) -> Kind:
    if name not in set(Kind) or name == Kind.CLAIMS:
        raise NotFound(f"there is no queue of {name}")
    return Kind(name)


def _asked(view: Moment, request: Request) -> tuple[str, str]:
    """The piece asked for, empty for all, and the key of the page."""
    story = request.query_params.get("story", "")
    return (inside.piece_of(view, story) if story else ""), request.query_params.get("after", "")


def _back(request: Request, default: str) -> str:
    """Where the forms of a part lead: to the page it is put into."""
    return request.query_params.get("back", default)


def _show(request: Request, view: Moment, page: ReviewPage) -> Response:
    title = f"Review: {review.TABS[page.frame.kind].lower()}"
    return frames.show(request, view, "review", page, frames.Place(title, "review"))


def _part(request: Request, template: str, page: object) -> Response:
    settings = frames.room(request).settings
    token = guard.token(guard.who(request, settings), settings)
    return frames.fragment(template, page, token=token, read_only=settings.read_only)


def _cards(
    request: Request, view: Moment, items: Iterable[tuple[str, str]]
) -> tuple[review.ReviewCard, ...]:
    """The claims in their order; those of one story are read at once."""
    items, asked = list(items), _questions(request, view)
    by_piece = {
        piece: reviews.beside(
            view, piece, [key for name, key in items if name == piece], asked(piece)
        )
        for piece in dict.fromkeys(name for name, _ in items)
    }
    found = {each.id: _card(each, near) for near in by_piece.values() for each in near.claims}
    return tuple(found[key] for _, key in items)


def _card(claim: Claim, near: Beside) -> review.ReviewCard:
    read = near.read[claim.article]
    mark = mark_of(next(each for each in read if each.id == claim.id))
    seen = near.seen.get((Subject.CLAIM, False, frozenset({mark})), "")
    return review.card(claim, near.lookup, near.texts[claim.article], read, seen)


def _pairs(view: Moment, kind: Kind, asked: Sequence[Question], piece: str) -> Sequence[Pair]:
    if kind is Kind.QUESTIONS:
        return pairs.of_questions(asked)
    return reviews.pairs_of_speeches(view, piece, asked)


def _questions(request: Request, view: Moment) -> Asked:
    """Reads the questions of a piece, once for what was linked last."""
    desk = frames.room(request).desk

    def read(piece: str) -> Sequence[Question]:
        return desk.kept(
            view, f"questions {piece}", partial(reviews.questions, view, piece), of_run=True
        )

    return read


def _of_claim(made: Judgement) -> bool:
    return made.about is Subject.CLAIM


def _stale(request: Request, view: Moment, story: str) -> Response:
    """Judgements that hold and are of words that are read otherwise now."""
    after = request.query_params.get("after", "")

    def is_stale(made: Judgement) -> bool:
        return bool(reviews.stale(view, [made]))

    turned = turning.judged(view, after, is_stale, piece=story)
    lines = _log(view, [each for _, each in turned.items])
    page = ReviewPage(_frame(request, view, Kind.CLAIMS, story, turned.after), log=lines)
    return _show(request, view, page)


def _log(view: Moment, made: Sequence[Judgement]) -> tuple[review.LogLine, ...]:
    holding = turning.Holding(view)
    stale = reviews.stale(view, made)
    claims = {each.id: turning.claims_of(view, [each]) for each in made}
    return tuple(
        review_log.line(
            each,
            holds=holding(each),
            stale=each.id in stale,
            claim=claims[each.id][0][1] if claims[each.id] else "",
            restores=each.undoes is not None and each.undoes not in holding.of(each.left.article),
        )
        for each in made
    )


def _frame(request: Request, view: Moment, kind: Kind, story: str, after: str) -> Frame:
    """Tabs, filters and the way on; the story asked for stays asked for."""
    show = request.query_params.get("show", "") if kind is Kind.CLAIMS else ""
    of = f"story={story}" if story else ""
    base = "/review" if kind is Kind.CLAIMS else f"/review/{kind}"
    tabs = tuple(
        Option(
            _link("/review" if each is Kind.CLAIMS else f"/review/{each}", of), text, each is kind
        )
        for each, text in review.TABS.items()
    )
    filters = tuple(
        Option(_link(base, of, f"show={each}" if each else ""), text, each == show)
        for each, text in review.SHOWN.items()
    )
    asked = f"show={show}" if show else ""
    here = request.query_params.get("after", "")
    return Frame(
        kind=kind,
        tabs=tabs,
        filters=filters if kind is Kind.CLAIMS else (),
        lead=LEADS[kind],
        back=_link(base, of, asked, f"after={here}" if here else ""),
        after=_link(base, of, asked, f"after={after}") if after else "",
        story=Ref(title_of(view, story), f"/story/{story}") if story else None,
        export=_link("/review/export.jsonl", of),
        first=_link(base, of, asked) if here else "",
        all=_link(base, asked) if story else "",
    )


def _link(path: str, *parts: str) -> str:
    given = "&".join(filter(None, parts))
    return f"{path}?{given}" if given else path


ROUTES: list[BaseRoute] = [
    Route("/review", queue),
    Route("/review/export.jsonl", export),
    Route("/review/claim/{id}", claim),
    Route("/review/pair", pair),
    Route("/review/source/{id}", source),
    Route("/review/{kind}", others),
]
