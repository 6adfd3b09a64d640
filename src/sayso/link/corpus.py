"""Corpus: articles and claims with what earlier steps found, looked up by id."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

from sayso.lexicon.families import family_of
from sayso.model import (
    Answer,
    Article,
    Claim,
    Copy,
    Identity,
    Origin,
    Precision,
    Statement,
    Story,
    Voice,
    When,
)

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Corpus:
    """What questions are induced from; made by `gather`, never changed."""

    articles: dict[str, Article]
    claims: tuple[Claim, ...]
    claim: dict[str, Claim]
    identities: dict[str, Identity]
    speaker: dict[str, str]
    statement: dict[str, str]
    origin: dict[str, Origin]
    story: dict[str, str]
    thread: dict[str, str]
    same_text: dict[str, str]
    family: Mapping[str, str] = field(default_factory=dict)
    known: dict[tuple[str, int], tuple[Answer, Any]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    rarities: dict[str, Mapping[str, float]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    crowds: dict[str, float] = field(default_factory=dict, init=False, repr=False, compare=False)

    def family_of(self, article: Article) -> str:
        """The publisher behind an article: as traced, else the outlet's, else the outlet."""
        return self.family.get(article.id) or family_of(article.outlet or article.uri)

    def thread_of(self, article: str) -> str:
        """The id of an article's thread; its own where it is in none."""
        return self.thread.get(article, article)

    def mostly(self, group: Mapping[str, str], answers: Iterable[Answer]) -> str | None:
        """The story or thread (``group``, by article) that most claims of the answers are in.

        A tie goes to the id that comes first, so that every machine says the same.
        """
        among = Counter(
            group[self.claim[claim].article]
            for answer in answers
            for claim in answer.claims
            if self.claim[claim].article in group
        )
        return min(among, key=lambda each: (-among[each], each)) if among else None

    def spoken(self, claim: Claim) -> When:
        """When it was said; see `spoken`."""
        return spoken(claim, self.articles[claim.article])

    def inner(self) -> dict[str, tuple[Claim, ...]]:
        """The claims nested in each claim."""
        found: dict[str, list[Claim]] = {}
        for claim in self.claims:
            if claim.parent is not None:
                found.setdefault(claim.parent, []).append(claim)
        return {key: tuple(claims) for key, claims in found.items()}


def once(find: Callable[[Corpus, Answer], V]) -> Callable[[Corpus, Answer], V]:
    """What is found of an answer is kept: it is asked again for each answer beside it."""

    @wraps(find)
    def kept(corpus: Corpus, answer: Answer) -> V:
        key = f"{find.__module__}.{find.__name__}", id(answer)
        held = corpus.known.get(key)
        if held is None:
            # The answer is kept too, so that no other gets its number.
            held = corpus.known[key] = answer, find(corpus, answer)
        found: V = held[1]
        return found

    return kept


def gather(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    identities: Sequence[Identity],
    voices: Sequence[Voice],
    *,
    statements: Sequence[Statement] = (),
    origins: Sequence[Origin] = (),
    copies: Sequence[Copy] = (),
    stories: Sequence[Story] = (),
    threads: Sequence[Story] = (),
    families: Mapping[str, str] | None = None,
) -> Corpus:
    """Index everything by id, claims in an order that does not depend on the order of input."""
    return Corpus(
        articles={article.id: article for article in articles},
        claims=tuple(sorted(claims, key=lambda claim: (claim.article, _start(claim), claim.id))),
        claim={claim.id: claim for claim in claims},
        identities={identity.id: identity for identity in identities},
        speaker={voice.claim: voice.identity for voice in voices},
        statement={claim: each.id for each in statements for claim in each.claims},
        origin={claim: each for each in origins for claim in each.claims},
        story={article: story.id for story in stories for article in story.articles},
        thread={article: thread.id for thread in threads for article in thread.articles},
        same_text={c.article: c.of for c in copies if c.why.rule == "shared-text"},
        family=families or {},
    )


def _start(claim: Claim) -> int:
    return claim.content[0].start if claim.content else 0


def spoken(claim: Claim, article: Article) -> When:
    """When it was said; where the text is silent, no later than it was published."""
    if claim.own_voice and not claim.said.known:
        return article.published
    if claim.said.known or article.published.latest is None:
        return claim.said
    basis = ("said no later than published", *article.published.basis)
    return When(None, article.published.latest, Precision.UNKNOWN, basis)


def days_apart(left: When, right: When) -> int | None:
    """The least number of days between the two; None where a missing end leaves it open."""
    if not (left.known and right.known):
        return None
    if left.may_overlap(right):
        return 0
    gaps = [
        (late.earliest - early.latest).days
        for early, late in ((left, right), (right, left))
        if late.earliest is not None and early.latest is not None and late.earliest > early.latest
    ]
    return max(1, min(gaps)) if gaps else None
