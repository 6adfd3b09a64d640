"""The dossier: questions by how much they are disputed, then who, when and where it is written."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from sayso.dossier import decided, evidence
from sayso.model import (
    Act,
    Answer,
    Article,
    ArticleCard,
    Claim,
    Dossier,
    Judged,
    Linked,
    Passage,
    PassageKind,
    Precision,
    Question,
    QuestionKind,
    Relation,
    SetAside,
    SourceCard,
    TimelineEntry,
    When,
)

DISPUTE = frozenset({Relation.CONTRADICTS, Relation.DENIES, Relation.REVISES})
REPLIES = frozenset({Relation.DECLINES, Relation.CANNOT_CONFIRM})
Passages = Mapping[str, Sequence[Passage]]  # by article
NO_PASSAGES: Passages = MappingProxyType({})
# What has no date comes last; only ever compared, and all our times are naive.
LAST = datetime(9999, 12, 31)


def build(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    linked: Linked,
    set_aside: Sequence[SetAside] = (),
    title: str = "Dossier",
    *,
    passages: Passages = NO_PASSAGES,
    judged: Sequence[Judged] = (),
) -> Dossier:
    """All that is shown; the same claims in another order give the same dossier."""
    by_id = {article.id: article for article in articles}
    ordered = sorted(
        claims, key=lambda claim: (_first(_spoken(claim, by_id)), claim.article, claim.id)
    )
    grades = decided.reliability(judged)
    questions = tuple(sorted(decided.graded(linked.questions, grades), key=interest))
    asked = _asked(questions)
    struck = decided.rejected(judged)
    return Dossier(
        title=title,
        articles=_article_cards(articles, ordered, linked, passages),
        questions=questions,
        timeline=tuple(_entry(claim, by_id, asked) for claim in ordered if claim.id not in struck),
        sources=_source_cards(ordered, by_id, linked, asked),
        claims=tuple(ordered),
        evidence=tuple(evidence.find(by_id[claim.article], claim) for claim in ordered),
        statements=linked.statements,
        origins=linked.origins,
        copies=linked.copies,
        stories=linked.stories,
        set_aside=tuple(set_aside),
        judged=tuple(judged),
    )


def interest(question: Question) -> tuple[bool, int, int, int, int, str, str]:
    """Where several sources differ first, then where they agree, then what one alone tells.

    Among these most voices, a dispute weighing as two and a figure as one; wording settles ties.
    What cannot be put clearly comes after all that can.
    """
    voices = len({answer.source for answer in question.answers})
    relations = Counter(link.relation for link in question.links)
    disputes = sum(relations[relation] for relation in DISPUTE)
    replies = sum(relations[relation] for relation in REPLIES)
    differ = disputes > 0 or (voices > 1 and _differ(question.answers))
    counted = question.kind is QuestionKind.HOW_MANY
    weight = voices + (2 if disputes else 0) + (1 if counted else 0)
    return (
        not question.clear,
        0 if differ else 1 if voices > 1 else 2,
        -weight,
        -min(disputes, 9),
        -replies,
        question.wording,
        question.id,
    )


def _differ(answers: Sequence[Answer]) -> bool:
    """Whether one says no where another says yes, will not say, or gives another figure."""
    sides = {answer.polarity for answer in answers}
    figures = {(a.low, a.high) for a in answers if a.low is not None or a.high is not None}
    return len(sides) > 1 or len(figures) > 1


def _asked(questions: Sequence[Question]) -> dict[str, tuple[str, ...]]:
    """Claim -> the questions it answers, in the order they are shown."""
    found: dict[str, list[str]] = defaultdict(list)
    for question in questions:
        for claim in dict.fromkeys(claim for answer in question.answers for claim in answer.claims):
            found[claim].append(question.id)
    return {claim: tuple(ids) for claim, ids in found.items()}


def _spoken(claim: Claim, articles: dict[str, Article]) -> When:
    """When it was said; where the text is silent, no later than published."""
    if claim.said.known:
        return claim.said
    published = articles[claim.article].published
    if claim.own_voice or not published.known:
        return published
    return When(None, published.latest, Precision.UNKNOWN, ("said no later than published",))


def _first(when: When) -> tuple[datetime, datetime]:
    start = when.earliest or when.latest or LAST
    return start.replace(tzinfo=None), (when.latest or LAST).replace(tzinfo=None)


def _entry(
    claim: Claim, articles: dict[str, Article], asked: dict[str, tuple[str, ...]]
) -> TimelineEntry:
    return TimelineEntry(
        when=_spoken(claim, articles),
        who=claim.voice.name,
        act=claim.act,
        words=claim.words,
        claim=claim.id,
        questions=asked.get(claim.id, ()),
    )


def _article_cards(
    articles: Sequence[Article], claims: Sequence[Claim], linked: Linked, passages: Passages
) -> tuple[ArticleCard, ...]:
    counts = Counter(claim.article for claim in claims)
    story = {article: each.id for each in linked.stories for article in each.articles}
    ordered = sorted(
        articles, key=lambda article: (_first(article.published), article.uri, article.id)
    )
    return tuple(
        ArticleCard(
            id=article.id,
            uri=article.uri,
            outlet=article.outlet,
            title=article.title,
            published=article.published,
            sha256=article.sha256,
            claims=counts[article.id],
            story=story.get(article.id),
            version_of=article.version_of,
            passages=_kinds(passages.get(article.id, ())),
            retrieved=article.retrieved,
        )
        for article in ordered
    )


def _kinds(passages: Sequence[Passage]) -> tuple[tuple[PassageKind, int], ...]:
    """How many passages there are of each kind, in the order of the kinds."""
    counts = Counter(passage.kind for passage in passages)
    return tuple((kind, counts[kind]) for kind in PassageKind if counts[kind])


def _source_cards(
    claims: Sequence[Claim],
    articles: dict[str, Article],
    linked: Linked,
    asked: dict[str, tuple[str, ...]],
) -> tuple[SourceCard, ...]:
    speaker = {voice.claim: voice.identity for voice in linked.voices}
    acts: dict[str, Counter[Act]] = defaultdict(Counter)
    questions: dict[str, dict[str, None]] = defaultdict(dict)
    outlets: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        who = speaker.get(claim.id, "")
        acts[who][claim.act] += 1
        questions[who].update(dict.fromkeys(asked.get(claim.id, ())))
        article = articles[claim.article]
        outlets[who].add(article.outlet or article.uri)
    cards = [
        SourceCard(
            identity=identity,
            acts=tuple(
                sorted(acts[identity.id].items(), key=lambda pair: (-pair[1], pair[0].value))
            ),
            questions=tuple(sorted(questions[identity.id])),
            outlets=tuple(sorted(outlets[identity.id])),
        )
        for identity in linked.identities
    ]
    return tuple(
        sorted(
            cards,
            key=lambda card: (-sum(n for _, n in card.acts), card.identity.name, card.identity.id),
        )
    )
