"""Matters: whether two figures surely count one matter, so that the one may gainsay the other.

To say that two voices clash, or that one revises itself, asks for more than one question: one
occasion, the whole of what is counted, told at one time. What stays in doubt is not held against
each other, and the doubt is told.
"""

from collections.abc import Iterable, Iterator

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.predicates import predicate_classes
from sayso.lexicon.things import counts_people
from sayso.link import figures, moments, neighbours, occasions, tallies, timing
from sayso.link.answers import is_own_word
from sayso.link.corpus import Corpus
from sayso.link.tallies import WORD
from sayso.model import Answer, Claim, Facet, Measure, Part, Quantity, Scope, SourceKind

FEW_TIMES = 3  # by which a total does not shrink when it is corrected
WOUNDING = "wounding"
AMOUNT = "amount"  # that there are so many tells neither where nor what became of them
STATES = frozenset({AMOUNT, "presence", "remaining", "count"})


def of_figures(corpus: Corpus, scope: Scope, earlier: Answer, later: Answer) -> Part | None:
    """Why two figures that clash may be of two matters; None where nothing leaves it open."""
    if doubt := of_counts(corpus, scope, earlier, later):
        return doubt
    if not _is_bound(corpus, scope, earlier, later):
        thing = "without a place or an owner"
        return Part(Facet.PLACE, f"{earlier.words} {thing}", f"{later.words} {thing}")
    if _is_fresh_count(corpus, scope, earlier, later):
        return Part(Facet.TIME, timing.told_on(earlier), f"{timing.told_on(later)}, a new count")
    units = [tallies.unit(corpus, answer) for answer in (earlier, later)]
    if units[0] != units[1]:
        return Part(Facet.THING, units[0] or "no unit", units[1] or "no unit")
    if whom := tallies.with_one_more(corpus, earlier, later):
        grew = tallies.end(later) > tallies.end(earlier)
        first, second = ("", f" with {whom}") if grew else (f" with {whom}", "")
        return Part(Facet.THING, f"{earlier.words}{first}", f"{later.words}{second}")
    return (
        elsewhere(corpus, scope, earlier, later)
        or _reconciled(corpus, earlier, later)
        or _overtaken(corpus, scope, earlier, later)
        or _may_have_died(corpus, scope, earlier, later)
    )


def _may_have_died(corpus: Corpus, scope: Scope, earlier: Answer, later: Answer) -> Part | None:
    """Those hurt are fewer when one of them has died."""
    fewer = figures.higher(later, earlier) and moments.strictly_after(corpus, earlier, later)
    if scope.predicate != WOUNDING or not fewer:
        return None
    return Part(Facet.TIME, timing.told_on(earlier), f"{timing.told_on(later)}, some may have died")


def _is_fresh_count(corpus: Corpus, scope: Scope, earlier: Answer, later: Answer) -> bool:
    """Whether a far lower total of a later day, of no place, may be of what happened since."""
    few = tallies.end(later) * FEW_TIMES < tallies.end(earlier)
    return few and not scope.places and moments.strictly_after(corpus, earlier, later)


def of_counts(corpus: Corpus, scope: Scope, earlier: Answer, later: Answer) -> Part | None:
    """Why two figures may be of two matters, whoever gives them."""
    if not occasions.of_one_occasion(corpus, earlier, later):
        return Part(Facet.PLACE, "told in one story", "told in another")
    kind = predicate_classes().get(scope.predicate)
    total = kind is not None and kind.measure == Measure.CUMULATIVE.value
    counts = [tallies.part_of_count(corpus, answer, total=total) for answer in (earlier, later)]
    if any(counts):
        first, second = (doubt or "so many" for doubt in counts)
        return Part(Facet.THING, f"{earlier.words} ({first})", f"{later.words} ({second})")
    inside = [tallies.whom_it_counts_in(corpus, answer) for answer in (earlier, later)]
    if inside[0] != inside[1]:
        first, second = (", ".join(sorted(each)) or "nobody said to be" for each in inside)
        return Part(
            Facet.THING, f"{earlier.words} ({first} counted in)", f"{later.words} ({second} so)"
        )
    return None


def _is_followed(corpus: Corpus, earlier: Answer, later: Answer) -> bool:
    """Whether an outlet says that its figure has changed: it tells of one occasion after another.

    So do "the police": of them, names that few have must tell that it is one occasion.
    """
    voices = [corpus.identities[each.source] for each in (earlier, later)]
    if any(voice.kind is SourceKind.OUTLET for voice in voices):
        return tallies.has_grown(corpus, later)
    return all(map(moments.has_name, voices)) or occasions.share_names(corpus, earlier, later)


