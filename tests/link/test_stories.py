"""Articles about one occurrence fall together; others, and later ones, do not."""

from builders import article
from sayso.link import stories

FERRY = (
    "The ferry Lady Orm sank off Vell on Sunday after it struck a wreck. Divers "
    "searched the hull of the "
    "Lady Orm for the purser, and the harbour master of Vell closed the strait to tankers."
)
AGAIN = (
    "Divers found the purser of the Lady Orm, the ferry which sank off Vell after "
    "striking a wreck. The strait "
    "stays closed, the harbour master said, until the hull is raised."
)
BALLOT = (
    "Voters in Ostrel went to the polls to choose a mayor. Turnout reached 61 "
    "percent by noon, the electoral "
    "board said, and queues formed at the school in Tarn Street."
)


def groups(*told: tuple[str, str]) -> list[list[str]]:
    made = [article(f"{n}.txt", f"Post {n}", day, text) for n, (day, text) in enumerate(told)]
    uris = {each.id: each.uri for each in made}
    found = stories.find(made)
    backwards = stories.find(made[::-1])
    assert found == backwards
    return sorted(sorted(uris[key] for key in story.articles) for story in found)


def test_two_reports_of_one_sinking_are_one_story() -> None:
    assert groups(("2031-05-04", FERRY), ("2031-05-06", AGAIN), ("2031-05-06", BALLOT)) == [
        ["0.txt", "1.txt"],
        ["2.txt"],
    ]


def test_the_same_words_two_months_later_are_another_story() -> None:
    assert len(groups(("2031-05-04", FERRY), ("2031-07-06", AGAIN), ("2031-05-06", BALLOT))) == 3


def test_no_date_rules_nothing_out() -> None:
    assert ["0.txt", "1.txt"] in groups(("", FERRY), ("2031-07-06", AGAIN), ("2031-05-06", BALLOT))


def test_every_article_is_in_one_story() -> None:
    assert groups() == []
    assert groups(("2031-05-04", "No.")) == [["0.txt"]]
