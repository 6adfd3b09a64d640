"""Articles about one occurrence fall together; others, and later ones, do not."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from builders import article
from sayso.link import stories

FERRY = (
    "Two sailors were killed when the ferry Lady Orm sank off Vell on Sunday after it struck a "
    "wreck. Divers searched the hull of the Lady Orm for the purser, Tomas Breck, 41, and the "
    "harbour master of Vell, Ilda Marren, closed the strait to tankers. The ferry had left Tarn "
    "at dawn with 60 passengers, the Vell Line said; all of them were taken off by fishing boats."
)
AGAIN = (
    "Divers on Tuesday found the body of Tomas Breck, the purser of the Lady Orm, the ferry which "
    "sank off Vell on Sunday after striking a wreck. Two sailors were killed. The strait stays "
    "closed to tankers, harbour master Ilda Marren said, until the hull is raised. The Vell Line, "
    "whose ferry it was, thanked the fishing boats that took off the passengers."
)
TRIAL = (
    "A court in Tarn heard on Monday why the Lady Orm went down. Captain Ruis Ostrum is charged "
    "with having slept on the bridge when the ferry struck a wreck on May 4 and two sailors died. "
    "The widow of Tomas Breck, 41, its purser, wept as divers told of the hull. The Vell Line has "
    "paid for the tankers that waited."
)
OTHER_TRIAL = (
    "A court in Tarn heard on Monday why the Sea Holly burned. Captain Dov Istrin is charged with "
    "having smoked on the bridge when the ferry took fire on March 9 and five sailors died. The "
    "widow of Emil Gant, 36, its cook, wept as divers told of the hull. The Tarn Line has paid "
    "for the tankers that waited."
)
BALLOT = (
    "Voters in Ostrel went to the polls on Tuesday to choose a mayor. Turnout reached 61 percent "
    "by noon, the electoral board said, and queues formed at the school in Tarn Street. Orla Penn "
    "of the Harbour List is thought to be ahead of the sitting mayor, Dov Istrin, 58."
)
OTHER_FERRY = (
    "Five sailors were killed when the ferry Sea Holly burned off Tarn on Thursday. Fishing boats "
    "took off the passengers. The harbour master of Tarn closed the strait, and divers searched "
    "the hull for the cook, Anna Grell, 29."
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


def test_the_like_happening_to_others_in_the_same_days_is_another_story() -> None:
    told = ("2031-05-04", FERRY), ("2031-05-06", AGAIN), ("2031-05-09", OTHER_FERRY)
    assert groups(*told) == [["0.txt", "1.txt"], ["2.txt"]]


def test_a_trial_months_later_recalls_the_day_and_who_was_killed() -> None:
    told = ("2031-05-04", FERRY), ("2031-05-06", AGAIN), ("2031-11-17", TRIAL)
    assert groups(*told) == [["0.txt", "1.txt", "2.txt"]]
    told = ("2031-05-04", FERRY), ("2031-05-06", AGAIN), ("2031-11-17", OTHER_TRIAL)
    assert groups(*told) == [["0.txt", "1.txt"], ["2.txt"]]


def test_a_page_that_was_edited_stays_in_its_story_and_one_a_year_later_does_not() -> None:
    first, second = (article("p.txt", "Post", day, FERRY) for day in ("2031-05-04", "2031-05-05"))
    later = article("p.txt", "Post", "2032-06-01", BALLOT)
    second = replace(second, id="art_second", text=BALLOT)
    found = stories.find([first, second, later])
    assert sorted(sorted(story.articles) for story in found) == sorted(
        [sorted([first.id, second.id]), [later.id]]
    )


def test_the_reason_names_what_the_articles_share() -> None:
    made = [
        article(f"{n}.txt", "Post", f"2031-05-0{n}", text) for n, text in ((4, FERRY), (6, AGAIN))
    ]
    (story,) = stories.find(made)
    assert "names in common" in story.why[0].detail


@given(st.permutations(range(4)))
def test_the_order_of_articles_changes_nothing(order) -> None:
    texts = (FERRY, AGAIN, BALLOT, OTHER_FERRY)
    made = [article(f"{n}.txt", f"Post {n}", f"2031-05-0{4 + n}", t) for n, t in enumerate(texts)]
    assert stories.find([made[n] for n in order]) == stories.find(made)


def test_no_date_rules_nothing_out() -> None:
    assert ["0.txt", "1.txt"] in groups(("", FERRY), ("2031-07-06", AGAIN), ("2031-05-06", BALLOT))


def test_every_article_is_in_one_story() -> None:
    assert groups() == []
    assert groups(("2031-05-04", "No.")) == [["0.txt"]]
