"""Revisions: one voice that says otherwise later, or sets the newer beside the older."""

import re

from sayso.link import (
    comparing,
    corrections,
    counted,
    figures,
    kin,
    matters,
    moments,
    refuting,
    tallies,
    timing,
    wordbags,
)
from sayso.link.answers import is_own_word
from sayso.link.corpus import Corpus, once
from sayso.link.ties import Tie, tie
from sayso.model import Answer, Claim, Facet, Part, Quantity, Relation, Scope, SourceKind

COPIED = 8  # runs of four words in common by which two texts print one statement


def find(corpus: Corpus, scope: Scope, earlier: Answer, later: Answer) -> Tie | None:
    """How two figures of one voice, or of one telling, stand to each other."""
    told = f"{earlier.name} {figures.tell(earlier)}, {later.name} {figures.tell(later)}"
    values = comparing.values(earlier, later)
    if not is_one_voice(corpus, earlier, later):
        if earlier.name.casefold() == later.name.casefold() and (
            slip := _misprint(corpus, earlier, later)
        ):
            return slip
        if not _sets_beside(corpus, earlier, later) or matters.of_counts(
            corpus, scope, earlier, later
        ):
            return None
        days = timing.as_part(earlier, later)
        detail = f"told by one voice: {told}"
        return tie(Relation.REVISES, "newer-figure-beside-older", detail, values, days)
    if _corrects(corpus, earlier, later) and not figures.same(earlier, later):
        return tie(Relation.REVISES, "later-version", f"the article was corrected: {told}", values)
    if refuting.refutes(corpus, later, earlier):
        detail = f"the newer words say that the older figure is not so: {told}"
        return tie(Relation.REVISES, "puts-aside", detail, values)
    return _misprint(corpus, earlier, later) or _of_one_voice(corpus, scope, earlier, later)


def _of_one_voice(corpus: Corpus, scope: Scope, earlier: Answer, later: Answer) -> Tie | None:
    again = figures.same(earlier, later) and not moments.in_one_article(corpus, earlier, later)
    unsure = again and are_miscopied(corpus, earlier, later)
    if unsure or is_left(corpus, earlier) or is_left(corpus, later):
        return None  # "cut from 412 to 188" tells the old figure only to leave it
    if not again and not moments.strictly_after(corpus, earlier, later):
        return None
    if not again and any(moments.is_only_recalled(corpus, each) for each in (earlier, later)):
        return None
    if not figures.same(earlier, later) and (
        _of_other_things(corpus, scope, earlier, later)
        or not figures.differ(earlier, later)
        or matters.of_revision(corpus, scope, earlier, later) is not None
    ):
        return None
    differing = {part.facet for part in comparing.differences(corpus, scope, earlier, later)}
    if differing - {Facet.MODE}:
        return None
    if figures.same(earlier, later):
        detail = f"{later.name} gave {figures.tell(later)} before"
        return tie(Relation.REPEATS, "same-voice-again", detail)
    told = f"{earlier.name} {figures.tell(earlier)}, {later.name} {figures.tell(later)}"
    detail = f"{_way(earlier, later)}: {told}; {timing.dates(earlier, later)}"
    changed = comparing.values(earlier, later), timing.as_part(earlier, later)
    return tie(Relation.REVISES, "same-voice-later", detail, *changed)


def _of_other_things(corpus: Corpus, scope: Scope, earlier: Answer, later: Answer) -> bool:
    """Whether one voice counts another thing now; of mere amounts nobody can tell."""
    one, other = (comparing.told(corpus, scope, answer) for answer in (earlier, later))
    if one is None or other is None:
        return False
    if {one.predicate, other.predicate} == {counted.AMOUNT} and one.quantity and other.quantity:
        return one.quantity.unit != other.quantity.unit or one.quantity.unit is None
    if one.predicate != other.predicate and not counted.are_within(earlier, later):
        return True
    return counted.is_other_of_one_voice(corpus, (earlier, one), (later, other))


@once
def is_left(corpus: Corpus, answer: Answer) -> bool:
    """Whether it is told only as the level from which a figure has moved."""
    if any(
        quantity.changed_from is not None and quantity.changed_from == answer.low
        for key in answer.claims
        for quantity in corpus.claim[key].quantities
    ):
        return True
    left = [
        _leaves(corpus, corpus.claim[key], quantity)
        for key in answer.claims
        for quantity in corpus.claim[key].quantities
        if quantity.low == answer.low
    ]
    return bool(left) and all(left)


