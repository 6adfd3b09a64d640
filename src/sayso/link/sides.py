"""Sides: a yes and a no, or two of one kind, on one question."""

from sayso.lexicon.predicates import predicate_classes
from sayso.link import (
    comparing,
    deeds,
    kin,
    moments,
    neighbours,
    refuting,
    revisions,
    support,
    timing,
    wordbags,
)
from sayso.link.answers import is_own_word
from sayso.link.corpus import Corpus
from sayso.link.revisions import side
from sayso.link.ties import Tie, tie
from sayso.model import (
    Act,
    Answer,
    Facet,
    Measure,
    Part,
    Polarity,
    Relation,
    Scope,
    SourceKind,
)

WISHES = frozenset({Act.DEMAND, Act.ASK})
LEAST_SHARED = 2
NOBODY = frozenset({(0.0, 0.0)})
NONE = frozenset({(0.0, 0.0), (None, None)})
NAMED = frozenset({SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.STATE})


def find(corpus: Corpus, scope: Scope, earlier: Answer, later: Answer) -> Tie | None:
    """How two answers of yes or no stand to each other."""
    told = f"{earlier.name}: {earlier.words[:80]!r}; {later.name}: {later.words[:80]!r}"
    if earlier.polarity is later.polarity:
        return _of_one_side(corpus, scope, (earlier, later), told)
    if all(_counts(corpus, scope, answer) - NONE for answer in (earlier, later)):
        return None  # "seven have not been seen" counts them, and is no "no"
    if revisions.is_one_voice(corpus, earlier, later):
        if not deeds.is_one_deed(corpus, scope, earlier, later):
            return None
        detail = f"first {side(earlier)}, then {side(later)}; {told}"
        return revisions.of_sides(corpus, earlier, later, detail)
    if earlier.source == later.source or not _of_one_time(corpus, scope, earlier, later):
        return None
    detail = f"{side(earlier)} against {side(later)}; {told}"
    clash = Part(Facet.POLARITY, side(earlier), side(later), clash=True)
    reply = _reply(corpus, earlier, later)
    if reply is not None:
        answered = _is_answered(corpus, scope, reply, earlier if reply is later else later)
        return tie(Relation.DENIES, "denial", detail, clash) if answered else None
    if not _may_clash(corpus, scope, earlier, later):
        return None
    return tie(Relation.CONTRADICTS, "opposite-sides", detail, clash)


def _reply(corpus: Corpus, earlier: Answer, later: Answer) -> Answer | None:
    """Which of the two is said as a denial and may reply to the other."""
    if _denies(corpus, later, earlier):
        return later
    may = _denies(corpus, earlier, later) and _may_reply(corpus, earlier, later)
    return earlier if may else None


def _is_answered(corpus: Corpus, scope: Scope, reply: Answer, other: Answer) -> bool:
    """Whether a no is of what the other says; a plain no must deny the very deed."""
    if reply.act is Act.DENY or other.act in WISHES:
        return deeds.is_answered(corpus, scope, reply, other)
    return deeds.is_one_deed(corpus, scope, reply, other) and deeds.is_of_the_matter(
        corpus, reply, other
    )


def _may_clash(corpus: Corpus, scope: Scope, earlier: Answer, later: Answer) -> bool:
    """Whether both assert, on somebody's word and of their own time, one matter."""
    papers = (is_own_word(corpus, answer) for answer in (earlier, later))
    if any(papers) or any(moments.is_only_recalled(corpus, each) for each in (earlier, later)):
        return False
    who = (corpus.identities[answer.source] for answer in (earlier, later))
    if earlier.act in WISHES or later.act in WISHES or kin.may_be_mouth(*who):
        return False  # a wish asserts nothing, and a body without a name may be anybody's
    return deeds.is_one_deed(corpus, scope, earlier, later)


