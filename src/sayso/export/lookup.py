"""Lookup: a dossier's nouns by id, so that pages need not search."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sayso.model import (
    Answer,
    ArticleCard,
    Claim,
    Dossier,
    Evidence,
    Judged,
    Origin,
    Question,
    Statement,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class Lookup:
    """Everything a page asks a dossier for by id."""

    articles: dict[str, ArticleCard]
    claims: dict[str, Claim]
    evidence: dict[str, Evidence]
    names: dict[str, str]
    questions: dict[str, Question]
    numbers: dict[str, int]
    answers: dict[str, tuple[str, ...]]
    statements: dict[str, Statement]
    origins: dict[str, Origin]
    joined: dict[str, tuple[tuple[str, Answer], ...]]
    judged: dict[str, tuple[Judged, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, dossier: Dossier) -> "Lookup":
        """Index one dossier; questions are numbered from 1 in the order they are shown."""
        return cls(
            articles={card.id: card for card in dossier.articles},
            claims={claim.id: claim for claim in dossier.claims},
            evidence={each.claim: each for each in dossier.evidence},
            names={card.identity.id: card.identity.name for card in dossier.sources},
            questions={question.id: question for question in dossier.questions},
            numbers={question.id: i for i, question in enumerate(dossier.questions, 1)},
            answers=_by_claim(
                (claim, question.id)
                for question in dossier.questions
                for answer in question.answers
                for claim in answer.claims
            ),
            statements={claim: each for each in dossier.statements for claim in each.claims},
            origins={claim: each for each in dossier.origins for claim in each.claims},
            joined=_joined(dossier.questions),
            judged=by_thing(dossier.judged),
        )

    def outlet(self, article: str) -> str:
        """The outlet of an article, or what else names it."""
        card = self.articles.get(article)
        return (card.outlet or card.uri) if card else article

    def name(self, identity: str) -> str:
        """The best name of an identity, or the id where the dossier does not carry it."""
        return self.names.get(identity, identity)

    def as_read(self, claim: Claim) -> Claim:
        """The claim as the machine read it, whatever a person made of it."""
        for each in self.judged.get(claim.id, ()):
            if each.holds and each.judgement.verdict is Verdict.CORRECT:
                return next(read for read in each.read if read.id == claim.id)
        return claim

    def known(self, claims: Iterable[str]) -> list[Claim]:
        """Those of the claims that the dossier carries, in order."""
        return [self.claims[claim] for claim in claims if claim in self.claims]


def _joined(questions: Iterable[Question]) -> dict[str, tuple[tuple[str, Answer], ...]]:
    """Claim -> the questions it came to that its own words do not ask, each with the answer."""
    found: dict[str, tuple[tuple[str, Answer], ...]] = {}
    for question in questions:
        for answer in question.answers:
            for claim in answer.claims if answer.why else ():
                found[claim] = (*found.get(claim, ()), (question.id, answer))
    return found


def by_thing(judged: Iterable[Judged]) -> dict[str, tuple[Judged, ...]]:
    """The decisions on each claim and each voice, in order of making."""
    found: dict[str, tuple[Judged, ...]] = {}
    for each in judged:
        for key in each.about:
            found[key] = (*found.get(key, ()), each)
    return found


def _by_claim(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for claim, question in pairs:
        if question not in found.setdefault(claim, ()):
            found[claim] += (question,)
    return found