@once
def teller(corpus: Corpus, answer: Answer) -> str:
    """Of the claims of an answer, the first that tells it as what is so, and not as an old word."""

    def rank(key: str) -> tuple[bool, bool, bool]:
        claim = corpus.claim[key]
        mine = [each for each in claim.quantities if each.low == answer.low]
        left = bool(mine) and all(_is_moved_from(corpus, claim, each) for each in mine)
        return left, moments.is_recalled(corpus, claim), corrections.corrects(corpus, claim)

    return min(answer.claims, key=lambda key: (rank(key), answer.claims.index(key)))


def _is_moved_from(corpus: Corpus, claim: Claim, quantity: Quantity) -> bool:
    moved = any(
        each.changed_from is not None and each.changed_from == quantity.low
        for each in claim.quantities
    )
    return moved or _leaves(corpus, claim, quantity)


def _leaves(corpus: Corpus, claim: Claim, quantity: Quantity) -> bool:
    """As in "cut from 412 to 188", of the first."""
    text, span = corpus.articles[claim.article].text, quantity.span
    before, after = text[max(0, span.start - 5) : span.start], text[span.end : span.end + 30]
    return before == "from " and re.search(r"\bto\b", after.split(".")[0]) is not None


def are_miscopied(corpus: Corpus, earlier: Answer, later: Answer) -> bool:
    """Whether two texts print one row of words with figures of which neither has all."""
    for one in (corpus.claim[key] for key in earlier.claims):
        for other in (corpus.claim[key] for key in later.claims):
            mine, theirs = (
                {(each.low, each.high) for each in claim.quantities} for claim in (one, other)
            )
            shared = len(_rows(one) & _rows(other))
            if mine - theirs and theirs - mine and shared >= COPIED:
                return True
    return False


def of_sides(corpus: Corpus, earlier: Answer, later: Answer, detail: str) -> Tie | None:
    """One voice that first says yes and later no: it withdraws, or admits."""
    if not moments.strictly_after(corpus, earlier, later):
        return None
    sides = Part(Facet.POLARITY, side(earlier), side(later)), timing.as_part(earlier, later)
    way = "withdraws what it said" if side(later) == "no" else "says what it had denied"
    who = "" if earlier.source == later.source else f", speaking for {earlier.name}"
    told = f"{later.name}{who} {way}: {detail}"
    return tie(Relation.REVISES, "same-voice-later", told, *sides)


def side(answer: Answer) -> str:
    """Yes or no, in words."""
    return "no" if answer.polarity.value == "negative" else "yes"


def is_one_voice(corpus: Corpus, earlier: Answer, later: Answer) -> bool:
    """Whether a later word of the one goes before an earlier one of the other.

    Outlets that print no name of their own have one name, and are not one voice.
    """
    kinds = [corpus.identities[each.source].kind for each in (earlier, later)]
    if SourceKind.OUTLET in kinds:
        if earlier.source != later.source:
            return False  # a paper that quotes another is not that other
        papers = [
            {corpus.articles[corpus.claim[key].article].outlet for key in each.claims}
            for each in (earlier, later)
        ]
        return papers[0] == papers[1] and None not in papers[0]
    return kin.one_body(corpus, earlier, later)


def in_order(corpus: Corpus, earlier: Answer, later: Answer) -> tuple[Answer, Answer]:
    """The two, turned round where the texts say that the second is the older one."""
    same = earlier.source == later.source
    older = _corrects(corpus, later, earlier) if same else _sets_beside(corpus, later, earlier)
    if not older and not moments.strictly_after(corpus, earlier, later):
        told = moments.in_order_of_text(corpus, later, earlier)
        told = told and not moments.in_order_of_text(corpus, earlier, later)
        older = told or moments.strictly_after(corpus, later, earlier)
    return (later, earlier) if older else (earlier, later)


def _way(earlier: Answer, later: Answer) -> str:
    if figures.higher(earlier, later):
        return "raised"
    return "lowered" if figures.higher(later, earlier) else "put otherwise"


