"""Predictions met or not: what came, as somebody later tells it, beside what was foretold.

A "no" refutes only a prediction whose day has passed; a "yes" refutes at once who said that it
would not be. Nothing is said of who is right: the later voice may be wrong.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from sayso.link import deeds, figures, moments, timing
from sayso.link.answers import says_something
from sayso.link.corpus import Corpus
from sayso.link.keys import Key
from sayso.link.revisions import side
from sayso.model import (
    Answer,
    Facet,
    Link,
    Mode,
    Part,
    Polarity,
    Question,
    QuestionKind,
    Relation,
    Why,
)

CAP = 20  # links of this kind on one question
Asked = tuple[Key, Question]


def find(corpus: Corpus, found: Sequence[Asked]) -> list[Asked]:
    """The questions, with links from what came to what was foretold, on the question foretold."""
    actual = {key: question for key, question in found if not key.when}
    added: dict[int, list[Link]] = defaultdict(list)
    for number, (key, question) in enumerate(found):
        now = question if not key.when else actual.get(replace(key, when=""))
        counted = key.kind in {QuestionKind.HOW_MANY, QuestionKind.IS_IT_SO}
        if now is None or not counted or (key.when and key.when != "future"):
            continue
        for link in _links(corpus, question, now):
            if len(added[number]) < CAP:
                added[number].append(link)
    return [
        (key, replace(question, links=(*question.links, *added.get(number, ()))))
        for number, (key, question) in enumerate(found)
    ]


def _links(corpus: Corpus, foretold: Question, now: Question) -> Iterator[Link]:
    outcomes = [each for each in now.answers if each.mode == Mode.ACTUAL and says_something(each)]
    for prediction in foretold.answers:
        if prediction.mode != Mode.FUTURE or not says_something(prediction):
            continue
        for outcome in outcomes:
            if not deeds.is_foretold(corpus, foretold.scope, prediction, outcome):
                continue
            told = _met(corpus, foretold.kind, prediction, outcome)
            if told is not None:
                yield _link(foretold.id, prediction, outcome, met=told)
                break  # the first to tell what came


def _met(corpus: Corpus, kind: QuestionKind, prediction: Answer, outcome: Answer) -> bool | None:
    """Whether what came is what was foretold; None where it cannot be told yet."""
    if not moments.strictly_after(corpus, prediction, outcome) or not timing.on_a_day(
        corpus, outcome
    ):
        return None
    due = _due(corpus, prediction)
    passed = due is not None and due <= (outcome.said.latest or due)
    if kind is QuestionKind.HOW_MANY:
        if outcome.polarity is not Polarity.POSITIVE or not passed:
            return None
        if figures.agree(prediction, outcome):
            return True
        return None if figures.compatible(prediction, outcome) else False
    if outcome.polarity is Polarity.POSITIVE and _too_late(corpus, due, outcome):
        return None
    if outcome.polarity is Polarity.NEGATIVE and not passed:
        return None
    return outcome.polarity is prediction.polarity


def _due(corpus: Corpus, prediction: Answer) -> datetime | None:
    """The end of the time for which it was foretold."""
    times = (corpus.claim[key].happened for key in prediction.claims)
    ends = [when.latest for when in times if when is not None and when.latest is not None]
    return max(ends) if ends else None


def _too_late(corpus: Corpus, due: datetime | None, outcome: Answer) -> bool:
    """Whether what came, came after the time that was foretold, or nobody says when it came."""
    if due is None:
        return False
    times = [corpus.claim[key].happened for key in outcome.claims]
    starts = [when.earliest for when in times if when is not None and when.earliest is not None]
    first = min(starts) if starts else outcome.said.earliest
    return first is None or first > due


def _link(question: str, prediction: Answer, outcome: Answer, *, met: bool) -> Link:
    relation = Relation.FULFILS if met else Relation.FAILS
    how = "as foretold" if met else "not as foretold"
    detail = (
        f"{how}: {prediction.name} {prediction.words[:80]!r}, then {outcome.name} "
        f"{outcome.words[:80]!r}; {timing.dates(prediction, outcome)}"
    )
    parts: tuple[Part, ...] = ()
    if prediction.low is not None or prediction.high is not None:
        words = figures.tell(prediction), figures.tell(outcome)
        parts = () if met else (Part(Facet.VALUE, *words, clash=True),)
    elif not met:
        parts = (Part(Facet.POLARITY, side(prediction), side(outcome), clash=True),)
    why = Why("what-came", None, detail)
    return Link(question, outcome.claims[0], prediction.claims[0], relation, why, parts)
