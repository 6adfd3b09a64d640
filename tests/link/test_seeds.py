"""Five real articles, their claims as a person read them: what linking makes of them."""

import tomllib
from datetime import datetime
from pathlib import Path

import pytest

from builders import Story, inside, linked, sentences
from sayso.extract.facets import places, quantities
from sayso.extract.propositions import propositions
from sayso.model import (
    Act,
    Article,
    Claim,
    Hop,
    Linked,
    Polarity,
    Precision,
    Question,
    Relation,
    Source,
    SourceKind,
    Span,
    When,
    article_id,
    digest,
    identify,
)

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
GOLD = ROOT / "tests" / "gold" / "seeds.toml"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not SEEDS.is_dir(), reason="the real articles (../shared/seeds) are not here"
    ),
]


def moment(text: str | None, *, end: bool = False) -> datetime | None:
    if text is None:
        return None
    return datetime.fromisoformat(text + ("-28" if end else "-01") if len(text) == 7 else text)


def when(row: dict, what: str) -> When:
    first, last = row.get(f"{what}_earliest"), row.get(f"{what}_latest")
    return When(moment(first), moment(last, end=True), Precision.DAY)


def read(row: dict, article: Article, before: list[Claim]) -> Claim:
    spans = tuple(Span.of(article.text, *pair) for pair in row["content"])
    parsed = [s for s in sentences(article.text) if any(s.span.overlaps(each) for each in spans)]
    counted = tuple(q for s in parsed for q in quantities.find(s) if inside(q.span, spans))
    located = tuple(p for s in parsed for p in places.find(s) if inside(p.span, spans))
    told = [p for claim in before if claim.article == article.id for p in claim.propositions]
    names = row.get("chain", [article.outlet])
    outlet = SourceKind.OUTLET
    kind = SourceKind(row.get("kind", "outlet")) if len(names) > 1 else outlet
    chain = (*(Hop(name, outlet) for name in names[:-1]), Hop(names[-1], kind))
    return Claim(
        id=identify("clm", row["id"]),
        article=article.id,
        content=spans,
        chain=chain,
        act=Act(row["act"]),
        source=Source(None, names[-1], kind) if len(names) > 1 else None,
        parent=identify("clm", row["parent"]) if "parent" in row else None,
        polarity=Polarity(row.get("polarity", "unstated")),
        quantities=counted,
        places=located,
        propositions=propositions.find(parsed, spans, counted, located, told),
        said=when(row, "said"),
    )


@pytest.fixture(scope="module")
def story() -> Story:
    gold = tomllib.loads(GOLD.read_text(encoding="utf-8"))
    made, story = {}, Story()
    for row in gold["article"]:
        raw = (SEEDS / row["file"]).read_bytes()
        text, about = raw.decode("utf-8"), when(row, "published")
        made[row["file"]] = Article(
            article_id(raw),
            row["file"],
            text,
            raw,
            digest(raw),
            "text",
            row["outlet"],
            published=about,
        )
    story.articles.extend(made.values())
    for row in gold["claim"]:
        if row.get("content"):
            story.claims.append(read(row, made[row["file"]], story.claims))
    return story


@pytest.fixture(scope="module")
def found(story: Story) -> Linked:
    return linked(story)


def question(found: Linked, kind: str, predicate: str, place: str) -> Question:
    scope = ("North Korean troops", predicate, (place,) if place else ())
    fitting = [
        q
        for q in found.questions
        if (q.scope.of, q.scope.predicate, q.scope.places) == scope
        and q.kind.value == kind
        and q.scope.when is None
    ]
    assert len(fitting) == 1, [q.wording for q in found.questions]
    return fitting[0]


def test_one_confirmation_in_three_outlets_is_one_origin(story: Story, found: Linked) -> None:
    outlets = {each.id: each.outlet for each in story.articles}
    by_claim = {claim.id: claim for claim in story.claims}
    speaker = next(i.id for i in found.identities if i.name.endswith("Rutte"))
    confirmed = [
        {outlets[by_claim[key].article] for key in each.claims}
        for each in found.statements
        if each.speaker == speaker and any(by_claim[key].act is Act.CONFIRM for key in each.claims)
    ]
    assert max(len(each) for each in confirmed) == 3
    roots = {
        o.id
        for o in found.origins
        for key in o.claims
        if by_claim[key].act is Act.CONFIRM and o.voice == speaker
    }
    assert len(roots) == 1


def test_the_figures_are_told_apart_by_where(found: Linked) -> None:
    here = question(found, "how-many", "presence", "Kursk Region")
    wider = question(found, "how-many", "presence", "Russia")
    assert [a.low for a in here.answers if not a.vague] == [8000, 3000, 10000]
    assert [(a.low, a.high, a.mode) for a in wider.answers] == [
        (10000, 10000, "actual"),
        (None, 12000, "possible"),
        (10000, None, "actual"),
    ]
    assert any(link.relation.value == "narrows" for link in here.links)
    assert any(link.relation.value == "revises" for link in here.links)


def test_refusals_are_refusals(found: Linked) -> None:
    there = question(found, "is-it-so", "presence", "Kursk Region")
    acts = [a.act for a in there.answers if a.name.endswith("Peskov")]
    assert acts.count(Act.DECLINE) >= 3
    for answer in there.answers:
        if answer.act is Act.DECLINE:
            assert answer.polarity is Polarity.UNSTATED


def test_the_dead_of_the_sides_are_never_mixed(found: Linked) -> None:
    lost = [q for q in found.questions if q.scope.predicate in {"casualties", "killing"}]
    for each in lost:
        assert len({a.source for a in each.answers if a.low}) == 1, each.wording
    assert len({q.scope.of for q in lost if q.kind.value == "how-many"}) >= 4


def test_who_denied_the_reports_denies_what_was_said_in_those_weeks(
    story: Story, found: Linked
) -> None:
    there = question(found, "is-it-so", "presence", "Kursk Region")
    by_claim = {claim.id: claim for claim in story.claims}
    denied = [link for link in there.links if link.relation is Relation.DENIES]
    assert denied
    for link in denied:
        reply, other = by_claim[link.left], by_claim[link.right]
        assert reply.voice.name.endswith("Peskov")
        assert reply.said.may_overlap(other.said)
