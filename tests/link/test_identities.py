"""Who is who: full names across articles, surnames only with support, unnamed voices never."""

from collections.abc import Mapping
from datetime import datetime
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import facet_cases
from builders import Story, article
from sayso.link import identities, stories
from sayso.link.identities import Who
from sayso.link.merging import BODIES
from sayso.model import (
    Act,
    Article,
    Claim,
    Hop,
    Identity,
    Judgement,
    Mark,
    Source,
    SourceKind,
    Span,
    Verdict,
    on_day,
)
from sayso.model import Story as Told

LINE = "The ferry sank off the old pier at night"


def people(*mentions: tuple[str, str, dict[str, str]]) -> list[set[tuple[str, str]]]:
    """Groups of (article, name) that were found to be one voice."""
    story = Story()
    made = {}
    for number, (uri, by, more) in enumerate(mentions):
        content = f"{LINE}, said number {number} of them"
        if uri not in made:
            own = more.get("text", f"{uri} speaks of other things altogether: {uri * 3}.")
            lines = [
                f"{LINE}, said number {i} of them." for i, m in enumerate(mentions) if m[0] == uri
            ]
            # Months apart, so that no story in common lends support.
            day = {"a": "2031-05-04", "b": "2031-09-04"}[uri]
            made[uri] = article(uri, uri, day, "\n".join([own, *lines]))
            story.articles.append(made[uri])
        extra = {key: value for key, value in more.items() if key != "text"}
        story.claims.append(story.claim(made[uri], content, by, **extra))
    who = identities.find(story.articles, story.claims, stories.find(story.articles))
    found, voices = who.identities, who.voices
    by_claim = {claim.id: claim for claim in story.claims}
    groups: dict[str, set[tuple[str, str]]] = {}
    for voice in voices:
        claim = by_claim[voice.claim]
        uri = next(each.uri for each in story.articles if each.id == claim.article)
        groups.setdefault(voice.identity, set()).add((uri, claim.voice.name))
    assert {identity.id for identity in found} == set(groups)
    return sorted(groups.values(), key=sorted)


def test_one_full_name_is_one_person() -> None:
    groups = people(("a", "Ilda Marren", {}), ("b", "Ilda Marren", {}))
    assert groups == [{("a", "Ilda Marren"), ("b", "Ilda Marren")}]


def test_spellings_of_one_name_are_one_person_where_the_office_agrees() -> None:
    office = {"role": "harbour minister"}
    groups = people(("a", "Oleksiy Marrenskyi", office), ("b", "Oleksii Marrensky", office))
    assert len(groups) == 1


def test_spellings_alone_are_not_enough() -> None:
    assert len(people(("a", "Jan Marrek", {}), ("b", "Jan Marrik", {}))) == 2


def test_two_offices_may_be_two_people_of_one_name() -> None:
    groups = people(
        ("a", "Tom Vask", {"role": "bishop", "affiliation": "Diocese of Vell"}),
        ("b", "Tom Vask", {"role": "goalkeeper", "affiliation": "Ostrel Rovers"}),
    )
    assert len(groups) == 2


def test_a_bare_surname_in_another_article_stays_alone() -> None:
    assert len(people(("a", "Ilda Marren", {}), ("b", "Marren", {}))) == 2


def test_a_bare_surname_with_the_same_office_is_the_same() -> None:
    office = {"role": "harbour minister"}
    assert len(people(("a", "Ilda Marren", office), ("b", "Marren", office))) == 1


def test_a_surname_two_bear_in_one_article_is_neither() -> None:
    groups = people(("a", "Ilda Marren", {}), ("a", "Petr Marren", {}), ("a", "Marren", {}))
    assert len(groups) == 3


def test_bare_surnames_do_not_meet_across_articles() -> None:
    assert len(people(("a", "Marren", {}), ("b", "Marren", {}))) == 2


def test_an_acronym_is_its_long_form_in_the_same_article() -> None:
    long = "organisation: Ostrel Weather Bureau"
    assert len(people(("a", long, {}), ("a", "organisation: OWB", {}))) == 1
    assert len(people(("a", long, {}), ("b", "organisation: OWB", {}))) == 2


