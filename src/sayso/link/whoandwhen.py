"""Links between answers to who and when: repeated, agreed on, or put otherwise by one voice.

Other doers and other times of two voices are left alone: both may be right.
"""

from collections.abc import Iterator, Sequence

from sayso.link import deeds, moments, revisions, support
from sayso.link.answers import says_something
from sayso.link.corpus import Corpus
from sayso.link.ties import Tie, tie
from sayso.model import Answer, Facet, Link, Part, Relation, Scope, When, Why

CAP = 40  # answers of one question that are compared


def find(
    corpus: Corpus, question: str, scope: Scope, answers: Sequence[Answer]
) -> tuple[Link, ...]:
    """The links of the first answers, each to the nearest it has something to do with."""
    found: list[Link] = []
    told = [answer for answer in answers[:CAP] if says_something(answer)]
    for number, answer in enumerate(told):
        found += _retellings(question, answer)
        for other in reversed(told[:number]):
            if not set(other.claims).isdisjoint(answer.claims):
                continue
            earlier, later = revisions.in_order(corpus, other, answer)
            made = _relation(corpus, scope, earlier, later)
            if made is not None:
                ends = later.claims[0], earlier.claims[0]
                found.append(Link(question, *ends, made.relation, made.why, made.parts))
                break
    return tuple(found)


def _retellings(question: str, answer: Answer) -> Iterator[Link]:
    why = Why("one-statement", None, f"both report one statement of {answer.name}")
    for claim in answer.claims[1:]:
        yield Link(question, claim, answer.claims[0], Relation.REPEATS, why)


def _relation(corpus: Corpus, scope: Scope, earlier: Answer, later: Answer) -> Tie | None:
    if _same(corpus, earlier, later):
        detail = f"{later.name} and {earlier.name} both say {later.words!r}"
        if earlier.source == later.source:
            return tie(Relation.REPEATS, "same-voice-again", detail)
        return support.find(corpus, scope, earlier, later, detail=detail)
    times = [_time(corpus, answer) for answer in (earlier, later)]
    apart = times[0] and times[1] and not times[0].may_overlap(times[1])
    one = revisions.is_one_voice(corpus, earlier, later)
    if not (one and apart and moments.strictly_after(corpus, earlier, later)):
        return None
    if not _is_put_otherwise(corpus, earlier, later):
        return None
    detail = f"first {earlier.words!r}, then {later.words!r}"
    changed = Part(Facet.TIME, earlier.words, later.words)
    return tie(Relation.REVISES, "same-voice-later", detail, changed)


def _is_put_otherwise(corpus: Corpus, earlier: Answer, later: Answer) -> bool:
    """Whether two times are as fine, and of one occurrence: people are hurt on many days.

    Two hours of which each stands in a text of another day are of two days, and the hour is one.
    """
    times = [_time(corpus, answer) for answer in (earlier, later)]
    fine = {when.precision for when in times if when is not None}
    alike = earlier.words.casefold() == later.words.casefold()
    return len(fine) == 1 and not alike and deeds.is_of_one_thing(corpus, earlier, later)


def _same(corpus: Corpus, one: Answer, other: Answer) -> bool:
    times = [_time(corpus, each) for each in (one, other)]
    intervals = {(when.earliest, when.latest) for when in times if when is not None}
    equal = one.words.casefold() == other.words.casefold()
    return len(intervals) == 1 if None not in times else equal


def _time(corpus: Corpus, answer: Answer) -> When | None:
    """When it happened, by the claim that stands for the answer, if both ends are told."""
    when = corpus.claim[answer.claims[0]].happened
    return when if when is not None and when.earliest and when.latest else None