def _of_one_side(
    corpus: Corpus, scope: Scope, pair: tuple[Answer, Answer], told: str
) -> Tie | None:
    earlier, later = pair
    if earlier.act in WISHES or later.act in WISHES:
        return None
    detail = f"both say {side(earlier)}: {told}"
    if _figures_differ(corpus, scope, earlier, later):
        return None
    if earlier.source == later.source:
        again = not moments.in_one_article(corpus, earlier, later)
        said = not revisions.are_miscopied(corpus, earlier, later) and not any(
            comparing.differences(corpus, scope, earlier, later)
        )
        return tie(Relation.REPEATS, "same-voice-again", detail) if again and said else None
    found = support.find(corpus, scope, earlier, later, detail=detail)
    # That two say yes bears out little if they speak of different things they saw.
    vague = found is not None and found.relation is Relation.CORROBORATES
    return None if vague and not _alike(earlier, later) else found


def _alike(earlier: Answer, later: Answer) -> bool:
    """Whether a third of the shorter's words, and two at least, stand in the other."""
    one, other = (wordbags.stems(answer.words) for answer in (earlier, later))
    shared = len(one & other)
    return shared >= LEAST_SHARED and 3 * shared >= min(len(one), len(other))


def _denies(corpus: Corpus, reply: Answer, other: Answer) -> bool:
    """Whether it is said as a denial: so called, carried on from one, or a no to nobody's word.

    Of those who speak on condition that they are not named, whoever says no in his own name denies
    what they say. So is a no to what somebody demands.
    """
    if reply.act is Act.DENY:
        return True
    if reply.polarity is not Polarity.NEGATIVE:
        return False
    if other.act in WISHES or refuting.says_none_to(corpus, other, reply):
        return True
    named, unnamed = (corpus.identities[each.source].kind for each in (reply, other))
    if unnamed is SourceKind.UNNAMED and named in NAMED and reply.act is Act.ASSERT:
        return True
    claims = [corpus.claim[key] for key in reply.claims]
    if named in NAMED and any(neighbours.is_shortly_after(corpus, c, other) for c in claims):
        return True  # a text that puts a no after a yes tells it as the answer
    return any(neighbours.carries_on_a_denial(corpus, claim) for claim in claims)


def _may_reply(corpus: Corpus, denial: Answer, other: Answer) -> bool:
    """Whether a denial that comes first, as far as is known, may still reply to the other."""
    if moments.strictly_after(corpus, denial, other) or _came_out_later(corpus, denial, other):
        return False
    return not moments.in_order_of_text(corpus, denial, other)


def _of_one_time(corpus: Corpus, scope: Scope, earlier: Answer, later: Answer) -> bool:
    """Whether a yes and a no are of one time, and nothing else in them differs."""
    apart = moments.apart(corpus, earlier, later)
    if apart is None or apart > timing.DISPUTE_DAYS:
        return False
    if any(comparing.differences(corpus, scope, earlier, later)):
        return False
    if Act.DENY in {earlier.act, later.act} or WISHES & {earlier.act, later.act}:
        return True  # what is denied was said of that time
    kind = predicate_classes().get(scope.predicate)
    if kind is None or not moments.strictly_after(corpus, earlier, later):
        return True
    if kind.measure == Measure.CUMULATIVE.value:
        # "Nobody was hurt", and a day later "two were hurt": it may have become known.
        return later.polarity is Polarity.NEGATIVE
    # That there is not one of them is seldom true one day and wrong within the week.
    none = any(NOBODY & _counts(corpus, scope, each) for each in (earlier, later))
    days = timing.NONE_DAYS if none else timing.SNAPSHOT_DAYS
    return kind.measure != Measure.SNAPSHOT.value or apart <= days


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
    counts = [_counts(corpus, scope, answer) for answer in (earlier, later)]
    told = [_counts(corpus, None, answer) for answer in (earlier, later)]
    apart = (all(each) and not each[0] & each[1] for each in (counts, told))
    return any(apart)


def _counts(
    corpus: Corpus, scope: Scope | None, answer: Answer
) -> set[tuple[float | None, float | None]]:
    return {
        (each.quantity.low, each.quantity.high)
        for key in answer.claims
        for each in corpus.claim[key].propositions
        if each.quantity is not None and (scope is None or each.predicate == scope.predicate)
    }
