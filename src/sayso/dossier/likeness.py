"""Likeness: how much of a typed question is met by a claim or a question of the ledger.

The parts of the sentence come first: what happened and what was counted must be met in the claim
itself. The rest may stand elsewhere in its article, for half as much.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sayso.dossier import terms
from sayso.dossier.asked import Asked
from sayso.dossier.terms import Term
from sayso.model import Claim, Linked, Question, QuestionKind

ELSEWHERE: Final = 0.5  # of a word that stands only elsewhere in the article
OF_QUESTION: Final = 0.9  # of a word that only the wording of its question has
MET: Final = 0.45
NO_EVENT: Final = 0.85  # of a claim that has not the verb, where that is of no class
# What a claim loses for every word over so many: a long one holds something of everything.
LONG, A_WORD, TOO_LONG = 20, 0.004, 0.1
NO_FIGURE: Final = 0.8  # of a claim without a figure, where one is asked for
OF_KIND: Final = 1.08  # of a question of the kind that is asked


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a claim can be met by."""

    own: frozenset[str]
    asked: frozenset[str]
    counted: tuple[frozenset[str], ...]
    long: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of what was asked is met, of 1, and by which words where by other ones."""

    score: float
    met: tuple[tuple[str, str], ...] = ()


NONE: Final = Likeness(0.0)


@dataclass(slots=True)
class Pile:
    """The claims of a ledger, made ready to be compared with one typed question."""

    claims: Sequence[Claim]
    linked: Linked
    _articles: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _seen: dict[str, _Seen] = field(default_factory=dict)

    def __post_init__(self) -> None:
        wordings: dict[str, list[str]] = defaultdict(list)
        for question in self.linked.questions:
            told = " ".join((question.wording, *question.scope.places))
            for answered in {claim for answer in question.answers for claim in answer.claims}:
                wordings[answered].append(told)
        for claim in self.claims:
            seen = _see(claim, wordings.get(claim.id, ()))
            self._seen[claim.id] = seen
            self._articles[claim.article] |= seen.own

    def compare(self, asked: Asked) -> dict[str, Likeness]:
        """Every claim that meets the parts of what was asked, and how much of it."""
        heard = bool(asked.speakers)
        reach = [(term, term.reach) for term in asked.terms if not (heard and term.speaker)]
        if not reach:
            return {}
        elsewhere = {
            article: [_met(found, words)[0] for _, found in reach]
            for article, words in self._articles.items()
        }
        found = {}
        for claim in self.claims:
            like = _claim(asked, reach, self._seen[claim.id], elsewhere[claim.article])
            if like.score:
                found[claim.id] = like
        return found


def of_question(question: Question, asked: Asked, claims: Mapping[str, Likeness]) -> Likeness:
    """Of a question by its best claim: the others may tell the same in words of their own."""
    ids = sorted({claim for answer in question.answers for claim in answer.claims})
    best = max((claims.get(each, NONE) for each in ids), key=lambda like: like.score, default=NONE)
    wanted = asked.wants or asked.kind
    return Likeness(best.score * OF_KIND if wanted is question.kind else best.score, best.met)


def _see(claim: Claim, wordings: Collection[str]) -> _Seen:
    voice = claim.source.name if claim.source else claim.voice.name
    own = set(terms.words((claim.words, voice)))
    own |= {f"={each.predicate}" for each in claim.propositions}
    counted = [
        terms.words((each.of or "", each.unit or "")) | {terms.unit(each.unit or "")}
        for each in claim.quantities
    ]
    counted += [
        terms.words((each.about.words, each.about.noun))
        for each in claim.propositions
        if each.quantity is not None and each.about is not None
    ]
    own |= {terms.unit(each.unit or "") for each in claim.quantities}
    over = len(claim.words.split()) - LONG
    return _Seen(
        frozenset(own), terms.words(wordings), tuple(counted), min(max(over, 0) * A_WORD, TOO_LONG)
    )


def _claim(
    asked: Asked,
    reach: Sequence[tuple[Term, Mapping[str, float]]],
    seen: _Seen,
    elsewhere: Sequence[float],
) -> Likeness:
    score = total = 0.0
    events: list[float] = []
    things: list[float] = []
    told: list[tuple[str, str]] = []
    vague = False
    for (term, found), around in zip(reach, elsewhere, strict=True):
        here, by = _met(found, seen.own)
        there, also_by = _met(found, seen.asked)
        if there * OF_QUESTION > here:
            here, by = there * OF_QUESTION, also_by
        if here and not by.startswith(("^", "=")) and by != terms.stem(term.word):
            told.append((term.word, by))
        if term.name and max(here, around) < terms.ALIKE:
            return NONE
        (events if term.event else things if term.thing else []).append(here)
        vague |= term.event and term.vague
        total += term.weight
        score += term.weight * max(here, ELSEWHERE * around)
    if not ((_any(events) or vague) and _any(things) and _counts(asked, seen)):
        return NONE
    figure = asked.kind is not QuestionKind.HOW_MANY or bool(seen.counted)
    score *= (1.0 if figure else NO_FIGURE) * (1.0 if _any(events) else NO_EVENT)
    return Likeness(score / total - seen.long, tuple(told))


def _any(met: Sequence[float]) -> bool:
    return not met or max(met) >= MET


def _counts(asked: Asked, seen: _Seen) -> bool:
    """Whether what was asked for is what some figure counts."""
    counted = asked.counted
    if asked.kind is not QuestionKind.HOW_MANY or counted is None:
        return True
    # What a figure counts is not always said beside it: then it must stand in the claim.
    told = (words if words != {""} else seen.own for words in seen.counted)
    return any(_met(counted.reach, words)[0] >= MET for words in told)


def _met(reach: Mapping[str, float], words: Iterable[str]) -> tuple[float, str]:
    """By the nearest of the words."""
    best, by = 0.0, ""
    for word in words:
        how = reach.get(word, 0.0)
        if how > best or (how == best and how and word < by):
            best, by = how, word
    return best, by