def test_an_office_every_country_has_is_not_one_voice() -> None:
    office = "organisation: Defence Ministry"
    assert len(people(("a", office, {}), ("b", office, {}))) == 2


def test_a_name_without_its_country_is_the_full_one_of_its_article() -> None:
    groups = people(
        ("a", "organisation: French Defence Ministry", {}),
        ("a", "organisation: Defense Ministry", {}),
        ("b", "organisation: Defence Ministry of France", {}),
    )
    assert len(groups) == 1


def test_names_and_adjectives_of_a_state_are_one_voice() -> None:
    assert len(people(("a", "state: France", {}), ("b", "state: the French", {}))) == 1


def test_unnamed_sources_are_one_for_each_article() -> None:
    groups = people(
        ("a", "unnamed: two officials", {}),
        ("a", "unnamed: two officials", {}),
        ("b", "unnamed: two officials", {}),
    )
    assert len(groups) == 2


def test_the_reason_and_the_other_names_are_kept() -> None:
    story = Story()
    made = article("a", "Harbour Post", "2031-05-04", "It sank, she said. It was old, she said.")
    story.add(
        made,
        {"content": "It sank", "by": "Ilda Marren"},
        {"content": "It was old", "by": "Marren"},
    )
    found: tuple[Identity, ...] = identities.find(story.articles, story.claims).identities
    assert [(each.name, each.aliases) for each in found] == [("Ilda Marren", ("Marren",))]
    assert "same article" in found[0].why[0].detail


# Cases as data.


def told(number: int, day: str, text: str = "It rained.") -> Article:
    when = on_day(datetime.fromisoformat(day), "given")
    key = f"art_{number}"
    return Article(key, key, text, b"", "", "text", "Harbour Post", published=when)


def voiced(article_id: str, number: int, who: Mapping[str, Any]) -> Claim:
    kind = SourceKind(who["kind"])
    source = Source(None, who["name"], kind, who.get("role"), who.get("affiliation"))
    hops = (Hop("Harbour Post", SourceKind.OUTLET), Hop(who["name"], kind))
    span = Span(number, number + 1, "x")
    return Claim(f"clm_{number:03}", article_id, (span,), hops, Act.ASSERT, source=source)


def found(case: Mapping[str, Any]) -> Verdict:
    """What is found of the two voices of a case."""
    first, second = case.get("days", ["2031-05-04", "2031-11-04"])
    articles = [told(0, first, case.get("text", "It rained.")), told(1, second)]
    homes = ["art_0", "art_0" if case["where"] == "article" else "art_1"]
    claims = [voiced(homes[n], n, case[side]) for n, side in enumerate(("left", "right"))]
    story = [Told("sty_1", ("art_0", "art_1"))] if case["where"] == "story" else []
    return between(identities.find(articles, claims, story), "clm_000", "clm_001")


def between(who: Who, left: str, right: str) -> Verdict:
    voice = {each.claim: each.identity for each in who.voices}
    if voice[left] == voice[right]:
        return Verdict.SAME
    pair = sorted((voice[left], voice[right]))
    return next(
        (each.verdict for each in who.doubts if [each.left, each.right] == pair), Verdict.NOT_SAME
    )


def named(case: Mapping[str, Any]) -> str:
    return f"{case['where']}: {case['left']['name']} / {case['right']['name']}"


@pytest.mark.parametrize(
    "case",
    [*facet_cases.load("identities", "made-up"), *facet_cases.load("identities", "negative")],
    ids=named,
)
def test_two_voices_are_told_apart_or_found_to_be_one(case: Mapping[str, Any]) -> None:
    assert found(case) == Verdict(case["found"])


@pytest.mark.parametrize("case", facet_cases.load("identities", "known-failures"), ids=named)
@pytest.mark.xfail(strict=True, reason="known failure, see its why")
def test_known_failures_still_fail(case: Mapping[str, Any]) -> None:
    assert found(case) == Verdict(case["found"])


