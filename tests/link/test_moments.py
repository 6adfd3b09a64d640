"""When an answer was said where no text dates it, and years that a page leaves out."""

from datetime import datetime

import pytest

from builders import Story, article, linked
from sayso.link import years
from sayso.model import Article, Link, Precision, Relation, When
from sayso.model import Story as Thread


def told(*rows: tuple[str, str, str]) -> list[Link]:
    """The links between statements that no text dates, each (day printed, words, voice)."""
    story = Story()
    for number, (day, words, by) in enumerate(rows, 1):
        # Of one occasion, by names that few have.
        scene = ("The Marabel burned off Tindel.", "At Tindel divers saw the Marabel.")[number % 2]
        text = f"A report\n\n{words}.\n\n{scene}"
        made = article(f"{number}.txt", f"Post {number}", day, text)
        story.articles.append(made)
        story.claims.append(story.claim(made, words, by))
    return [link for question in linked(story).questions for link in question.links]


def test_what_no_text_dates_was_said_when_it_was_printed() -> None:
    (link,) = told(
        ("2031-05-04", "Nine people were killed in Bordeaux", "Ilda Marren"),
        ("2031-05-08", "Twelve people were killed in Bordeaux", "Ilda Marren"),
    )
    assert link.relation is Relation.REVISES


def test_a_toll_that_may_be_of_the_day_before_contradicts_nobody() -> None:
    assert not told(
        ("2031-05-04", "Nine people were killed in Bordeaux", "Ilda Marren"),
        ("2031-05-05", "Twelve people were killed in Bordeaux", "Tor Vask"),
    )


def test_two_tolls_of_one_paper_day_contradict() -> None:
    (link,) = told(
        ("2031-05-04", "Nine people were killed in Bordeaux", "Ilda Marren"),
        ("2031-05-04", "Twelve people were killed in Bordeaux", "Tor Vask"),
    )
    assert link.relation is Relation.CONTRADICTS


def yearless(words: str) -> Article:
    made = article("b.txt", "Vell Wire", "2031-05-05", "A report\n\nThe ferry sank.")
    unknown = When(basis=(f"printed as '{words}', without a year",))
    return Article(**{**fields(made), "published": unknown})


def fields(made: Article) -> dict[str, object]:
    return {name: getattr(made, name) for name in made.__dataclass_fields__}


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("5 May", datetime(2031, 5, 5)),
        ("Monday 5 May", datetime(2031, 5, 5)),
        ("Friday 5 May", None),
    ],
)
def test_the_thread_gives_the_year_if_the_weekday_agrees(
    printed: str, expected: datetime | None
) -> None:
    dated, open_one = article("a.txt", "Post", "2031-05-04", "A report"), yearless(printed)
    thread = Thread("thr_1", (dated.id, open_one.id))
    _, found = years.complete([dated, open_one], [thread])
    assert found.published.earliest == expected
    assert expected is None or found.published.precision is Precision.DAY


def test_a_thread_without_a_year_gives_none() -> None:
    open_one = yearless("5 May")
    (found,) = years.complete([open_one], [Thread("thr_1", (open_one.id,))])
    assert not found.published.known


def headed(line: str) -> Article:
    """A page of which all that tells the day is a line above its text."""
    made = article("c.txt", "Vell Radio", "2031-05-06", f"{line}\n\nThe ferry sank off Tern.")
    unknown = When(basis=("no date on the page",))
    return Article(**{**fields(made), "published": unknown})


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Tuesday, 6 May 2031, 7 p.m. bulletin", datetime(2031, 5, 6)),
        ("Posted 6 May by the keeper", datetime(2031, 5, 6)),
        ("Friday, 6 May 2031, 7 p.m. bulletin", None),
        ("Tuesday, 6 May 2025, 7 p.m. bulletin", None),
        ("First told on 6 May, corrected on 9 May", None),
    ],
)
def test_a_line_above_the_text_gives_the_day_if_the_thread_agrees(
    line: str, expected: datetime | None
) -> None:
    dated, open_one = article("a.txt", "Post", "2031-05-04", "A report"), headed(line)
    thread = Thread("thr_1", (dated.id, open_one.id))
    _, found = years.complete([dated, open_one], [thread])
    assert (found.published.earliest and found.published.earliest.date()) == (
        expected and expected.date()
    )


def test_the_thread_tells_the_order_of_day_and_month() -> None:
    made = article("d.txt", "Vell Radio", "2031-05-06", "05/07/2031 23:00\n\nThe ferry sank.")
    first, last = datetime(2031, 5, 7), datetime(2031, 7, 5)
    unordered = When(first, last, Precision.UNKNOWN, ("order of day and month unknown",))
    open_one = Article(**{**fields(made), "published": unordered})
    dated = article("a.txt", "Post", "2031-07-06", "A report")
    _, found = years.complete([dated, open_one], [Thread("thr_1", (dated.id, open_one.id))])
    assert found.published.earliest == datetime(2031, 7, 5, 23)
