"""Relations between the answers to one question, each with its reason.

What cannot be compared has none.
"""

from collections.abc import Iterator, Sequence

from sayso.lexicon.predicates import predicate_classes
from sayso.link import figures, revisions, timing
from sayso.link.answers import says_something
from sayso.link.corpus import Corpus, days_apart
from sayso.link.mentions import name_words
from sayso.model import (
    Act,
    Answer,
    Identity,
    Link,
    Measure,
    Polarity,
    QuestionKind,
    Relation,
    Scope,
    SourceKind,
    Why,
)

CAP = 200  # links on one question
NEIGHBOURS = 40  # answers each answer is compared with, the nearest in time before it
SUPPORT = frozenset({Relation.CORROBORATES, Relation.REPEATS})
COMPARABLE = frozenset({"actual", "possible"})
REPLY = {
    Act.DECLINE: Relation.DECLINES,
    Act.CANNOT_CONFIRM: Relation.CANNOT_CONFIRM,
}


def find(
    corpus: Corpus, question: str, kind: QuestionKind, scope: Scope, answers: Sequence[Answer]
) -> tuple[Link, ...]:
    """The links, at most CAP; the last one says so if that cut any off."""
    made: dict[tuple[str, str, Relation], Link] = {}
    for link in _all(corpus, question, (kind, scope), answers):
        made.setdefault((link.left, link.right, link.relation), link)
        if len(made) > CAP:
            break
    links = list(made.values())
    if len(links) > CAP:
        last = links[CAP - 1]
        note = f"{last.why.detail}; further links of this question were cut off at {CAP}"
        links[CAP - 1] = Link(
            last.question, last.left, last.right, last.relation, Why(last.why.rule, None, note)
        )
    return tuple(links[:CAP])


def _all(
    corpus: Corpus, question: str, about: tuple[QuestionKind, Scope], answers: Sequence[Answer]
) -> Iterator[Link]:
    for answer in answers:
        for again in answer.claims[1:]:
            yield Link(
                question,
                again,
                answer.claims[0],
                Relation.REPEATS,
                Why("one-statement", None, f"both report one statement of {answer.name}"),
            )
    for number, later in enumerate(answers):
        yield from _replies(corpus, question, later, (answers, number))
        supported = False
        for other in answers[max(0, number - NEIGHBOURS) : number]:
            earlier, newer = revisions.in_order(corpus, other, later)
            relation = _relation(corpus, about, earlier, newer)
            if relation is None or (supported and relation[0] in SUPPORT):
                continue
            supported = supported or relation[0] in SUPPORT  # one link says it is not alone
            left, right = newer, earlier
            if relation[0] is Relation.DENIES and newer.act is not Act.DENY:
                left, right = earlier, newer  # of one day: the denial stands on the left
            yield Link(question, left.claims[0], right.claims[0], *relation)


def _told_in(corpus: Corpus, answer: Answer, articles: set[str]) -> bool:
    return any(corpus.claim[key].article in articles for key in answer.claims)


def _replies(
    corpus: Corpus, question: str, reply: Answer, among: tuple[Sequence[Answer], int]
) -> Iterator[Link]:
    """A refusal, or a "cannot confirm", stands to the nearest assertion before it (else after)."""
    relation = REPLY.get(reply.act)
    if relation is None:
        return
    answers, number = among
    others = [*reversed(answers[:number]), *answers[number + 1 :]]
    articles = {corpus.claim[key].article for key in reply.claims}
    others.sort(key=lambda other: not _told_in(corpus, other, articles))
    for other in others:
        near = _told_in(corpus, other, articles) or timing.near(other, reply)
        if near and other.source != reply.source and other.polarity is Polarity.POSITIVE:
            verb = (
                "refuses to speak"
                if relation is Relation.DECLINES
                else "can neither confirm nor deny"
            )
            detail = f"{reply.name} {verb} on what {other.name} says: {other.words[:80]!r}"
            yield Link(
                question, reply.claims[0], other.claims[0], relation, Why("reply", None, detail)
            )
            return


def _relation(
    corpus: Corpus, about: tuple[QuestionKind, Scope], earlier: Answer, later: Answer
) -> tuple[Relation, Why] | None:
    if not (says_something(earlier) and says_something(later)):
        return None
    if not {earlier.mode, later.mode} <= COMPARABLE or earlier.mode != later.mode:
        return None
    kind, scope = about
    if kind is QuestionKind.HOW_MANY:
        return _of_figures(corpus, scope, earlier, later)
    return _of_sides(corpus, earlier, later)


