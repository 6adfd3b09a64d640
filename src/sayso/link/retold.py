"""Retold figures: what a paper says in its own words may be a figure that somebody gave before."""

from collections.abc import Sequence

from sayso.link import comparing, figures, kin, moments, wordbags
from sayso.link.corpus import Corpus
from sayso.model import Answer, Claim, Outcome, Scope, SourceKind

RETELLS = frozenset({SourceKind.OUTLET, SourceKind.DOCUMENT})
FIGURES = 40  # answers before it among which the figure is looked for


def find(corpus: Corpus, answers: Sequence[Answer]) -> frozenset[int]:
    """The numbers of the answers that only tell an old figure again.

    As in "On Tuesday it killed 12, according to figures of that day", of the toll of Tuesday. Who
    has a name and holds on to the old figure says something new; a paper tells again.
    """
    return frozenset(
        number
        for number, answer in enumerate(answers)
        if (answer.low is not None or answer.high is not None)
        and any(
            figures.same(other, answer)
            and other.source != answer.source
            and _may_be_had_from(corpus, answer, other)
            and moments.strictly_after(corpus, other, answer)
            for other in answers[max(0, number - FIGURES) : number]
        )
    )


def _may_be_had_from(corpus: Corpus, answer: Answer, other: Answer) -> bool:
    """A paper may have it from anybody; others where both go back to one origin."""
    known = answer.origin is not None and answer.origin == other.origin
    return known or corpus.identities[answer.source].kind in RETELLS


def gave_it_before(corpus: Corpus, answers: Sequence[Answer], pair: tuple[Answer, Answer]) -> bool:
    """Whether who gives another figure now gave the other's figure before, and has revised it."""
    earlier, later = pair
    return any(
        figures.agree(own, earlier)
        and not figures.compatible(own, later)
        and kin.one_body(corpus, own, later)
        and moments.strictly_after(corpus, own, later)
        for own in answers
        if own is not earlier and own is not later and (own.low is not None or own.high is not None)
    )


def slips(corpus: Corpus, answers: Sequence[Answer]) -> frozenset[int]:
    """The numbers of the answers that a copied text gives with another figure than the original.

    Nobody gave that figure, so that nobody revised it, or revised another by it.
    """
    found: set[int] = set()
    for number, answer in enumerate(answers):
        if answer.low is None and answer.high is None:
            continue
        for other in answers[max(0, number - FIGURES) : number + FIGURES]:
            twins = other.source == answer.source and not figures.compatible(other, answer)
            if twins and _is_copied_from(corpus, answer, other):
                found.add(number)
                break
    return frozenset(found)


def _is_copied_from(corpus: Corpus, copy: Answer, original: Answer) -> bool:
    """Whether all that tells it copies what tells the other, in one row of words."""
    return all(
        any(
            _is_copy(corpus, mine, theirs)
            and wordbags.runs(mine.words) & wordbags.runs(theirs.words)
            for theirs in (corpus.claim[key] for key in original.claims)
        )
        for mine in (corpus.claim[key] for key in copy.claims)
    )


def _is_copy(corpus: Corpus, mine: Claim, theirs: Claim) -> bool:
    """A text traced to the other, or one that names the other's outlet, which does not name it."""
    if corpus.same_text.get(mine.article) == theirs.article:
        return True
    copy, original = corpus.articles[mine.article], corpus.articles[theirs.article]
    credited = original.outlet and original.outlet != copy.outlet and original.outlet in copy.text
    return bool(credited) and not (copy.outlet and copy.outlet in original.text)


def has_twin_that_fits(
    corpus: Corpus, scope: Scope, answers: Sequence[Answer], pair: tuple[Answer, Answer]
) -> bool:
    """Whether one of two clashing answers is also printed with a figure that does not clash.

    Of two figures that texts print for one voice and day, one is miscopied, and nobody knows which:
    what may be a slip of the desk is held against nobody else.
    """
    for mine, other in (pair, pair[::-1]):
        for twin in answers:
            twins = twin.source == mine.source and twin.said.iso() == mine.said.iso()
            if not twins or not mine.said.known or figures.same(twin, mine):
                continue
            if moments.in_one_article(corpus, twin, mine):
                continue  # one text that tells two figures tells of two things
            order = (twin, other) if mine is pair[0] else (other, twin)
            if comparing.compare(corpus, scope, *order)[0] is not Outcome.CONFLICTING:
                return True
    return False