# Properties.

FIRST = ("Anna", "Petr", "Ilda", "Bill", "William", "I.", "")
LAST = ("Marren", "Vask", "Orlo", "Marrenskyy", "Marrensky")
BODY = ("Ostrel Weather Bureau", "OWB", "Foreign Ministry", "French Foreign Ministry", "Paris")
ROLES = (None, "harbour minister", "bishop", "police chief")


@st.composite
def casts(draw: st.DrawFn) -> tuple[list[Article], list[Claim], list[Told]]:
    """A few articles of a few stories, with voices that may be one."""
    number = draw(st.integers(1, 5))
    articles = [told(n, f"2031-0{n + 1}-04") for n in range(number)]
    claims = []
    for place in range(draw(st.integers(2, 12))):
        kind = draw(st.sampled_from(["person", "organisation", "state", "outlet", "unnamed"]))
        person = f"{draw(st.sampled_from(FIRST))} {draw(st.sampled_from(LAST))}".strip()
        name = person if kind == "person" else draw(st.sampled_from([*BODY, "Marren"]))
        who = {"kind": kind, "name": name, "role": draw(st.sampled_from(ROLES))}
        claims.append(voiced(f"art_{draw(st.integers(0, number - 1))}", place, who))
    cut = draw(st.integers(0, number))
    some = tuple(article.id for article in articles[:cut])
    return articles, claims, [Told("sty_1", some)] if some else []


