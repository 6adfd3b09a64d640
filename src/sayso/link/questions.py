"""Questions: what claims can be seen to answer, induced from what they say, with no topic list."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.gazetteer import holders
from sayso.lexicon.outlets import family_of
from sayso.lexicon.predicates import PredicateClass, predicate_classes
from sayso.lexicon.things import thing_classes
from sayso.link import answers as answers_of
from sayso.link import names, relations, wording
from sayso.link import positions as positions_of
from sayso.link.corpus import Corpus
from sayso.link.groups import Groups
from sayso.link.positions import MARKED, REPLIES, Key, Position
from sayso.model import (
    Answer,
    Claim,
    Link,
    Measure,
    Polarity,
    Question,
    QuestionKind,
    Relation,
    Scope,
    Span,
    Why,
    identify,
)

RUN = timedelta(
    days=7
)  # without a story in common, reports of one place this near are one occasion
FIXED = frozenset({"area", "landscape", "settlements", "buildings", "agreement"})
WIDER_CAP = 40  # questions of one thing and predicate that are compared for scope


def find(corpus: Corpus) -> tuple[Question, ...]:
    """Every question that is worth asking of the claims, with its answers and links, by its id."""
    by_key: dict[Key, list[Position]] = defaultdict(list)
    for position in positions_of.find(corpus):
        by_key[position.key].append(position)
    parts = [part for key in sorted(by_key) for part in _occasions(corpus, key, by_key[key])]
    counted = _counted(parts)
    asked = [
        (key, positions)
        for key, positions in parts
        if _worth_asking(corpus, key, positions) and not _said_by_figures(key, positions, counted)
    ]
    known = names.gather(corpus.claims)
    found = [(key, _question(corpus, key, positions, known)) for key, positions in asked]
    scoped = _scoped(corpus, _told_apart(found))
    return tuple(sorted(scoped, key=lambda question: question.id))


def _counted(parts: Sequence[tuple[Key, list[Position]]]) -> dict[Key, set[str]]:
    """The claims that give a figure, by the question of yes or no that the figure settles."""
    found: dict[Key, set[str]] = defaultdict(set)
    for key, positions in parts:
        if key.kind is QuestionKind.HOW_MANY:
            settled = replace(key, kind=QuestionKind.IS_IT_SO, unit="")
            found[settled] |= {position.claim.id for position in positions}
    return found


def _said_by_figures(
    key: Key, positions: Sequence[Position], counted: Mapping[Key, set[str]]
) -> bool:
    """As in "were people killed", where others say how many and nobody says no."""
    if key.kind is not QuestionKind.IS_IT_SO or key.known.measure != "cumulative":
        return False
    figures = counted.get(replace(key, by=""), set())
    return bool(figures) and all(p.polarity is Polarity.POSITIVE for p in positions)


def _told_apart(found: list[tuple[Key, Question]]) -> list[tuple[Key, Question]]:
    """Equal wordings of different occasions get their day."""
    times = Counter(question.wording for _, question in found)
    return [
        (key, replace(each, wording=wording.apart(each.wording, key.occasion)))
        if times[each.wording] > 1
        else (key, each)
        for key, each in found
    ]


def _occasions(
    corpus: Corpus, key: Key, positions: list[Position]
) -> list[tuple[Key, list[Position]]]:
    """A toll is of one occurrence: apart in story and time, equal words ask different questions."""
    kind = predicate_classes().get(key.predicate)
    if kind is None or kind.measure != "cumulative" or ":" in key.about:
        return [(key, positions)]
    articles = sorted({p.claim.article for p in positions}, key=lambda a: (_out(corpus, a), a))
    groups = Groups(articles)
    first: dict[str, str] = {}
    for article in articles:
        story = corpus.thread.get(article, article)
        groups.join(first.setdefault(story, article), article)
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


def _worth_asking(corpus: Corpus, key: Key, positions: Sequence[Position]) -> bool:
    """Two voices, or one that replies; a figure of a known kind may stand alone."""
    voices = _voices(corpus, positions)
    kind = predicate_classes().get(key.predicate)
    if key.noun in clause_words("nothing to ask about"):
        return False
    if key.kind is QuestionKind.HOW_MANY:
        if kind is None:
            return False  # there is no wording for it but somebody's own words
        bounds = {_bounds(position) for position in positions if _is_figure(position)}
        # One voice that revises its figure is worth following too.
        some = len(voices) > 1 or (key.bound and len(bounds) > 1)
        return bool(bounds) and (some or key.noun in thing_classes())
    if kind is not None and any(p.claim.act in REPLIES for p in positions):
        return True
    if kind is not None and key.bound and any(p.claim.act in MARKED for p in positions):
        return True
    disputed = any(position.polarity is not Polarity.POSITIVE for position in positions)
    return len(voices) > 1 and (disputed or kind is not None) and _says_enough(key, kind)


def _bounds(position: Position) -> tuple[float | None, float | None] | None:
    quantity = position.proposition.quantity if position.proposition else None
    return (quantity.low, quantity.high) if quantity else None


def _is_figure(position: Position) -> bool:
    """Whether it counts at least one: that nobody was hurt asks only whether anybody was."""
    quantity = position.proposition.quantity if position.proposition else None
    return quantity is not None and quantity.high != 0


def _says_enough(key: Key, kind: PredicateClass | None) -> bool:
    """Whether it is bound to an owner, a place or a doer: that "people were killed" asks little."""
    if (
        kind is not None
        and kind.needs_place
        and (key.noun not in thing_classes() or key.noun in FIXED)
    ):
        return False  # that a mosque is in a town is no news
    group = thing_classes().get(key.about)
    return key.bound or (kind is not None and not (group is not None and group.people))


def _voices(corpus: Corpus, positions: Sequence[Position]) -> set[str]:
    """Whose words they are; what one article says once counts once, through however many mouths."""
    found: set[str] = set()
    taken: dict[str, list[Span]] = defaultdict(list)
    for claim in sorted((p.claim for p in positions), key=lambda claim: claim.id):
        before = taken[claim.article]
        if not any(span.overlaps(each) for span in claim.content for each in before):
            before.extend(claim.content)
            found.add(_voice(corpus, claim))
    return found


def _voice(corpus: Corpus, claim: Claim) -> str:
    """The speaker; an outlet that prints another's text is the other."""
    if claim.own_voice:
        origin = corpus.origin.get(claim.id)
        return origin.voice if origin else corpus.same_text.get(claim.article, claim.article)
    return corpus.speaker[claim.id]


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
    stories = Counter(
        corpus.story[p.claim.article] for p in positions if p.claim.article in corpus.story
    )
    return Question(
        id=identifier,
        kind=key.kind,
        wording=wording.word(key, positions, known),
        scope=scope,
        answers=answers,
        links=relations.find(corpus, identifier, key.kind, scope, answers),
        outlets=len(outlets),
        families=len({family_of(outlet) for outlet in outlets}),
        origins=len(_origins(corpus, answers)),
        story=min(stories, key=lambda story: (-stories[story], story)) if stories else None,
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


def _origins(corpus: Corpus, answers: Sequence[Answer]) -> set[str]:
    """Known origins behind answers that say something; unknown lineage counts nothing."""
    origins = (
        corpus.origin.get(claim)
        for answer in answers
        if answers_of.says_something(answer)
        for claim in answer.claims
    )
    return {origin.id for origin in origins if origin is not None and origin.known}


def _scoped(corpus: Corpus, found: list[tuple[Key, Question]]) -> list[Question]:
    """Questions of one thing and predicate in wider and narrower places, linked once each way."""
    places = [place for claim in corpus.claims for place in claim.places]
    within = holders(place.id for place in places if place.id is not None)
    within |= {place.key: place.within for place in places if place.within is not None}
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, (key, _) in enumerate(found):
        groups[key.kind.value, key.predicate, key.about, key.by, key.when, key.unit].append(number)
    more: dict[int, list[Link]] = defaultdict(list)
    for group in groups.values():
        for narrow in group[:WIDER_CAP]:
            for wide in group[:WIDER_CAP]:
                if _is_within(found[narrow][0].place, found[wide][0].place, within):
                    one, other = _scope_links(found[narrow][1], found[wide][1])
                    more[narrow].append(one)
                    more[wide].append(other)
    return [
        replace(question, links=(*question.links, *more.get(number, ())))
        for number, (_, question) in enumerate(found)
    ]


def _is_within(narrow: str, wide: str, within: Mapping[str, str]) -> bool:
    if narrow == wide or not narrow:
        return False
    if not wide:
        return True
    above, steps = within.get(narrow), 0
    while above is not None and steps < 5:
        if above == wide:
            return True
        above, steps = within.get(above), steps + 1
    return False


def _scope_links(narrow: Question, wide: Question) -> tuple[Link, Link]:
    inner, outer = narrow.answers[0].claims[0], wide.answers[0].claims[0]
    where = narrow.scope.places[0]
    detail = f"{where!r} lies within what the other asks about; the two are not compared"
    why = Why("narrower-place", None, detail)
    return (
        Link(narrow.id, inner, outer, Relation.NARROWS, why),
        Link(wide.id, outer, inner, Relation.WIDENS, why),
    )
