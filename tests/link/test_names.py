"""Names of places in questions: the fullest common one, with its article and preposition."""

import pytest

from sayso.link import names
from sayso.model import Act, Claim, Hop, Place, SourceKind, Span

HOP = Hop("Harbour Post", SourceKind.OUTLET)


def claim(number: int, *called: str) -> Claim:
    places = tuple(Place(Span(0, len(name), name), name, "vesk") for name in called)
    span = Span(number, number + 1, "x")
    return Claim(f"clm_{number}", "art_1", (span,), (HOP,), Act.ASSERT, places=places)


@pytest.mark.parametrize(
    ("called", "name"),
    [
        (("Vesk", "Vesk", "Vesk Oblast"), "Vesk Oblast"),
        (("Vesk region", "Vesk Region", "Vesk region"), "Vesk Region"),
        (("Vesk region", "Vesk"), "Vesk region"),
        (("Vesk", "Vesk reservoir"), "Vesk"),
        (("Vesk bridges", "Vesk bridges"), "Vesk bridges"),
        (("Vesk bridges", "Vesk crossing"), "Vesk"),
        (("Vesk area", "Vesk"), "Vesk"),
    ],
)
def test_the_fullest_common_name_is_taken(called: tuple[str, ...], name: str) -> None:
    known = names.gather([claim(number, each) for number, each in enumerate(called)])
    assert known.place("vesk") == name


def test_a_key_without_a_name_is_told_as_it_is() -> None:
    assert names.Names().place("vesk") == "Vesk"
    assert names.Names().place("the valley") == "the valley"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Vesk", "in Vesk"),
        ("Vesk Region", "in Vesk Region"),
        ("Vesk region", "in the Vesk region"),
        ("Vesk Valley", "in the Vesk Valley"),
        ("Vesk bridges", "at the Vesk bridges"),
    ],
)
def test_a_place_has_its_article_and_preposition(name: str, said: str) -> None:
    assert names.located(name) == said
