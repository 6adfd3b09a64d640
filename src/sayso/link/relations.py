"""Relations between the answers to one question, each with its reason and the parts that clash.

What cannot be compared has none.
"""

from collections.abc import Iterator, Sequence

from sayso.link import (
    comparing,
    corrections,
    figures,
    replying,
    retold,
    revisions,
    sides,
    support,
    timing,
)
from sayso.link.answers import says_something
from sayso.link.corpus import Corpus
from sayso.link.ties import Tie, tie
from sayso.model import (
    Act,
    Answer,
    Link,
    Outcome,
    QuestionKind,
    Relation,
    Scope,
    Why,
)

CAP = 200  # links on one question
NEIGHBOURS = 40  # answers each answer is compared with, the nearest in time before it
SUPPORTS = 4  # earlier answers that one answer is said to agree with; more say nothing new
SUPPORT = frozenset({Relation.CORROBORATES, Relation.REPEATS})
COMPARABLE = frozenset({"actual", "possible"})


def find(
    corpus: Corpus, question: str, kind: QuestionKind, scope: Scope, answers: Sequence[Answer]
) -> tuple[Link, ...]:
    """The links, at most CAP; the last one says so if that cut any off."""
    made: dict[tuple[str, str, Relation], Link] = {}
    denied: set[frozenset[str]] = set()
    for link in _all(corpus, question, (kind, scope), answers):
        ends = frozenset((link.left, link.right))
        if link.relation is Relation.CONTRADICTS and ends in denied:
            continue  # a denial says by itself that both cannot be so
        if link.relation is Relation.DENIES:
            denied.add(ends)
        made.setdefault((link.left, link.right, link.relation), link)
        if len(made) > CAP:
            break
    links = list(made.values())
    if len(links) > CAP:
        last = links[CAP - 1]
        note = f"{last.why.detail}; further links of this question were cut off at {CAP}"
        why = Why(last.why.rule, None, note)
        links[CAP - 1] = Link(last.question, last.left, last.right, last.relation, why, last.parts)
    return tuple(links[:CAP])


def _all(
    corpus: Corpus, question: str, about: tuple[QuestionKind, Scope], answers: Sequence[Answer]
) -> Iterator[Link]:
    yield from _retellings(question, answers)
    yield from replying.find(corpus, question, answers)
    old = retold.find(corpus, answers)
    for number, later in enumerate(answers):
        supported, revision, first = 0, None, max(0, number - NEIGHBOURS)
        for place, other in enumerate(answers[first:number], first):
            earlier, newer = revisions.in_order(corpus, other, later)
            found = _relation(corpus, about, earlier, newer)
            if found is None or (supported == SUPPORTS and found.relation in SUPPORT):
                continue
            if _is_doubtful(
                corpus, about, found, (earlier, newer), answers[first : number + 1]
            ) or (found.relation is Relation.CONTRADICTS and not old.isdisjoint((number, place))):
                continue
            supported += found.relation in SUPPORT
            link = _link(question, found, earlier, newer)
            if found.relation is Relation.REVISES and newer is later:
                revision = link  # of its own earlier words, the last are revised
                continue
            yield link
        if revision is not None:
            yield revision


def _is_doubtful(
    corpus: Corpus,
    about: tuple[QuestionKind, Scope],
    found: Tie,
    pair: tuple[Answer, Answer],
    near: Sequence[Answer],
) -> bool:
    """Whether figures of two voices clash of which one may be miscopied."""
    clash = found.relation is Relation.CONTRADICTS and about[0] is QuestionKind.HOW_MANY
    if not clash or pair[0].source == pair[1].source:
        return False
    return retold.has_twin_that_fits(corpus, about[1], near, pair)


def _link(question: str, found: Tie, earlier: Answer, newer: Answer) -> Link:
    left, right = newer, earlier
    if found.relation is Relation.DENIES and newer.act is not Act.DENY:
        left, right = earlier, newer  # of one day: the denial stands on the left
    return Link(question, left.claims[0], right.claims[0], found.relation, found.why, found.parts)


def _retellings(question: str, answers: Sequence[Answer]) -> Iterator[Link]:
    for answer in answers:
        for again in answer.claims[1:]:
            why = Why("one-statement", None, f"both report one statement of {answer.name}")
            yield Link(question, again, answer.claims[0], Relation.REPEATS, why)


def _relation(
    corpus: Corpus, about: tuple[QuestionKind, Scope], earlier: Answer, later: Answer
) -> Tie | None:
    if not (says_something(earlier) and says_something(later)):
        return None
    if earlier.mode not in COMPARABLE or earlier.mode != later.mode:
        return None
    kind, scope = about
    if any(corrections.says_nothing(corpus, answer) for answer in (earlier, later)):
        return _taken_back(corpus, kind, earlier, later)
    if kind is QuestionKind.HOW_MANY:
        return _of_figures(corpus, scope, earlier, later)
    return sides.find(corpus, scope, earlier, later)


def _taken_back(corpus: Corpus, kind: QuestionKind, earlier: Answer, later: Answer) -> Tie | None:
    """An outlet that corrects its own text, in one paragraph: "we wrote seven; nine is right"."""
    old, new = (earlier, later) if corrections.says_nothing(corpus, earlier) else (later, earlier)
    apart = kind is QuestionKind.HOW_MANY and not figures.same(old, new)
    if not apart or corrections.says_nothing(corpus, new):
        return None
    own = old.source == new.source or all(corpus.claim[key].own_voice for key in new.claims)
    if not own or not revisions.takes_back(corpus, old, new):
        return None
    told = f"the outlet takes back {figures.tell(old)} for {figures.tell(new)}"
    found = tie(Relation.REVISES, "own-correction", told, comparing.values(old, new))
    return found if new is later else None


def _of_figures(corpus: Corpus, scope: Scope, earlier: Answer, later: Answer) -> Tie | None:
    told = f"{earlier.name} {figures.tell(earlier)}, {later.name} {figures.tell(later)}"
    revised = revisions.find(corpus, scope, earlier, later)
    if revised is not None or earlier.source == later.source:
        return revised
    if _of_two_versions(corpus, earlier, later):
        return None
    outcome, parts = comparing.compare(corpus, scope, earlier, later)
    if outcome is Outcome.NOT_COMPARABLE:
        return None
    if figures.agree(earlier, later):
        fits = f"one figure fits both: {told}"
        return support.find(corpus, scope, earlier, later, detail=fits)
    unclear = earlier.vague or later.vague or revisions.is_one_voice(corpus, earlier, later)
    if outcome is not Outcome.CONFLICTING or unclear:
        return None
    if any(corrections.restates(corpus, answer) for answer in (earlier, later)):
        return None
    detail = f"no figure fits both: {told}; {timing.dates(earlier, later)}"
    return tie(Relation.CONTRADICTS, "figures-apart", detail, *parts)


def _of_two_versions(corpus: Corpus, left: Answer, right: Answer) -> bool:
    """Whether one figure stands in an article and the other only in its corrected version."""
    mine, theirs = (
        {corpus.claim[key].article for key in answer.claims} for answer in (left, right)
    )
    older = {corpus.articles[article].version_of for article in mine | theirs}
    return not mine & theirs and bool(mine & older or theirs & older)
