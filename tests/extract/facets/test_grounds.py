"""What an article is about by its places: countries, regions, large cities, type words."""

from facet_cases import sentences
from sayso.extract.facets import grounds, placenames


def test_countries_are_told_by_names_adjectives_capitals_and_regions(parser) -> None:
    text = "Syrian crews left Paris. They met in Bavaria and in Merrin, Tenn. Russia was silent."
    ground = grounds.find(sentences(parser, text))
    assert {"SY", "FR", "DE", "US", "RU"} <= set(ground.countries)
    assert {"gn:2951839", "gn:4662168"} <= ground.regions


def test_a_name_that_two_countries_share_points_to_none(parser) -> None:
    ground = grounds.find(sentences(parser, "They met in Georgia. They met in Tripoli Street."))
    assert "US" not in ground.countries


def test_a_large_city_without_a_rival_tells_its_region(parser) -> None:
    assert grounds.find(sentences(parser, "They met in Denver.")).around == {"gn:5417618"}
    assert grounds.find(sentences(parser, "They met in Springfield.")).around == frozenset()


def test_people_and_invented_places_point_nowhere(parser) -> None:
    ground = grounds.find(sentences(parser, "Paris Marren met Ilda Brell in Vesk and in Ladd."))
    assert dict(ground.countries) == {}
    assert ground.regions == frozenset()


def test_the_words_a_name_stands_with_are_kept(parser) -> None:
    text = "Vesk Oblast was calm. The city of Vesk was not. The town of Ladd was dark."
    ground = grounds.find(sentences(parser, text))
    assert ground.typed["vesk"] == {"region", "city"}
    assert ground.typed["ladd"] == {"city"}


def test_the_names_of_each_sentence_are_kept(parser) -> None:
    read = sentences(parser, "They met in Vesk. They met in Ladd.")
    ground = grounds.find(read)
    for sentence in read:
        assert ground.of(sentence) == placenames.find(sentence) != ()
    assert grounds.Ground().of(read[0]) == placenames.find(read[0])
