"""Replying: a denial or a refusal stands to what it replies to, which the text often says."""

from collections.abc import Iterator, Sequence

from sayso.lexicon.predicates import predicate_classes
from sayso.link import deeds, moments, timing, wordbags
from sayso.link.answering import POINTERS
from sayso.link.answers import is_own_word
from sayso.link.corpus import Corpus
from sayso.link.revisions import side
from sayso.model import Act, Answer, Facet, Link, Part, Polarity, Relation, Scope, Why

LEAST = 3  # words of a mere name for what was said
SILENCES = {
    Act.DECLINE: (Relation.DECLINES, "refuses to speak"),
    Act.CANNOT_CONFIRM: (Relation.CANNOT_CONFIRM, "can neither confirm nor deny"),
}


def find(corpus: Corpus, question: str, scope: Scope, answers: Sequence[Answer]) -> Iterator[Link]:
    """The links of every reply among the answers."""
    # What befell whom and where: of looser questions nobody knows what "the reports" are.
    is_plain = bool(scope.places) and scope.predicate in predicate_classes()
    by_claim = {claim: answer for answer in answers for claim in answer.claims}
    for number, reply in enumerate(answers):
        for told, other in _replied_to(corpus, reply, by_claim):
            if reply.act in SILENCES:
                yield _silence(question, reply, other, told)
            elif _is_denied(corpus, reply, other):
                yield _denial(question, reply, other, told)
        if any(_replied_to(corpus, reply, by_claim)):
            continue
        if reply.act in SILENCES and (nearest := _nearest(corpus, reply, (answers, number))):
            yield _silence(question, reply, nearest, nearest.claims[0])
        pointing = is_plain and _only_points(corpus, reply)
        if pointing and (meant := _of_its_time(corpus, reply, answers)):
            yield _denial(question, reply, meant, meant.claims[0])


def _is_denied(corpus: Corpus, reply: Answer, other: Answer) -> bool:
    """Whether a denial is of what the other says; "Vask's comments" is no claim to be denied."""
    if reply.act is not Act.DENY or other.polarity is not Polarity.POSITIVE:
        return False
    told = any(len(corpus.claim[key].words.split()) > LEAST for key in other.claims)
    return told and deeds.is_of_the_matter(corpus, reply, other)


def _replied_to(
    corpus: Corpus, reply: Answer, by_claim: dict[str, Answer]
) -> Iterator[tuple[str, Answer]]:
    """The claims of this question that a reply names, with the answers they give."""
    for key in reply.claims:
        told = corpus.claim[key].replies_to
        other = by_claim.get(told or "")
        if told is not None and other is not None and other.source != reply.source:
            yield told, other


def _silence(question: str, reply: Answer, other: Answer, told: str) -> Link:
    relation, verb = SILENCES[reply.act]
    detail = f"{reply.name} {verb} on what {other.name} says: {other.words[:80]!r}"
    return Link(question, reply.claims[0], told, relation, Why("reply", None, detail))


def _denial(question: str, reply: Answer, other: Answer, told: str) -> Link:
    detail = f"{reply.name} replies no to what {other.name} says: {other.words[:80]!r}"
    clash = Part(Facet.POLARITY, side(reply), side(other), clash=True)
    why = Why("denial", None, detail)
    return Link(question, reply.claims[0], told, Relation.DENIES, why, (clash,))


def _nearest(corpus: Corpus, reply: Answer, among: tuple[Sequence[Answer], int]) -> Answer | None:
    """The nearest assertion before a refusal (else after), in the same article if there is one."""
    answers, number = among
    others = [*reversed(answers[:number]), *answers[number + 1 :]]
    articles = {corpus.claim[key].article for key in reply.claims}
    others.sort(key=lambda other: not _told_in(corpus, other, articles))
    for other in others:
        near = _told_in(corpus, other, articles) or timing.near(corpus, other, reply)
        if near and other.source != reply.source and other.polarity is Polarity.POSITIVE:
            return other
    return None


def _only_points(corpus: Corpus, reply: Answer) -> bool:
    """As in "called the reports untrue": a denial whose words do not say what is denied."""
    told = [each for key in reply.claims for each in corpus.claim[key].propositions]
    things = [each.about.noun for each in told if each.about is not None]
    pointing = all(not wordbags.stems(noun) - POINTERS for noun in things)
    return reply.act is Act.DENY and pointing and len(things) == len(told)


def _of_its_time(corpus: Corpus, reply: Answer, answers: Sequence[Answer]) -> Answer | None:
    """The first assertion of its time, of somebody whom papers quote rather than of a paper.

    What its own article tells is known already: there it replied to nothing.
    """
    articles = {corpus.claim[key].article for key in reply.claims}
    of_its_time = [
        other
        for other in answers
        if other.source != reply.source
        and not _told_in(corpus, other, articles)
        and moments.apart(corpus, reply, other) == 0
        and _is_denied(corpus, reply, other)
    ]
    return min(of_its_time, key=lambda other: is_own_word(corpus, other), default=None)


def _told_in(corpus: Corpus, answer: Answer, articles: set[str]) -> bool:
    return any(corpus.claim[key].article in articles for key in answer.claims)
