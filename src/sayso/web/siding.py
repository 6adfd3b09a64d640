"""Siding: pairs and sources of the review queue as the ledger has them, side by side."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso import reviews, rows
from sayso.dossier import build
from sayso.dossier.pairs import Pair
from sayso.export import wording
from sayso.export.html import evidence
from sayso.export.html.page import ClaimCard
from sayso.export.html.pages import review_pairs
from sayso.export.html.pages.review import PairCard, SourceCard
from sayso.export.lookup import Lookup
from sayso.model import (
    Claim,
    Identity,
    Judgement,
    Linked,
    SameAs,
    Subject,
    letter,
    mark_of,
    voice_of,
)
from sayso.reviews import Beside
from sayso.store.view import View
from sayso.web import turning
from sayso.web.turning import A_PAGE, Asked, Turned, spoken

QUOTED = 2  # claims shown of each of two voices


@dataclass(frozen=True, slots=True)
class Cited:
    """A voice of a story, and how many claims there are credited to it."""

    identity: Identity
    claims: int


def doubts(view: View, story: str, after: str) -> Turned[SameAs]:
    """Pairs of voices left open, of a story or of all, by their numbers."""
    if story:
        found = list(view.records("piece_doubts", piece=story))
        start = int(after) if after.isdecimal() else 0
        page = found[start : start + A_PAGE]
        key = str(start + A_PAGE) if len(found) > start + A_PAGE else ""
    else:
        number = int(after) if after.isdecimal() else None
        found = list(view.records("review_doubts", after=number, most=A_PAGE + 1))
        page = found[:A_PAGE]
        key = str(page[-1]["number"]) if len(found) > A_PAGE else ""
    return Turned(tuple((story, rows.from_record(SameAs, row)) for row in page), key)


def people(view: View, pair: SameAs) -> PairCard:
    """Two voices side by side, each with what it said."""
    left, right = view.identity(pair.left), view.identity(pair.right)
    said = [spoken(view, each.id, QUOTED) for each in (left, right)]
    ends = frozenset(voice_of(claims[0]) for claims in said if claims)
    made = _made(view, {mark.article for mark in ends}, (Subject.VOICE, False, ends))
    sides = (
        review_pairs.voice(left, _quotes(view, said[0])),
        review_pairs.voice(right, _quotes(view, said[1])),
    )
    reasons = [wording.why(each) for each in pair.why]
    return review_pairs.pair(Subject.VOICE, sides, reasons, made)


def claims(
    view: View, about: Subject, items: Iterable[tuple[str, Pair]], asked: Asked
) -> tuple[PairCard, ...]:
    """Pairs of claims with the questions that they answer; those of one story are read at once."""
    items = list(items)
    near = {
        piece: reviews.beside(
            view, piece, _ends(pair for name, pair in items if name == piece), asked(piece)
        )
        for piece in dict.fromkeys(piece for piece, _ in items)
    }
    return tuple(_two(view, near[piece], about, pair) for piece, pair in items)


def _ends(pairs: Iterable[Pair]) -> list[str]:
    return list(dict.fromkeys(end for pair in pairs for end in (pair.left, pair.right)))


def _two(view: View, near: Beside, about: Subject, pair: Pair) -> PairCard:
    known = {claim.id: claim for claim in near.claims}
    read = {claim.id: claim for some in near.read.values() for claim in some}
    left, right = (
        review_pairs.claim(evidence.claim_card(known[each], near.lookup))
        for each in (pair.left, pair.right)
    )
    ends = frozenset(mark_of(read[each]) for each in (pair.left, pair.right))
    made = _made(view, {mark.article for mark in ends}, (about, False, ends))
    reasons = filter(None, [pair.reason])
    return review_pairs.pair(about, (left, right), reasons, made, together=pair.together)


def sources(view: View, piece: str) -> tuple[Cited, ...]:
    """The voices of a story, those with most claims first."""
    many = Counter(row["identity"] for row in view.records("piece_voices", piece=piece))
    found = (
        rows.from_record(Identity, row) for row in view.records("piece_identities", piece=piece)
    )
    cited = (Cited(each, many[each.id]) for each in found)
    return tuple(sorted(cited, key=lambda each: (-each.claims, each.identity.name)))


def graded(view: View, items: Iterable[tuple[str, Cited]]) -> tuple[SourceCard, ...]:
    """The voices with the grades that persons gave them; one of two stories stands once."""
    found = {each.identity.id: each for _, each in items}
    return tuple(_graded(view, each.identity, each.claims) for each in found.values())


def source(view: View, id: str) -> SourceCard:
    """One voice with its grade, wherever it speaks."""
    many = next(view.records("review_voice_many", id=id))["many"]
    return _graded(view, view.identity(id), many)


def _graded(view: View, identity: Identity, many: int) -> SourceCard:
    made = turning.of_voice(view, identity.id)
    grades = [each.id for each in made if letter(each)]
    return review_pairs.source(identity, many, made, grades[-1] if grades else "")


def _quotes(view: View, said: Sequence[Claim]) -> tuple[ClaimCard, ...]:
    articles = {claim.article: view.article(claim.article) for claim in said}
    lookup = Lookup.of(build.build(tuple(articles.values()), said, Linked()))
    return tuple(evidence.claim_card(claim, lookup) for claim in said)


def _made(view: View, articles: Iterable[str], wanted: object) -> list[Judgement]:
    """All decisions on one thing, in order of making."""
    found = {
        row["number"]: rows.from_record(Judgement, row)
        for article in articles
        for row in view.records("judgements_on", article=article)
    }
    return review_pairs.on((found[number] for number in sorted(found)), wanted)
