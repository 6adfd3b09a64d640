"""The gazetteer: names, namesakes, what lies in what, spellings, and the file it is read from."""

from importlib.resources import files

import pytest

from sayso.lexicon import gazetteer
from sayso.lexicon.gazetteer import Entry

KURSK, KURSK_OBLAST = "gn:538560", "gn:538555"
BUDGET = 10_000_000


def kinds(name: str) -> list[tuple[str, str]]:
    return [(one.kind, one.country) for one in gazetteer.named(name)]


def test_a_name_gives_all_that_bear_it_regions_first_the_larger_first() -> None:
    assert kinds("Kursk") == [("region", "RU"), ("city", "RU")]
    assert kinds("Donetsk") == [("region", "UA"), ("city", "UA"), ("city", "RU")]
    assert gazetteer.named("Orlesk") == ()
    assert gazetteer.named("") == ()


def test_the_first_and_the_last_name_are_found() -> None:
    every = gazetteer._strings("names")
    for at in (0, gazetteer.BLOCK, len(every) - 1):
        assert gazetteer.named(every[at].decode())


def test_an_entry_tells_where_it_is() -> None:
    one = gazetteer.entry(KURSK)
    assert one is not None
    assert (one.name, one.country, one.above) == ("Kursk", "RU", KURSK_OBLAST)
    assert one.population > 400_000
    assert (round(one.latitude), round(one.longitude)) == (52, 36)
    assert gazetteer.entry("RU") == Entry("RU", "country", "Russia", "RU", None, *_sizes("RU"))
    assert gazetteer.entry("gn:1") is None
    assert gazetteer.entry("XX") is None


def _sizes(iso: str) -> tuple[int, float, float]:
    one = gazetteer.entry(iso)
    assert one is not None
    return one.population, one.latitude, one.longitude


def test_a_town_lies_in_its_region_and_that_in_its_country() -> None:
    assert gazetteer.above(KURSK) == (KURSK_OBLAST, "RU")
    assert gazetteer.inside(KURSK, "RU")
    assert gazetteer.inside(KURSK_OBLAST, "RU")
    assert not gazetteer.inside("RU", KURSK)
    assert not gazetteer.inside(KURSK, KURSK)
    assert not gazetteer.inside(KURSK, "UA")


def test_containers_and_holders_speak_in_keys() -> None:
    assert gazetteer.containers(KURSK) == ("kursk", "russia")
    assert gazetteer.holders([KURSK]) == {"kursk city": "kursk", "kursk": "russia"}
    assert gazetteer.holders([]) == {}


@pytest.mark.parametrize(
    ("identifier", "key"),
    [
        (KURSK_OBLAST, "kursk"),
        (KURSK, "kursk city"),
        ("RU", "russia"),
        ("gn:703448", "kyiv"),
        ("gn:703446", "kyiv oblast"),
        ("gn:524894", "moscow"),
        ("gn:524901", "moscow"),
        ("gn:2988507", "paris"),
        ("gn:4717560", "paris (texas)"),
        ("gn:4197000", "georgia (united states)"),
        ("gn:565348", "donetsk (rostov)"),
    ],
)
def test_the_key_of_a_place_parts_it_from_its_namesakes(identifier: str, key: str) -> None:
    assert gazetteer.key(identifier) == key


def test_no_two_regions_share_a_key() -> None:
    found: dict[str, str] = {}
    for name in ("Kursk", "Georgia", "Donetsk", "Punjab", "Limburg", "Santa Cruz", "Cordoba"):
        for one in gazetteer.named(name):
            if one.kind in ("country", "region"):
                assert found.setdefault(gazetteer.key(one.id), one.id) == one.id


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Saint-Étienne", "St. Etienne"),
        ("Al-Bab", "Al Bab"),
        ("Zürich", "Zurich"),
        ("Ma‘arrat", "Maarrat"),
    ],
)
def test_accents_marks_and_saints_do_not_part_names(left: str, right: str) -> None:
    assert gazetteer.fold(left) == gazetteer.fold(right)


@pytest.mark.parametrize(
    ("name", "iso", "identifier"),
    [
        ("Talbeesah", "SY", "gn:163779"),
        ("Tal Rifaat", "SY", "gn:163476"),
        ("Deir Ezzor", "SY", "gn:170792"),
        ("Sudja", "RU", None),
        ("Merrin", "SY", None),
        ("Talbeesah", "RU", None),
    ],
)
def test_another_transliteration_finds_the_place_in_its_country(
    name: str, iso: str, identifier: str | None
) -> None:
    found = [one.id for one in gazetteer.respelled(name, iso)]
    assert identifier in found if identifier else found == []


def test_the_file_keeps_to_its_budget() -> None:
    folder = files("sayso.lexicon").joinpath("geonames")
    assert len(folder.joinpath(gazetteer.FILE).read_bytes()) <= BUDGET
    told = folder.joinpath("README.md").read_text(encoding="utf-8")
    assert "CC BY 4.0" in told