def of_revision(corpus: Corpus, scope: Scope, earlier: Answer, later: Answer) -> Part | None:
    """Why the newer of two figures of one voice may be of another matter, and no revision."""
    if doubt := of_counts(corpus, scope, earlier, later):
        return doubt
    if not _is_bound(corpus, scope, earlier, later) or not _is_followed(corpus, earlier, later):
        return Part(Facet.PLACE, f"{earlier.words} on one occasion", f"{later.words} on another")
    passing = scope.predicate in STATES | timing.PASSING
    if not passing and (
        tallies.end(later) * FEW_TIMES < tallies.end(earlier) or tallies.are_far(earlier, later)
    ):
        return Part(Facet.THING, f"{earlier.words} of a total", f"{later.words} of a part")
    changed = any(
        tallies.has_grown(corpus, each) or tallies.sets_against(corpus, each)
        for each in (earlier, later)
    )
    changed = changed or all(
        moments.has_name(corpus.identities[e.source]) for e in (earlier, later)
    )
    articles = {corpus.claim[key].article for key in earlier.claims}
    if not changed and any(_tells(corpus, each, earlier, later) for each in articles):
        return Part(Facet.THING, f"{earlier.words} beside", f"{later.words} in one text")
    return elsewhere(corpus, scope, earlier, later)


def _is_bound(corpus: Corpus, scope: Scope, earlier: Answer, later: Answer) -> bool:
    """Whether a place, an owner or a thing of its own tells which "prisoners" there are."""
    if scope.predicate not in STATES or scope.places:
        return True
    units = {tallies.unit(corpus, answer) for answer in (earlier, later)}
    if len(units) == 1 and units <= clause_words("comes in bulk"):
        return True
    things = [
        {
            (each.about.belonging, each.about.noun)
            for key in answer.claims
            for each in corpus.claim[key].propositions
            if each.about is not None
        }
        for answer in (earlier, later)
    ]
    shared = things[0] & things[1]
    return any(owner for owner, _ in shared) or _side_by_side(corpus, earlier, later)


def _side_by_side(corpus: Corpus, earlier: Answer, later: Answer) -> bool:
    """Whether a reporter sets the words of two voices beside each other."""
    own = any(is_own_word(corpus, each) for each in (earlier, later))
    return not own and moments.in_one_paragraph(corpus, earlier, later)


def elsewhere(corpus: Corpus, scope: Scope, earlier: Answer, later: Answer) -> Part | None:
    """A text that never names the place asked about may tell of another."""
    names = [_names_place(corpus, scope, answer) for answer in (earlier, later)]
    if all(names):
        return None
    place = " and ".join(scope.places)
    first, second = (place if named else "not said where" for named in names)
    return Part(Facet.PLACE, first, second)


def _names_place(corpus: Corpus, scope: Scope, answer: Answer) -> bool:
    texts = [corpus.articles[corpus.claim[key].article] for key in answer.claims]
    words = {word for name in scope.places for word in WORD.findall(name) if word[0].isupper()}
    return not words or any(
        word in f"{text.title or ''} {text.text}" for text in texts for word in words
    )


def _reconciled(corpus: Corpus, earlier: Answer, later: Answer) -> Part | None:
    """A paper that tells both figures and sets neither against the other sees no clash."""
    for one, other in ((earlier, later), (later, earlier)):
        articles = {corpus.claim[key].article for key in one.claims}
        both = [article for article in articles if _tells_itself(corpus, article, one, other)]
        if not both:
            continue
        own = is_own_word(corpus, one) or is_own_word(corpus, other)
        if own or not any(tallies.sets_against(corpus, each) for each in (one, other)):
            return Part(Facet.THING, f"{earlier.words} beside", f"{later.words} in one text")
    return None


def _tells_itself(corpus: Corpus, article: str, one: Answer, other: Answer) -> bool:
    """The same, told by the one's voice or by the paper: what it has from the other is his."""
    claims = [
        claim
        for claim in neighbours.in_article(corpus, article)
        if claim.source is None or corpus.speaker.get(claim.id) == one.source
    ]
    return _is_told(corpus, claims, one, other)


def _tells(corpus: Corpus, article: str, one: Answer, other: Answer) -> bool:
    """Whether an article of the one tells the other's figure too, of a thing of one class."""
    return _is_told(corpus, neighbours.in_article(corpus, article), one, other)


def _is_told(corpus: Corpus, claims: Iterable[Claim], one: Answer, other: Answer) -> bool:
    mine = {noun for _, noun in _nouns(corpus.claim[key] for key in one.claims)}
    bounds = (other.low, other.high)
    told = _nouns(claims)
    return any(
        (quantity.low, quantity.high) == bounds
        and (noun in mine or (counts_people(noun) and any(map(counts_people, mine))))
        for quantity, noun in told
    )


def _nouns(claims: Iterable[Claim]) -> Iterator[tuple[Quantity, str]]:
    for claim in claims:
        for each in claim.propositions:
            if each.quantity is not None and each.about is not None:
                yield each.quantity, each.about.noun


def _overtaken(corpus: Corpus, scope: Scope, earlier: Answer, later: Answer) -> Part | None:
    """Papers' own tolls of one day are those of another hour, unless the later one is lower."""
    low = min((earlier, later), key=lambda each: each.high or each.low or 0)
    high = later if low is earlier else earlier
    own = any(is_own_word(corpus, each) for each in (earlier, later))
    grown = timing.is_total(scope) and tallies.has_grown(corpus, high)
    if not (own or grown) or moments.surely_after(corpus, high, low):
        return None
    return Part(Facet.TIME, "as of an hour not told", "as of an hour not told")
