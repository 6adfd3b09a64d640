"""Sides: a yes and a no, or two of one kind, on one question."""

from sayso.lexicon.predicates import predicate_classes
from sayso.link import comparing, revisions, support, timing
from sayso.link.corpus import Corpus, days_apart
from sayso.link.revisions import side
from sayso.link.ties import Tie, tie
from sayso.model import Act, Answer, Facet, Measure, Part, Polarity, Relation, Scope


def find(corpus: Corpus, scope: Scope, earlier: Answer, later: Answer) -> Tie | None:
    """How two answers of yes or no stand to each other."""
    told = f"{earlier.name}: {earlier.words[:80]!r}; {later.name}: {later.words[:80]!r}"
    one_voice = revisions.is_one_voice(corpus, earlier, later)
    if earlier.polarity is later.polarity:
        if earlier.source == later.source or _figures_differ(corpus, scope, earlier, later):
            return None
        detail = f"both say {side(earlier)}: {told}"
        return support.find(corpus, scope, earlier, later, detail=detail)
    if one_voice:
        detail = f"first {side(earlier)}, then {side(later)}; {told}"
        return revisions.of_sides(earlier, later, detail)
    if earlier.source == later.source or not _of_one_time(corpus, scope, earlier, later):
        return None
    detail = f"{side(earlier)} against {side(later)}; {told}"
    clash = Part(Facet.POLARITY, side(earlier), side(later), clash=True)
    after = timing.strictly_after(earlier, later)
    if later.act is Act.DENY or (
        earlier.act is Act.DENY and not after and not _came_out_later(corpus, earlier, later)
    ):
        return tie(Relation.DENIES, "denial", detail, clash)
    return tie(Relation.CONTRADICTS, "opposite-sides", detail, clash)


def _of_one_time(corpus: Corpus, scope: Scope, earlier: Answer, later: Answer) -> bool:
    """Whether a yes and a no are of one time, and nothing else in them differs."""
    apart = days_apart(earlier.said, later.said)
    if apart is None or apart > timing.DISPUTE_DAYS:
        return False
    if any(comparing.differences(corpus, scope, earlier, later)):
        return False
    if earlier.act is Act.DENY or later.act is Act.DENY:
        return True  # what is denied was said of that time
    kind = predicate_classes().get(scope.predicate)
    if kind is None or not timing.strictly_after(earlier, later):
        return True
    if kind.measure == Measure.CUMULATIVE.value:
        # "Nobody was hurt", and a day later "two were hurt": it may have become known.
        return later.polarity is Polarity.NEGATIVE
    return kind.measure != Measure.SNAPSHOT.value or apart <= timing.SNAPSHOT_DAYS


def _came_out_later(corpus: Corpus, denial: Answer, other: Answer) -> bool:
    """Whether the other came out only after the denial, which can then not be a reply to it."""
    days = [
        [
            day
            for key in answer.claims
            if (day := corpus.articles[corpus.claim[key].article].published.latest) is not None
        ]
        for answer in (denial, other)
    ]
    return all(days) and max(days[0]).date() < min(days[1]).date()


def _figures_differ(corpus: Corpus, scope: Scope, earlier: Answer, later: Answer) -> bool:
    """As in "were people killed", told by twelve dead here and nineteen there: no agreement."""
    counts = []
    for answer in (earlier, later):
        quantities = [
            each.quantity
            for key in answer.claims
            for each in corpus.claim[key].propositions
            if each.predicate == scope.predicate and each.quantity is not None
        ]
        if not quantities:
            return False
        counts.append({(each.low, each.high) for each in quantities})
    return not counts[0] & counts[1]
