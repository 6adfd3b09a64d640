"""Threads are wider than stories: what goes on for weeks is one."""

from builders import article
from sayso.link import threads

SIEGE = (
    "Shells fell on Vell for the ninth day of the siege, and the Vell hospital ran out of lamps, "
    "its director Ilda Marren said."
)
WEEK_LATER = (
    "The siege of Vell went on. Ilda Marren, the director of the Vell hospital, was flown out, and "
    "shells fell on the bakery."
)
BALLOT = "Voters in Ostrel chose a mayor, and turnout reached 61 percent, the electoral board said."


def test_a_siege_is_one_thread_and_a_ballot_another() -> None:
    told = (("2031-05-01", SIEGE), ("2031-05-09", WEEK_LATER), ("2031-05-02", BALLOT))
    made = [article(f"{n}.txt", "Post", day, text) for n, (day, text) in enumerate(told)]
    found = threads.find(made)
    assert sorted(len(each.articles) for each in found) == [1, 2]


def test_months_apart_are_two_threads() -> None:
    told = (("2031-05-01", SIEGE), ("2031-09-09", WEEK_LATER))
    made = [article(f"{n}.txt", "Post", day, text) for n, (day, text) in enumerate(told)]
    assert len(threads.find(made)) == 2
