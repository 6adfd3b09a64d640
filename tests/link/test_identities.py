"""Who is who: full names across articles, surnames only with support, unnamed voices never."""

from builders import Story, article
from sayso.link import identities, stories
from sayso.model import Identity

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
    found, voices = identities.find(story.articles, story.claims, stories.find(story.articles))
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
    found: tuple[Identity, ...] = identities.find(story.articles, story.claims)[0]
    assert [(each.name, each.aliases) for each in found] == [("Ilda Marren", ("Marren",))]
    assert "same article" in found[0].why[0].detail
