"""Counted: whether two figures surely count one thing, so that the one may gainsay the other.

Questions are put together by what most of their answers share; a wrong contradiction costs more
than one that nobody names. Figures are held against each other only where the two sentences
themselves, what is counted and what happened to it, leave no doubt.
"""

import re

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.kinds_of_things import group_of, is_part
from sayso.lexicon.predicates import are_kin, predicate_classes
from sayso.lexicon.things import counts_people
from sayso.lexicon.units import measures
from sayso.link import figures, meanings
from sayso.link.corpus import Corpus
from sayso.model import Answer, Facet, Part, Proposition

FEW_TIMES = 3  # by which figures differ that are told with other words
FAR = 50  # times by which figures differ that can hardly be of one time and place
SEVERAL = 4  # times by which figures differ that are told of one thing in few words in common
SHARED = 0.3  # of the words of the shorter
AMOUNT = "amount"  # that there are so many tells neither where nor what became of them
PARTLY = re.compile(r"\s+of (?:them|whom|these|those|the|our|its|their)\b")
SHARES = frozenset({"percent", "%", "share", "per cent"})
Told = tuple[Answer, Proposition]


def differ(corpus: Corpus, left: Told, right: Told) -> Part | None:
    """What is counted on either side, where it may be another thing."""
    (one, mine), (other, theirs) = left, right
    apart = Part(Facet.THING, _words(mine), _words(theirs))
    if is_other_thing(corpus, left, right) or _is_some(left, right) or _is_some(right, left):
        return apart
    if figures.same(one, other):
        return apart if _is_mean(mine) != _is_mean(theirs) else None
    if not _within(one, other, FAR) or _tells_both(corpus, left, right):
        return apart
    if _is_single(left, right) or _is_mean(mine) != _is_mean(theirs):
        return apart
    if not _within(one, other, SEVERAL) and not _share_words(corpus, one, other):
        return apart
    predicates = {mine.predicate, theirs.predicate}
    if AMOUNT in predicates:
        return None if _is_measured(mine) and _is_measured(theirs) else apart
    if len(predicates) == 1 or are_kin(*predicates):
        return None
    known = any(each in predicate_classes() for each in predicates)
    return apart if known or not _within(one, other, FEW_TIMES) else None


def _is_single(left: Told, right: Told) -> bool:
    """As in "one sailor was hurt by a rope": one of those hurt, and no count of them."""
    bounds = [(answer.low, answer.high) for answer, _ in (left, right)]
    return ((1, 1) in bounds) and bounds[0] != bounds[1]


def _is_mean(told: Proposition) -> bool:
    words = told.about.words.lower().split() if told.about is not None else []
    return not clause_words("averaged").isdisjoint(words)


def _share_words(corpus: Corpus, one: Answer, other: Answer) -> bool:
    """Whether two claims so far apart in their figures speak of one thing otherwise."""
    texts = [meanings.of(corpus.claim[each.claims[0]].words) for each in (one, other)]
    return meanings.overlap(*texts).most >= SHARED


def is_other_thing(corpus: Corpus, left: Told, right: Told) -> bool:
    """Whether the things counted differ, in class, in whose they are, or as some of others."""
    (_, mine), (_, theirs) = left, right
    return _is_other_owner(mine, theirs) or is_other_of_one_voice(corpus, left, right)


def is_other_of_one_voice(corpus: Corpus, left: Told, right: Told) -> bool:
    """The same of one voice, which need not say again whose they are."""
    (_, mine), (_, theirs) = left, right
    if _is_part(corpus, left) != _is_part(corpus, right):
        return True
    owners = [each.about.belonging if each.about else None for each in (mine, theirs)]
    return (all(owners) and owners[0] != owners[1]) or not _one_noun(mine, theirs)


def _is_measured(told: Proposition) -> bool:
    """As of tonnes, not of money or of things: of a stuff there is mostly one in a story."""
    return told.quantity is not None and told.quantity.unit in measures()


def _is_some(left: Told, right: Told) -> bool:
    """As of "two women" and "nine people": the fewer may be among the others."""
    (one, mine), (other, theirs) = left, right
    if mine.about is None or theirs.about is None:
        return False
    group, whole = group_of(mine.about.words), group_of(theirs.about.words)
    narrower = (group is not None and whole is None) or is_part(mine.about.noun, theirs.about.noun)
    return narrower and (one.high or one.low or 0) < (other.low or other.high or 0)


def _tells_both(corpus: Corpus, left: Told, right: Told) -> bool:
    """Whether one claim gives the other's figure as well, of the same, or a greater: of a part."""
    for (answer, mine), (other, _) in ((left, right), (right, left)):
        for key in answer.claims:
            for each in corpus.claim[key].propositions:
                same = each.quantity is not None and _one_noun(mine, each) and each.about
                if not same or each.quantity is None or each.quantity == mine.quantity:
                    continue
                if (each.quantity.low, each.quantity.high) == (other.low, other.high):
                    return True
                greater = (each.quantity.low or 0) > (answer.high or answer.low or 0)
                if greater and each.predicate == mine.predicate:
                    return True
    return False


def are_within(one: Answer, other: Answer) -> bool:
    """Whether two figures told by other words are near enough to be of one thing."""
    return _within(one, other, FEW_TIMES)


def _words(told: Proposition) -> str:
    thing = told.about.words if told.about is not None else ""
    return f"{thing} ({told.predicate})".strip()


def _one_noun(mine: Proposition, theirs: Proposition) -> bool:
    """Of one class, or the one some of the other; tonnes are tonnes, of a share it is whose."""
    if mine.about is None or theirs.about is None:
        return True
    nouns = mine.about.noun, theirs.about.noun
    if nouns[0] == nouns[1] or is_part(*nouns) or is_part(*nouns[::-1]):
        return True
    units = [each.quantity.unit if each.quantity else None for each in (mine, theirs)]
    if units[0] and units[0] == units[1] and units[0] not in SHARES:
        return True
    return all(counts_people(noun) for noun in nouns)


def _is_other_owner(mine: Proposition, theirs: Proposition) -> bool:
    """Whose people they are, where one alone says so: two sides count their own."""
    owners = [each.about.belonging if each.about else None for each in (mine, theirs)]
    alone = any(owners) and not all(owners)
    return alone and mine.about is not None and counts_people(mine.about.noun)


def _is_part(corpus: Corpus, told: Told) -> bool:
    """As in "nine of the dead", of a figure that is some of another."""
    answer, proposition = told
    quantity = proposition.quantity
    if quantity is None:
        return False
    articles = {corpus.claim[key].article for key in answer.claims}
    return any(
        text[quantity.span.start : quantity.span.end] == quantity.span.words
        and PARTLY.match(text, quantity.span.end) is not None
        for text in (corpus.articles[article].text for article in articles)
    )


def _within(one: Answer, other: Answer, times: float) -> bool:
    ends = [end for each in (one, other) for end in (each.low, each.high) if end]
    return not ends or max(ends) <= times * min(ends)
