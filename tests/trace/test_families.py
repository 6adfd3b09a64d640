"""Publisher families: dated by the table, or told by the outlet itself."""

from datetime import date

from builders import article
from sayso.lexicon.families import family_of, republishes
from sayso.trace import families

TEXT = "The rope works of Vell burned down on Monday."


def test_an_owner_is_that_of_the_day() -> None:
    assert family_of("Financial Times", date(2010, 5, 4)) == "Pearson"
    assert family_of("Financial Times", date(2020, 5, 4)) == family_of("Financial Times")
    assert family_of("Vell Daily", date(2020, 5, 4)) == "Vell Daily"


def test_who_reprints_whom() -> None:
    assert republishes("The Moscow Times", "Agence France-Presse")
    assert not republishes("AFP", "The Moscow Times")


def test_what_an_outlet_prints_of_its_publisher_holds_for_all_its_articles() -> None:
    made = [
        article("a", "Vell Daily", "2031-05-04", f"{TEXT}\nA Lund Bay Press title"),
        article("b", "Vell Daily", "2031-05-05", TEXT),
        article("c", "Tarn Echo", "2031-05-05", f"{TEXT}\nPublished by Lund Bay Press."),
        article("d", "Harbour Post", "2031-05-05", f"{TEXT}\nIt was owned by Ilda Marren."),
    ]
    names = families.by_article(made)
    assert names == families.by_article(made[::-1])
    assert [names[each.id] for each in made] == [*["Lund Bay Press"] * 3, "Harbour Post"]
