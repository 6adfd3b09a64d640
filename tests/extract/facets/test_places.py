"""Places: names in a location, with one key for one place; governments and people are none."""

from dataclasses import asdict

import pytest

from facet_cases import Case, label, load, sentences
from sayso.extract.facets import grounds, placenames, places
from sayso.lexicon import places as lexicon
from sayso.model import Place, Span

KEYS = ("words", "key", "id", "within", "precision")


def found(parser, text: str) -> list[Place]:
    read = sentences(parser, text)
    ground = grounds.find(read)
    return [each for sentence in read for each in places.find(sentence, ground)]


def flat(place: Place) -> dict[str, object]:
    values = (place.span.words, place.key, place.id, place.within, place.precision)
    return dict(zip(KEYS, values, strict=True))


def agrees(case: Case, parser) -> bool:
    wanted = [{"id": None, "within": None, **each} for each in case["expect"]]
    return [flat(each) for each in found(parser, case["text"])] == wanted


@pytest.mark.parametrize("case", load("places", "made-up"), ids=label)
def test_finds_places_with_their_key_and_container(case: Case, parser) -> None:
    assert agrees(case, parser), [flat(each) for each in found(parser, case["text"])]


@pytest.mark.parametrize("case", load("places", "gazetteer"), ids=label)
def test_a_name_means_one_entry_or_says_that_it_could_be_several(case: Case, parser) -> None:
    told = found(parser, case["text"])
    ours = [{"words": each.span.words, **asdict(each)} for each in told]
    wanted = case["expect"]
    assert len(ours) == len(wanted), [each["words"] for each in ours]
    kept = [{k: one[k] for k in gold} for one, gold in zip(ours, wanted, strict=True)]
    assert kept == wanted
    assert [bool(gold.get("unsure")) for gold in wanted] == [each.unsure for each in told]


@pytest.mark.parametrize("case", load("places", "negative"), ids=label)
def test_governments_people_and_organisations_are_no_places(case: Case, parser) -> None:
    assert [each.span.words for each in found(parser, case["text"])] == []


@pytest.mark.parametrize("case", load("places", "known-failures"), ids=label)
def test_known_failures_still_fail(case: Case, parser) -> None:
    assert not agrees(case, parser), "it passes now: move it to made-up.toml"


@pytest.mark.parametrize("case", load("places", "made-up"), ids=label)
def test_spans_hold_their_words(case: Case, parser) -> None:
    text = "Nothing to see.\n" + case["text"]
    for sentence in parser.parse(text, (Span.of(text, 16, len(text)),)):
        for place in places.find(sentence):
            place.span.check(text)
            assert place.name in place.span.words


@pytest.mark.parametrize(
    "name",
    [
        "Orlesk Oblast",
        "Orlesk Region",
        "the Orlesk area",
        "Orlesk",
        "the far western Orlesk Oblast",
    ],
)
def test_the_names_of_one_region_share_a_key(name: str) -> None:
    assert placenames.key(name) == "orlesk"


def test_accents_and_articles_do_not_part_two_spellings() -> None:
    assert placenames.key("Děvin") == placenames.key("Devin")


@pytest.mark.parametrize(
    ("word", "iso"),
    [
        ("North Korean", "KP"),
        ("North Koreans", "KP"),
        ("DPRK", "KP"),
        ("DPRK's", "KP"),
        ("Pyongyang", "KP"),
        ("Kiev", "UA"),
        ("Kyiv", "UA"),
        ("Ukrainian", "UA"),
        ("South Korean", "KR"),
        ("the United States", "US"),
        ("U.S.", "US"),
        ("US", "US"),
        ("the Kremlin", "RU"),
        ("British", "GB"),
        ("us", None),
        ("Lumerian", None),
    ],
)
def test_belonging_knows_states_by_any_of_their_words(word: str, iso: str | None) -> None:
    assert lexicon.belonging(word) == iso


def test_seats_and_capitals_stand_for_bodies() -> None:
    assert lexicon.metonym("the Pentagon") == ("US Department of Defense", "US")
    assert lexicon.metonym("Seoul") == ("government of South Korea", "KR")
    assert lexicon.metonym("Orlesk") is None


def test_no_name_belongs_to_two_states() -> None:
    seen: dict[str, str] = {}
    for each in lexicon.countries():
        for name in (*each.names, *each.capitals):
            assert seen.setdefault(name.casefold(), each.iso) == each.iso
    assert len({each.iso for each in lexicon.countries()}) == len(lexicon.countries())