def _of_figures(
    corpus: Corpus, scope: Scope, earlier: Answer, later: Answer
) -> tuple[Relation, Why] | None:
    told = f"{earlier.name} {figures.tell(earlier)}, {later.name} {figures.tell(later)}"
    revised = revisions.find(corpus, earlier, later)
    if revised is not None or earlier.source == later.source:
        return revised
    if _of_two_versions(corpus, earlier, later):
        return None
    if figures.agree(earlier, later):
        return _support(corpus, earlier, later, f"one figure fits both: {told}")
    if figures.compatible(earlier, later) or earlier.vague or later.vague:
        return None
    if not _figures_clash(corpus, scope, earlier, later):
        return None
    detail = f"no figure fits both: {told}; {timing.dates(earlier, later)}"
    return Relation.CONTRADICTS, Why("figures-apart", None, detail)


def _of_two_versions(corpus: Corpus, left: Answer, right: Answer) -> bool:
    """Whether one figure stands in an article and the other only in its corrected version."""
    mine, theirs = (
        {corpus.claim[key].article for key in answer.claims} for answer in (left, right)
    )
    older = {corpus.articles[article].version_of for article in mine | theirs}
    return not mine & theirs and bool(mine & older or theirs & older)


def _figures_clash(corpus: Corpus, scope: Scope, earlier: Answer, later: Answer) -> bool:
    """Apart figures conflict when they are of one time: a growing total may only fall short."""
    apart = days_apart(earlier.said, later.said)
    if apart is None or not (timing.on_a_day(earlier) and timing.on_a_day(later)):
        return False
    if timing.of_other_times(corpus, earlier, later):
        return False
    if apart <= timing.SNAPSHOT_DAYS:
        return True
    kind = predicate_classes().get(scope.predicate)
    total = scope.measure is Measure.CUMULATIVE or (
        kind is not None and kind.measure == "cumulative"
    )
    shrunk = figures.interval(later)[1] < figures.interval(earlier)[0]
    # Without a place, figures told days apart may be of two occasions.
    placed = bool(scope.places) and apart <= timing.DISPUTE_DAYS
    return total and shrunk and placed and timing.strictly_after(earlier, later)


def _of_sides(corpus: Corpus, earlier: Answer, later: Answer) -> tuple[Relation, Why] | None:
    told = f"{earlier.name}: {earlier.words[:80]!r}; {later.name}: {later.words[:80]!r}"
    if earlier.polarity is later.polarity and earlier.source == later.source:
        return None
    if earlier.polarity is later.polarity:
        return _support(corpus, earlier, later, f"both say {_side(earlier)}: {told}")
    after = timing.strictly_after(earlier, later)
    if earlier.source == later.source:
        detail = f"first {_side(earlier)}, then {_side(later)}; {told}"
        return (Relation.REVISES, Why("same-voice-later", None, detail)) if after else None
    apart = days_apart(earlier.said, later.said)
    far = apart is None or apart > timing.DISPUTE_DAYS
    if far or timing.of_other_times(corpus, earlier, later):
        return None
    detail = f"{_side(earlier)} against {_side(later)}; {told}"
    if later.act is Act.DENY or (earlier.act is Act.DENY and not after):
        return Relation.DENIES, Why("denial", None, detail)
    return Relation.CONTRADICTS, Why("opposite-sides", None, detail)


def _support(
    corpus: Corpus, earlier: Answer, later: Answer, detail: str
) -> tuple[Relation, Why] | None:
    """Agreement counts only between two known origins; within one origin it is a repetition."""
    if earlier.origin is not None and earlier.origin == later.origin:
        return Relation.REPEATS, Why("one-origin", None, f"both go back to one origin; {detail}")
    origins = [corpus.origin.get(answer.claims[0]) for answer in (earlier, later)]
    if all(origin is not None and origin.known for origin in origins) and not _kin(
        corpus, earlier, later
    ):
        return Relation.CORROBORATES, Why("two-origins", None, detail)
    return None


def _kin(corpus: Corpus, earlier: Answer, later: Answer) -> bool:
    """Whether one body or state may speak through both: then they are not two witnesses."""
    one, other = (corpus.identities[answer.source] for answer in (earlier, later))
    return bool(_bodies(one) & _bodies(other)) or _speaks_for(one, other) or _speaks_for(other, one)


def _speaks_for(person: Identity, body: Identity) -> bool:
    """As in "Border Guard chief" and "Border Guard": the body's name stands in the office."""
    own = None if person.kind is SourceKind.PERSON else person.name
    told = [part for part in (person.role, person.affiliation, own) if part]
    office = {word for part in told for word in name_words(part)}
    name = set(name_words(body.name))
    return bool(name) and name <= office and person.id != body.id


def _bodies(identity: Identity) -> set[str]:
    told = [part for part in (identity.name, identity.affiliation, identity.role) if part]
    codes = {
        word for part in told for word in name_words(part) if len(word) == 2 and word.isupper()
    }
    names = [part for part in (identity.name, identity.affiliation) if part]
    return codes | {" ".join(name_words(part)) for part in names}


def _side(answer: Answer) -> str:
    return "no" if answer.polarity is Polarity.NEGATIVE else "yes"
