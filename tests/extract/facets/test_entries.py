"""Which entry a name means, by its type word, its container, the article, and its size."""

import pytest

from sayso.extract.facets import entries
from sayso.extract.facets.entries import Clues
from sayso.extract.facets.grounds import Ground

KURSK, KURSK_OBLAST = "gn:538560", "gn:538555"


def meant(name: str, clues: Clues | None = None, **ground) -> tuple[str | None, bool]:
    found = entries.find(name, clues or Clues(), Ground(**ground))
    return found.entry.id if found.entry else None, found.unsure


@pytest.mark.parametrize(
    ("clues", "identifier"),
    [
        (Clues("region", "oblast"), KURSK_OBLAST),
        (Clues("area", "area"), KURSK_OBLAST),
        (Clues("city", "city"), KURSK),
        (Clues(leaning="city"), KURSK),
        (Clues(leaning="region"), KURSK_OBLAST),
    ],
)
def test_the_words_beside_it_say_city_or_region(clues: Clues, identifier: str) -> None:
    assert meant("Kursk", clues) == (identifier, False)


def test_without_such_words_the_article_says_it_or_it_stays_open() -> None:
    assert meant("Kursk", typed={"kursk": frozenset({"region"})}) == (KURSK_OBLAST, False)
    assert meant("Kursk", typed={"kursk": frozenset({"city"})}) == (KURSK, False)
    assert meant("Kursk", typed={"kursk": frozenset({"city", "region"})}) == (KURSK, True)
    assert meant("Kursk") == (KURSK, True)


def test_a_container_picks_the_namesake_that_lies_in_it_or_none() -> None:
    assert meant("Paris", Clues(within=frozenset({"gn:4736286"}))) == ("gn:4717560", False)
    assert meant("Paris", Clues(within=frozenset({"FR"}))) == ("gn:2988507", False)
    assert meant("Kursk", Clues(within=frozenset({"FR"}))) == (None, False)


def test_the_country_of_the_story_picks_the_namesake() -> None:
    # Both towns are called Tripoli, and the Libyan one is five times as large.
    assert meant("Tripoli")[0] == "gn:2210247"
    assert meant("Tripoli", countries={"LB": 5})[0] != "gn:2210247"


def test_towns_of_one_name_and_size_stay_open() -> None:
    assert meant("Springfield") == (None, True)
    assert len(entries.find("Springfield", Clues(), Ground()).candidates) > 2
    assert meant("Springfield", regions=frozenset({"gn:4896861"}), countries={"US": 2}) == (
        "gn:4250542",
        False,
    )


def test_a_small_town_needs_its_country_in_the_article() -> None:
    assert meant("Sudzha") == (None, False)
    assert meant("Sudzha", countries={"RU": 3}) == ("gn:486816", False)


def test_a_place_is_found_by_sound_in_the_country_of_the_story_only() -> None:
    assert meant("Talbeesah", countries={"SY": 3}) == ("gn:163779", False)
    assert meant("Talbeesah", countries={"US": 3}) == (None, False)


def test_georgia_is_the_state_among_states_and_else_the_country() -> None:
    others = frozenset({"gn:5165418", "gn:4736286"})
    assert meant("Georgia", regions=others, countries={"US": 2}) == ("gn:4197000", False)
    assert meant("Georgia", countries={"GE": 2}) == ("GE", False)
    assert meant("Georgia", Clues("region", "state")) == ("gn:4197000", False)


@pytest.mark.parametrize("kind", ["site", "water"])
def test_an_airport_or_a_river_is_not_the_town_it_is_named_for(kind: str) -> None:
    assert meant("Kursk", Clues(kind)) == (None, False)


def test_a_valley_is_not_the_town_it_is_named_for() -> None:
    assert meant("Kursk", Clues("area", "valley")) == (None, False)


def test_an_invented_place_means_nothing() -> None:
    assert meant("Orlesk", Clues("region", "oblast"), countries={"RU": 3}) == (None, False)