def partition(who: Who) -> set[frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for voice in who.voices:
        groups.setdefault(voice.identity, set()).add(voice.claim)
    return {frozenset(group) for group in groups.values()}


@given(cast=casts(), seed=st.integers(0, 99))
@settings(max_examples=60, deadline=None)
def test_the_order_of_articles_and_claims_changes_nothing(cast: Any, seed: int) -> None:
    articles, claims, told_of = cast
    mixed = [list(articles), list(claims)]
    for items in mixed:
        Random(seed).shuffle(items)
    assert identities.find(*mixed, told_of) == identities.find(articles, claims, told_of)


@given(cast=casts())
@settings(max_examples=60, deadline=None)
def test_swapping_two_surnames_mirrors_who_is_who(cast: Any) -> None:
    articles, claims, told_of = cast
    swap = {"Vask": "Orlo", "Orlo": "Vask"}
    mirrored = [
        voiced(
            claim.article,
            claim.content[0].start,
            {
                "kind": claim.voice.kind,
                "name": " ".join(swap.get(word, word) for word in claim.voice.name.split()),
                "role": claim.source.role,
            },
        )
        for claim in claims
    ]
    before, after = (identities.find(articles, each, told_of) for each in (claims, mirrored))
    assert partition(before) == partition(after)


@given(cast=casts())
@settings(max_examples=60, deadline=None)
def test_kinds_that_exclude_each_other_are_never_one(cast: Any) -> None:
    articles, claims, told_of = cast
    kinds = {claim.id: claim.voice.kind for claim in claims}
    for group in partition(identities.find(articles, claims, told_of)):
        met = {kinds[claim] for claim in group}
        assert len(met) == 1 or met <= BODIES


@given(cast=casts(), seed=st.integers(0, 99), verdict=st.sampled_from(list(Verdict)))
@settings(max_examples=80, deadline=None)
def test_a_judgement_holds_and_taking_it_back_restores(
    cast: Any, seed: int, verdict: Verdict
) -> None:
    articles, claims, told_of = cast
    left, right = Random(seed).sample(claims, 2)
    before = identities.find(articles, claims, told_of)
    judged = judgement(left, right, verdict)
    after = identities.find(articles, claims, told_of, [judged])
    one_mention = (left.article, left.voice.name) == (right.article, right.voice.name)
    bodied = {left.voice.kind, right.voice.kind} <= BODIES
    if not one_mention and verdict is Verdict.NOT_SAME:
        assert between(after, left.id, right.id) is Verdict.NOT_SAME
    if verdict is Verdict.SAME and (bodied or left.voice.kind is right.voice.kind):
        assert between(after, left.id, right.id) is Verdict.SAME
    ids = [identity.id for identity in after.identities]
    assert len(ids) == len(set(ids))
    assert {voice.identity for voice in after.voices} == set(ids)
    assert identities.find(articles, claims, told_of, []) == before


def judgement(left: Claim, right: Claim, verdict: Verdict) -> Judgement:
    marks = [Mark(each.article, each.voice.name) for each in (left, right)]
    return Judgement("jdg_1", *marks, verdict, "Oda", "2031-12-01T10:00:00Z")


# Judgements.


def three() -> tuple[list[Article], list[Claim]]:
    """One name in three articles: found to be one person."""
    articles = [told(n, f"2031-0{n + 1}-04") for n in range(3)]
    who = {"kind": "person", "name": "Ilda Marren"}
    return articles, [voiced(f"art_{n}", n, who) for n in range(3)]


def test_a_judgement_splits_a_group_at_its_weakest_link() -> None:
    articles = [told(n, f"2031-0{n + 1}-04") for n in range(3)]
    office = {"kind": "person", "role": "harbour inspector"}
    names = ("Ilda Marren", "Ilda Marren", "Marren")
    claims = [voiced(f"art_{n}", n, {**office, "name": name}) for n, name in enumerate(names)]
    assert len(partition(identities.find(articles, claims))) == 1
    apart = judgement(claims[1], claims[2], Verdict.NOT_SAME)
    after = identities.find(articles, claims, (), [apart])
    # The surname alone is the weaker link: the two full names stay together.
    assert partition(after) == {frozenset({"clm_000", "clm_001"}), frozenset({"clm_002"})}
    doubt = next(each for each in after.doubts if each.verdict is Verdict.NOT_SAME)
    assert doubt.why[0].rule == "judged"


def test_a_judgement_splits_what_a_third_mention_would_join() -> None:
    articles, claims = three()
    apart = judgement(claims[1], claims[2], Verdict.NOT_SAME)
    after = identities.find(articles, claims, (), [apart])
    assert partition(after) == {frozenset({"clm_000", "clm_001"}), frozenset({"clm_002"})}
    assert len({identity.id for identity in after.identities}) == 2


def test_two_judged_the_same_are_one_whatever_their_names_and_say_why() -> None:
    articles, _ = three()
    claims = [
        voiced("art_0", 0, {"kind": "organisation", "name": "Quay Army"}),
        voiced("art_1", 1, {"kind": "organisation", "name": "Jaish al-Rasif"}),
    ]
    joined = judgement(*claims, Verdict.SAME)
    after = identities.find(articles, claims, (), [joined])
    assert len(after.identities) == 1
    assert after.identities[0].why[0].rule == "judged"


def test_two_left_open_by_a_person_are_not_joined_by_the_same_evidence() -> None:
    articles, claims = three()
    unsure = judgement(claims[0], claims[1], Verdict.UNDECIDED)
    after = identities.find(articles, claims[:2], (), [unsure])
    assert between(after, "clm_000", "clm_001") is Verdict.UNDECIDED


def test_a_judgement_on_a_name_that_is_no_longer_read_changes_nothing() -> None:
    articles, claims = three()
    stale = Judgement(
        "jdg_1", Mark("art_0", "Oda"), Mark("art_9", "Ilda Marren"), Verdict.NOT_SAME, "Oda", ""
    )
    assert identities.find(articles, claims, (), [stale]) == identities.find(articles, claims)


def test_keeping_apart_is_stronger_than_joining() -> None:
    articles, claims = three()
    judged = [
        judgement(claims[0], claims[1], Verdict.SAME),
        judgement(claims[1], claims[2], Verdict.SAME),
        judgement(claims[0], claims[2], Verdict.NOT_SAME),
    ]
    after = identities.find(articles, claims, (), judged)
    assert between(after, "clm_000", "clm_002") is Verdict.NOT_SAME
    assert between(after, "clm_000", "clm_001") is Verdict.SAME
