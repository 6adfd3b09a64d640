"""Everything in the ledger that bears on one claim: what ``sayso explain`` tells."""

from dataclasses import dataclass

from sayso.model import (
    Article,
    Claim,
    Identity,
    Judgement,
    Link,
    Mark,
    Origin,
    Passage,
    Question,
    Statement,
)
from sayso.store.view import View


@dataclass(frozen=True, slots=True)
class Explained:
    """A claim with what it was read from and what it was linked to.

    ``passages`` are those its content lies in; ``nested`` are the claims it is the parent of,
    ``answered`` the one it replies to; ``judgements`` all that persons decided about its voice;
    ``links`` are the relations it takes part in, on any of its ``questions``.
    """

    claim: Claim
    article: Article
    passages: tuple[Passage, ...]
    parent: Claim | None
    nested: tuple[Claim, ...]
    answered: Claim | None
    identity: Identity | None
    statement: Statement | None
    origin: Origin | None
    questions: tuple[Question, ...]
    links: tuple[Link, ...]
    judgements: tuple[Judgement, ...]


def find(view: View, id: str) -> Explained:
    """Gather what bears on the claim of a full id; NotFound if there is none."""
    with view.snapshot():
        claim = view.claim(id)
        linked = view.linked()
        voice = next((voice.identity for voice in linked.voices if voice.claim == id), None)
        links = (link for question in linked.questions for link in question.links)
        return Explained(
            claim=claim,
            article=view.article(claim.article),
            passages=_around(claim, view.passages(claim.article)),
            parent=None if claim.parent is None else view.claim(claim.parent),
            nested=tuple(each for each in view.claims(article=claim.article) if each.parent == id),
            answered=None if claim.replies_to is None else view.claim(claim.replies_to),
            identity=next((each for each in linked.identities if each.id == voice), None),
            statement=next((each for each in linked.statements if id in each.claims), None),
            origin=next((each for each in linked.origins if id in each.claims), None),
            questions=tuple(each for each in linked.questions if _answers(each, id)),
            links=tuple(link for link in links if id in (link.left, link.right)),
            judgements=tuple(each for each in view.judgements() if _about(each, claim)),
        )


def _around(claim: Claim, passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    return tuple(
        passage
        for passage in passages
        if any(passage.span.overlaps(span) for span in claim.content)
    )


def _answers(question: Question, claim: str) -> bool:
    return any(claim in answer.claims for answer in question.answers)


def _about(judgement: Judgement, claim: Claim) -> bool:
    return Mark(claim.article, claim.voice.name) in (judgement.left, judgement.right)
