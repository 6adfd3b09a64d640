"""Retold figures: what a paper says in its own words may be a figure that somebody gave before."""

from collections.abc import Sequence

from sayso.link import comparing, figures, timing
from sayso.link.corpus import Corpus
from sayso.model import Answer, Outcome, Scope, SourceKind

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
        and corpus.identities[answer.source].kind in RETELLS
        and any(
            figures.same(other, answer)
            and other.source != answer.source
            and timing.strictly_after(other, answer)
            for other in answers[max(0, number - FIGURES) : number]
        )
    )


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
            order = (twin, other) if mine is pair[0] else (other, twin)
            if comparing.compare(corpus, scope, *order)[0] is not Outcome.CONFLICTING:
                return True
    return False