def _misprint(corpus: Corpus, earlier: Answer, later: Answer) -> Tie | None:
    """One statement that two texts print with two figures: one of them must be miscopied."""
    # "More than 120" and "more than 220" fit together, and of one row of words one is a slip.
    ends = {(None in (each.low, each.high), each.low is None) for each in (earlier, later)}
    slip = ends in ({(True, True)}, {(True, False)}) and figures.differ(earlier, later)
    papers = any(is_own_word(corpus, each) for each in (earlier, later))
    if papers or (figures.compatible(earlier, later) and not slip):
        return None  # a paper that tells more the next day has no slip to answer for
    if is_left(corpus, earlier) or is_left(corpus, later):
        return None
    if any(tallies.is_nth(each) for each in (earlier, later)):
        return None  # "a second sailor died" goes on from "one sailor died"
    dated = timing.on_a_day(corpus, earlier) and timing.on_a_day(corpus, later)
    apart = moments.apart(corpus, earlier, later)
    if apart:
        return None
    of_one_day = dated and apart == 0
    for one in (corpus.claim[key] for key in earlier.claims):
        for other in (corpus.claim[key] for key in later.claims):
            shared = len(_rows(one) & _rows(other))
            copied = other.article in _texts(corpus, one) or one.article in _texts(corpus, other)
            if _gives(one, later) or _gives(other, earlier):
                continue  # "in four of the nine cases": one statement holds both
            # Undated, it may have been said twice; in one story, in the same words, it was not.
            least = COPIED if timing.in_one_story(corpus, earlier, later) else 2 * COPIED
            undated = apart is None and shared >= least
            printed = shared >= COPIED and (of_one_day or copied or undated)
            if one.article != other.article and (printed or (of_one_day and copied and shared)):
                detail = (
                    f"two texts print one statement of {earlier.name} with two figures: "
                    f"{figures.tell(earlier)}, {figures.tell(later)}"
                )
                value = Part(Facet.VALUE, figures.tell(earlier), figures.tell(later), clash=True)
                return tie(Relation.CONTRADICTS, "one-statement-two-figures", detail, value)
    return None


def _rows(claim: Claim) -> frozenset[tuple[str, ...]]:
    """The runs of words of a claim, whatever its figures are."""
    words = claim.words
    for quantity in claim.quantities:
        words = words.replace(quantity.span.words, "figure", 1)
    return wordbags.runs(words)


def _gives(claim: Claim, answer: Answer) -> bool:
    """Whether a claim gives the figure of an answer, beside others."""
    return any((each.low, each.high) == (answer.low, answer.high) for each in claim.quantities)


def _texts(corpus: Corpus, claim: Claim) -> set[str]:
    return {corpus.same_text.get(claim.article, "")} - {""}


def _corrects(corpus: Corpus, earlier: Answer, later: Answer) -> bool:
    """Whether the later figure stands in a later version of the article with the earlier one."""
    olds = {corpus.claim[key].article for key in earlier.claims}
    news = {corpus.claim[key].article for key in later.claims}
    return any(corpus.articles[article].version_of in olds for article in news - olds)


def takes_back(corpus: Corpus, withdrawn: Answer, other: Answer) -> bool:
    """Whether the other gives in the same correction what is right instead of the withdrawn."""
    lines = [
        {corrections.paragraph(corpus, corpus.claim[key]) for key in each.claims}
        for each in (withdrawn, other)
    ]
    return bool(lines[0] & lines[1])


def _sets_beside(corpus: Corpus, earlier: Answer, later: Answer) -> bool:
    """As in "the minister said 8,000; now we say 10,000": one voice reports the older figure."""
    if figures.compatible(earlier, later):
        return False
    for older in (corpus.claim[key] for key in earlier.claims):
        outer = corpus.claim.get(older.parent or "")
        for newer in (corpus.claim[key] for key in later.claims):
            told = outer is not None and outer.voice.name in {hop.name for hop in newer.chain}
            if told and newer.article == older.article and _before(older, newer):
                return True
    return False


def _before(older: Claim, newer: Claim) -> bool:
    """By when they were said, where the text dates both; else by their order in the text."""
    first, second = older.said, newer.said
    dated = first.earliest and first.latest and second.earliest and second.latest
    if dated and (first.earliest, first.latest) != (second.earliest, second.latest):
        return (first.latest, first.earliest) < (second.latest, second.earliest)
    return _start(older) < _start(newer)


def _start(claim: Claim) -> int:
    return claim.content[0].start if claim.content else 0
