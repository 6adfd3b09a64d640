"""LinkedIndex: what linking found, by claim and by article, for lines that refer to it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.model import Linked


@dataclass(frozen=True, slots=True)
class LinkedIndex:
    """Ids by the id they are looked up by: four by claim, and stories by article."""

    questions: Mapping[str, tuple[str, ...]]
    statements: Mapping[str, str]
    origins: Mapping[str, str]
    identities: Mapping[str, str]
    stories: Mapping[str, str]

    @classmethod
    def of(cls, linked: Linked) -> "LinkedIndex":
        """Index all that linking found; of an empty Linked every reference is unknown."""
        questions: dict[str, tuple[str, ...]] = {}
        for question in linked.questions:
            for claim in dict.fromkeys(
                claim for answer in question.answers for claim in answer.claims
            ):
                questions[claim] = (*questions.get(claim, ()), question.id)
        return cls(
            questions,
            {claim: each.id for each in linked.statements for claim in each.claims},
            {claim: each.id for each in linked.origins for claim in each.claims},
            {voice.claim: voice.identity for voice in linked.voices},
            {article: each.id for each in linked.stories for article in each.articles},
        )
