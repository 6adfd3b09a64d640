"""Places named in short: what "the valley" stands for, and where it stands for nothing."""

import pytest

from builders import sentences
from sayso.extract.facets import shortforms
from sayso.model import Place, Span

VALLEY = "Fog lay over Vell Valley. "
TEXTS = [
    (VALLEY + "Nine boats were in the valley.", ["Vell Valley"]),
    (VALLEY + "Nine boats were in the same valley.", ["Vell Valley"]),
    (VALLEY + "Nine boats were in the area.", ["Vell Valley"]),
    (VALLEY + "Nine boats were in a valley.", []),
    (VALLEY + "Nine boats were in the eastern valley.", []),
    (VALLEY + "Nine boats were in the valley of Osk.", []),
    (VALLEY + "Nine boats were in the town.", []),
    ("Nine boats were in the valley.", []),
]


@pytest.mark.parametrize(("text", "names"), TEXTS)
def test_the_last_place_with_the_word_is_meant(text: str, names: list[str]) -> None:
    at = text.find("Vell Valley")
    span = Span(at, at + len("Vell Valley"), "Vell Valley")
    named = [Place(span, "Vell Valley", "vell", None, "lumeria", "region")] if at >= 0 else []
    found = shortforms.find(sentences(text)[-1], named)
    assert [place.name for place in found] == names
    for place in found:
        place.span.check(text)
        assert (place.key, place.within, place.precision) == ("vell", "lumeria", "region")


def test_a_region_may_be_called_by_another_word_of_its_kind() -> None:
    text = "They met in Vesk Oblast. Snow fell in the region."
    named = [Place(Span.of(text, 12, 23), "Vesk Oblast", "vesk")]
    assert [place.key for place in shortforms.find(sentences(text)[-1], named)] == ["vesk"]


def test_the_city_is_the_town_named_last_whether_the_gazetteer_has_it_or_not() -> None:
    text = "They met in Vesk. Snow fell in the city."
    for identifier in (None, "gn:1"):
        named = [Place(Span.of(text, 12, 16), "Vesk", "vesk", identifier, None, "city", "XX")]
        found = shortforms.find(sentences(text)[-1], named)
        assert [(place.id, place.country) for place in found] == [(identifier, "XX")]


def test_the_region_is_one_by_its_entry_rather_than_a_part_of_a_country() -> None:
    text = "Vesk and Ladd met. Snow fell in the region."
    region = Place(Span.of(text, 0, 4), "Vesk", "vesk", "gn:1", "lumeria", "region")
    part = Place(Span.of(text, 9, 13), "Ladd", "ladd", "XX", None, "region")
    found = shortforms.find(sentences(text)[-1], [region, part])
    assert [place.key for place in found] == ["vesk"]
