"""Answers: what each voice said on a question, in order of saying; revisions are kept."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sayso.link.corpus import Corpus, once
from sayso.link.keys import REWORDED
from sayso.link.positions import SILENT, Position
from sayso.model import LED_HERE, OTHER_WORDS, Act, Answer, Polarity, QuestionKind, When, Why

LONGEST = 240  # characters of an answer's words
# What has no date comes last; only ever compared, and all our times are naive.
LATE = datetime(9999, 12, 31)
# Where one statement is told several ways, the plainest telling of the act stands for it.
ORDER = (Act.CONFIRM, Act.DENY, Act.DECLINE, Act.CANNOT_CONFIRM, Act.ESTIMATE)


def find(corpus: Corpus, positions: Sequence[Position]) -> tuple[Answer, ...]:
    """One answer for each voice, statement and figure, ordered by when it was said."""
    groups: dict[tuple[object, ...], list[Position]] = defaultdict(list)
    for position in positions:
        groups[_same_answer(corpus, position)].append(position)
    answers = [_answer(corpus, group) for group in groups.values()]
    return tuple(sorted(answers, key=_order))


def _same_answer(corpus: Corpus, position: Position) -> tuple[object, ...]:
    claim = position.claim
    statement = corpus.statement.get(claim.id, claim.id)
    shared = (corpus.speaker[claim.id], statement, position.polarity)
    if position.key.kind is QuestionKind.IS_IT_SO:
        return shared
    if position.value:
        return (*shared, position.value.casefold())
    quantity = position.proposition.quantity if position.proposition else None
    return (*shared, quantity.low if quantity else None, quantity.high if quantity else None)


def _answer(corpus: Corpus, group: list[Position]) -> Answer:
    first = min(group, key=lambda position: _rank(corpus, position))
    claim = first.claim
    quantity = first.proposition.quantity if first.proposition else None
    counts = first.key.kind is QuestionKind.HOW_MANY and quantity is not None
    origin = corpus.origin.get(claim.id)
    speaker = corpus.speaker[claim.id]
    return Answer(
        source=speaker,
        name=corpus.identities[speaker].name,
        claims=tuple(sorted({position.claim.id for position in group})),
        act=claim.act,
        polarity=first.polarity,
        said=corpus.spoken(claim),
        low=quantity.low if counts and quantity else None,
        high=quantity.high if counts and quantity else None,
        approximate=bool(counts and quantity and quantity.approximate),
        vague=bool(counts and quantity and quantity.vague),
        words=_words(first),
        mode=first.mode.value,
        statement=corpus.statement.get(claim.id),
        origin=origin.id if origin else None,
        why=_why(group),
    )


def _why(group: Sequence[Position]) -> tuple[Why, ...]:
    """How claims came here that ask it by no key of their own, each reason once."""
    own = {position.claim.id for position in group if not position.why}
    told = {position.why for position in group if position.claim.id not in own}
    return tuple(
        Why(OTHER_WORDS if REWORDED in each else LED_HERE, None, each) for each in sorted(told)
    )


def _words(position: Position) -> str:
    proposition = position.proposition
    if position.value:
        return position.value
    if position.key.kind is QuestionKind.HOW_MANY and proposition and proposition.quantity:
        return proposition.quantity.span.words
    if proposition is not None and position.claim.act not in SILENT:
        return proposition.span.words[:LONGEST]
    return position.claim.words[:LONGEST]


def _rank(corpus: Corpus, position: Position) -> tuple[bool, int, int, str]:
    """The best dated, plainest telling first."""
    claim = position.claim
    act = ORDER.index(claim.act) if claim.act in ORDER else len(ORDER)
    return not dated(corpus.spoken(claim)), act, -len(position.claim.words), claim.id


def dated(when: When) -> bool:
    """Whether both ends are known."""
    return when.earliest is not None and when.latest is not None


def _order(answer: Answer) -> tuple[datetime, datetime, str, tuple[str, ...], str]:
    when = answer.said
    first = when.earliest or when.latest or LATE
    return first, when.latest or LATE, answer.name, answer.claims, answer.words


def says_something(answer: Answer) -> bool:
    """Whether it takes a side or names a figure, and is not a refusal to speak."""
    counts = answer.low is not None or answer.high is not None
    valued = answer.act is Act.EVALUATE and not counts
    return not valued and answer.polarity is not Polarity.UNSTATED


@once
def is_own_word(corpus: Corpus, answer: Answer) -> bool:
    """Whether only papers say it themselves: where they have it from, nobody knows."""
    return all(corpus.claim[key].source is None for key in answer.claims)
