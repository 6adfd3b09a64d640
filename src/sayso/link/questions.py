"""Questions: what claims can be seen to answer, induced from what they say, with no topic list."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from sayso.lexicon.predicates import predicate_classes
from sayso.link import answers as answers_of
from sayso.link import (
    comparing,
    deciding,
    matching,
    names,
    particulars,
    predictions,
    relations,
    scopes,
    splitting,
    unsettled,
    whoandwhen,
    wording,
    worth,
)
from sayso.link import positions as positions_of
from sayso.link.corpus import Corpus
from sayso.link.groups import Groups
from sayso.link.positions import FIGURES, Key, Part, Position
from sayso.model import (
    Answer,
    Judgement,
    Measure,
    Question,
    QuestionKind,
    Scope,
    identify,
)

RUN = timedelta(
    days=7
)  # without a story in common, reports of one place this near are one occasion


def find(corpus: Corpus, judged: Sequence[Judgement] = ()) -> tuple[Question, ...]:
    """Every question that is worth asking of the claims, with its answers and links, by its id.

    ``judged`` are decisions whether two claims answer one question.
    """
    told = matching.find(corpus, list(splitting.find(corpus, parts(corpus))))
    asked = worth.find(corpus, deciding.parts(told, judged))
    known = names.gather(corpus.claims)
    found = [(key, _question(corpus, key, positions, known)) for key, positions in asked]
    related = predictions.find(corpus, scopes.find(corpus, _told_apart(found)))
    return tuple(sorted((each for _, each in related), key=lambda question: question.id))


def parts(corpus: Corpus) -> list[Part]:
    """All positions by what their keys ask, before what is told in other words is joined."""
    by_key: dict[Key, list[Position]] = defaultdict(list)
    for position in positions_of.find(corpus):
        by_key[position.key].append(position)
    return [part for key in sorted(by_key) for part in _occasions(corpus, key, by_key[key])]


def _told_apart(found: list[tuple[Key, Question]]) -> list[tuple[Key, Question]]:
    """Equal wordings of different occasions get their day, then who was first to tell."""
    times = Counter(question.wording for _, question in found)
    dated = [
        (key, replace(each, wording=wording.apart(each.wording, key.occasion)))
        if times[each.wording] > 1
        else (key, each)
        for key, each in found
    ]
    times = Counter(question.wording for _, question in dated)
    return [
        (key, replace(each, wording=wording.told_by(each.wording, each.answers[0].name)))
        if times[each.wording] > 1 and each.answers
        else (key, each)
        for key, each in dated
    ]


def _occasions(corpus: Corpus, key: Key, positions: list[Position]) -> list[Part]:
    """A toll is of one occurrence: apart in story and time, equal words ask different questions."""
    kind = predicate_classes().get(key.predicate)
    open_one = kind is None or kind.name in FIGURES or key.kind in particulars.KINDS
    if not open_one and (key.known.measure != "cumulative" or ":" in key.about):
        return [(key, positions)]
    articles = sorted({p.claim.article for p in positions}, key=lambda a: (_out(corpus, a), a))
    groups = Groups(articles)
    first: dict[str, str] = {}
    for article in articles:
        for told in (corpus.thread_of(article), corpus.story.get(article, article)):
            groups.join(first.setdefault(told, article), article)
    for left, right in itertools.pairwise(articles):
        days = (_out(corpus, left), _out(corpus, right))
        if key.place and all(days) and _gap(corpus, left, right) <= RUN:
            groups.join(left, right)
    parts = groups.lists()
    if len(parts) == 1 and key.place:
        return [(key, positions)]
    found = []
    days_taken: set[str] = set()
    for part in sorted(parts, key=min):
        inside = set(part)
        mine = [p for p in positions if p.claim.article in inside]
        day = min(_out(corpus, article) for article in part)
        # Two occasions of one day are told apart by an article of each.
        occasion = f"{day} {min(part)}".strip() if not day or day in days_taken else day
        days_taken.add(day)
        found.append((replace(key, occasion=occasion), mine))
    return found


def _out(corpus: Corpus, article: str) -> str:
    return (corpus.articles[article].published.iso()[1] or "")[:10]


def _gap(corpus: Corpus, left: str, right: str) -> timedelta:
    one, other = (corpus.articles[article].published.latest for article in (left, right))
    return abs(one - other) if one and other else timedelta.max


def _question(corpus: Corpus, key: Key, positions: list[Position], known: names.Names) -> Question:
    identifier = identify(
        "qst",
        *(
            key.kind.value,
            key.predicate,
            key.about,
            key.place,
            key.by,
            key.when,
            key.unit,
            key.occasion,
            *((key.told,) if key.told else ()),
        ),
    )
    scope = Scope(
        of=wording.of(key, positions, known),
        predicate=key.predicate,
        places=(known.place(key.place, (p.claim for p in positions)),) if key.place else (),
        when=key.when or _dated(key.occasion),
        measure=_measure(key, positions),
    )
    answers = answers_of.find(corpus, positions)
    outlets = _outlets(corpus, answers)
    links = (
        whoandwhen.find(corpus, identifier, scope, answers)
        if key.kind in particulars.KINDS
        else relations.find(corpus, identifier, key.kind, scope, answers)
    )
    compared = comparing.find(corpus, key.kind, scope, answers)
    return Question(
        id=identifier,
        kind=key.kind,
        wording=wording.word(key, positions, known),
        scope=scope,
        answers=answers,
        links=links,
        outlets=len(outlets),
        families=len(_families(corpus, answers)),
        origins=len(_origins(corpus, answers)),
        story=corpus.mostly(corpus.story, answers),
        compared=unsettled.settle(corpus, compared, answers, links),
        clear=wording.is_clear(key, positions),
    )


def _dated(occasion: str) -> str | None:
    """An occasion is named by its first day, or, undated, by an article, which is no time."""
    return occasion.split(maxsplit=1)[0] if occasion[:1].isdigit() else None


def _measure(key: Key, positions: Iterable[Position]) -> Measure:
    """What all figures agree to be; where no words say, what the predicate implies."""
    if key.kind is not QuestionKind.HOW_MANY:
        return Measure.UNSTATED
    told = {
        p.proposition.quantity.measure
        for p in positions
        if p.proposition and p.proposition.quantity
    }
    stated = told - {Measure.UNSTATED}
    if len(stated) == 1:
        return stated.pop()
    kind = predicate_classes().get(key.predicate)
    return Measure(kind.measure) if kind and not stated else Measure.UNSTATED


def _outlets(corpus: Corpus, answers: Sequence[Answer]) -> set[str]:
    articles = (
        corpus.articles[corpus.claim[claim].article]
        for answer in answers
        for claim in answer.claims
    )
    return {article.outlet or article.uri for article in articles}


def _families(corpus: Corpus, answers: Sequence[Answer]) -> set[str]:
    return {
        corpus.family_of(corpus.articles[corpus.claim[claim].article])
        for answer in answers
        for claim in answer.claims
    }


def _origins(corpus: Corpus, answers: Sequence[Answer]) -> set[str]:
    """Known origins behind answers that say something; unknown lineage counts nothing."""
    origins = (
        corpus.origin.get(claim)
        for answer in answers
        if answers_of.says_something(answer)
        for claim in answer.claims
    )
    return {origin.id for origin in origins if origin is not None and origin.known}
